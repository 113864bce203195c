internal import Chemistry
public import Electrochemistry
internal import ExactArithmetic
internal import ThermoEntries
public import Thermodynamics

/// What compositions turn into, step by step over the voltage, lithiation and delithiation alike.
public struct ProfileAnalysis: Analysis {
    /// Formulas or names of materials.
    public var formulas: [String]
    /// Steps that do not overlap this range are left out, V against the reference of the workspace; nil: no end there.
    public var from: Double?
    /// The upper end of the range.
    public var to: Double?

    /// The profiles of formulas or names of materials.
    public init(_ formulas: [String]) { self.formulas = formulas }

    /// `profile`.
    public static let name = "profile"
    /// Every formula for itself.
    public var scope: DataScope { .each(formulas) }

    /// The range of interest, V against the reference.
    public var range: ClosedRange<Double> { (from ?? -.infinity)...(to ?? .infinity) }

    /// The compositions.
    public func inputs(in workspace: Workspace) -> Batch<Substance> { workspace.substances(formulas) }

    /// One profile per composition, with all its steps.
    public func answers(to inputs: Batch<Substance>, in workspace: Workspace) async -> Batch<ProfileAnswer> {
        let (entries, ion, tally) = (workspace.entries, workspace.ion, workspace.verification)
        let calculator = WindowCalculator(entries: entries, ion: ion)
        let (reference, range) = (workspace.reference, range)
        return await inputs.then(workspace, .analysis(Self.name), naming: \.text) { substance in
            let evolution = try calculator.evolution(of: substance.composition)
            let answer = ProfileAnswer(substance, evolution, ion: ion, entries: entries)
            if let tally {
                let shown = answer.steps(within: range, against: reference)
                tally.add(try calculator.verify(evolution), rows: answer.isReservoirItself ? 1 : shown.count)
            }
            return answer
        }
    }
}

/// The steps of one composition over the voltage.
public struct ProfileAnswer: Sendable {
    /// The composition as asked.
    public let substance: Substance
    /// Its steps, in volts against the element of the ion and mAh/g.
    public let profile: VoltageProfile
    /// Whether it is the element of the ion itself, which has no profile.
    public let isReservoirItself: Bool
    /// Row of its lowest entry; nil where it has none.
    public let entryRow: Int?
    /// What is said about the composition in every step.
    public let flags: [ResultFlag]
    /// The steps with their reaction energies.
    public let steps: [Step]

    /// One step.
    public struct Step: Sendable {
        /// Voltages, uptake, capacity, phases.
        public let step: VoltageProfile.Step
        /// Reaction energy at the high and low end of the ion's potential, eV/atom, from the lowest entry of the composition, or from the
        /// hull where it has none; nil where the end is open.
        public let energyAtHigh: Double?
        /// The same at the low end.
        public let energyAtLow: Double?
        /// What is given off.
        public let gas: GasRelease
    }

    init(_ substance: Substance, _ evolution: IonEvolution, ion: WorkingIon, entries: EntrySet) {
        self.substance = substance
        profile = VoltageProfile(evolution, ion: ion)
        let row = entries.rows(of: substance.composition).first
        entryRow = row
        guard let hull = evolution.closedHullEnergy else {
            (isReservoirItself, flags, steps) = (true, [.reservoirItself], [])
            return
        }
        isReservoirItself = false
        let atoms = substance.composition.atomCount.doubleValue
        let energy = row.map { entries.energies[$0] * atoms } ?? hull
        let isUnstable = energy - hull > SystemHull.stableWithin * atoms
        flags = row == nil ? [.noEntry] : isUnstable ? [.unstablePhase] : []
        steps = zip(profile.steps, evolution.steps).map { step, evolved in
            let ends = [evolved.potentialHigh, evolved.potentialLow].map { mu in
                mu.isFinite ? (evolved.energy - mu * evolved.uptake - energy) / atoms : nil
            }
            return Step(
                step: step, energyAtHigh: ends[0], energyAtLow: ends[1],
                gas: GasRelease(
                    step.phases, of: [(substance.composition, 1)], ion: ion.element, entries: entries))
        }
    }

    /// The steps that overlap a range of voltage against a reference.
    public func steps(within range: ClosedRange<Double>, against reference: ReferenceElectrode) -> [Step] {
        steps.filter {
            range.overlaps(
                step: $0.step.voltageLow.map(reference.voltage) ?? -.infinity,
                $0.step.voltageHigh.map(reference.voltage) ?? .infinity)
        }
    }
}

extension ClosedRange<Double> {
    /// Whether a step shares more than its end with the range; a range of one voltage takes the steps on both sides of it.
    package func overlaps(step low: Double, _ high: Double) -> Bool {
        if lowerBound == upperBound { return low <= lowerBound && upperBound <= high }
        return low < upperBound && lowerBound < high
    }
}
