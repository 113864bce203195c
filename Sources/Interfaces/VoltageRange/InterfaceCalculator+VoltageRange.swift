public import Chemistry
internal import ConvexCore
public import Electrochemistry
internal import ThermoEntries
public import Thermodynamics

extension InterfaceCalculator {
    /// The worst reaction between two materials while the voltage runs over a range.
    ///
    /// `others` are reservoirs besides the ion's that stay fixed.
    /// - Throws: `invalidVoltageRange`; `electrochemistry` for a voltage at which the element of the ion forms; `thermodynamics`.
    /// - Complexity: one evolution per reactant; one curve per end and transition.
    public func worstReaction(
        _ formula1: Formula, _ formula2: Formula, ion: WorkingIon, voltages: ClosedRange<Double>,
        others: [Reservoir] = []
    ) throws(InterfaceError) -> VoltageRangeReaction {
        let reactants = try InterfaceError.translating { () throws(ThermodynamicsError) in
            (try prepare(formula1), try prepare(formula2))
        }
        return try worstReaction(reactants.0, reactants.1, ion: ion, voltages: voltages, others: others)
    }

    /// As above with reactants whose energies are settled.
    ///
    /// - Throws: as above.
    public func worstReaction(
        _ reactant1: PreparedReactant, _ reactant2: PreparedReactant, ion: WorkingIon, voltages: ClosedRange<Double>,
        others: [Reservoir] = []
    ) throws(InterfaceError) -> VoltageRangeReaction {
        guard voltages.lowerBound.isFinite && voltages.upperBound.isFinite else {
            throw InterfaceError(
                .invalidVoltageRange, subject: "\(reactant1.formula.text) | \(reactant2.formula.text)",
                message: "the range of voltages \(voltages.lowerBound) to \(voltages.upperBound) V has no end",
                remedy: "give two finite voltages")
        }
        let ends =
            voltages.lowerBound == voltages.upperBound
            ? [voltages.lowerBound] : [voltages.lowerBound, voltages.upperBound]
        var conditions: [[Reservoir]] = []
        for voltage in ends { conditions.append(try others + [InterfaceCalculator.reservoir(ion, at: voltage)]) }
        return try InterfaceError.translating { () throws(ThermodynamicsError) in
            let inner = try transitions(
                [reactant1.formula.composition, reactant2.formula.composition], ion: ion, within: voltages,
                others: others)
            for mu in inner { conditions.append(others + [Reservoir(ion.element, chemicalPotential: mu)]) }
            let reactions = try reactions(reactant1, reactant2, conditions: conditions)
            let found = ends + inner.map { ion.voltage(chemicalPotential: $0) }
            let points = zip(found, reactions).map { VoltageRangeReaction.Point(voltage: $0, reaction: $1) }
            return VoltageRangeReaction(ion: ion, points: points, innerCount: inner.count)
        }
    }

    private static func reservoir(_ ion: WorkingIon, at voltage: Double) throws(InterfaceError) -> Reservoir {
        do { return try ion.reservoir(voltage: voltage) } catch { throw InterfaceError(error) }
    }

    /// Chemical potentials strictly inside a range at which one of the compositions changes its own equilibrium, descending.
    ///
    /// The sweep starts at the upper end of the range, not at the element: there a fixed reservoir (O with Li) may already condense.
    private func transitions(
        _ compositions: [Composition], ion: WorkingIon, within voltages: ClosedRange<Double>, others: [Reservoir]
    ) throws(ThermodynamicsError) -> [Double] {
        let ends = [voltages.lowerBound, voltages.upperBound].map { ion.chemicalPotential(voltage: $0) }
        let (low, high) = (min(ends[0], ends[1]), max(ends[0], ends[1]))
        let directions =
            [PotentialSweep.Direction(ion.element, start: high, rate: 1)]
            + others.map {
                PotentialSweep.Direction($0.element, start: $0.chemicalPotential, rate: 0, isGas: $0.isGas)
            }
        let open = directions.map(\.element)
        var found: [Double] = []
        for composition in compositions where !composition.elements.allSatisfy(open.contains) {
            let phases = try PhaseSystem(entries, system: ChemicalSystem(composition.elements + open))
            var sweep = try PotentialSweep(phases, directions: directions, settings: settings)
            found += try sweep.steps(of: composition).map { high - $0.to }.filter { $0 > low && $0 < high }
        }
        var distinct: [Double] = []
        for mu in found.sorted(by: >) {
            if let last = distinct.last, last - mu <= settings.breakpointMerge { continue }
            distinct.append(mu)
        }
        return distinct
    }
}
