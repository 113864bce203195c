public import Chemistry
public import ConvexCore
internal import ExactArithmetic
public import ThermoEntries

/// Where a composition stands relative to the hull of its chemical system, with and without its own entries.
public struct HullAnalysis: Sendable {
    /// One entry of the composition.
    public struct Phase: Sendable, Hashable {
        /// Row in the entries.
        public let row: Int
        /// eV/atom, elements at zero.
        public let formationEnergy: Double
        /// Energy above the hull that holds the entry itself, eV/atom, >= 0.
        public let energyAboveHull: Double
        /// Energy minus the hull without any entry of this composition, eV/atom: negative when stable. Nil for elements, which nothing
        /// can replace.
        public let decompositionEnergy: Double?
        /// Whether the entry is on the hull within `SystemHull.stableWithin`.
        public var isStable: Bool { energyAboveHull <= SystemHull.stableWithin }
    }

    /// The composition as asked.
    public let composition: Composition
    /// Every entry of it, lowest energy first; empty when the data hold none.
    public let phases: [Phase]
    /// eV/atom.
    public let hullEnergy: Double
    /// The assemblage of lowest energy, in formula units per formula unit asked.
    public let equilibrium: [PhaseAmount]
    /// The same without any entry of this composition; nil for elements.
    public let competing: [PhaseAmount]?
    /// Whether other assemblages cost the same within tolerance, one of `equilibrium` or of `competing`.
    public let hasAlternatives: Bool
    /// Whether the fast solver could not be certified and a slower one had to help.
    public let usedFallback: Bool

    /// Remarks on one of `phases`, or on a composition without an entry (nil).
    public func flags(for phase: Phase?) -> [ResultFlag] {
        var flags: [ResultFlag] = []
        if phase == nil { flags.append(.noEntry) }
        if let phase, !phase.isStable { flags.append(.unstablePhase) }
        if hasAlternatives { flags.append(.alternativeProducts) }
        if usedFallback { flags.append(.solverFallback) }
        return flags
    }
}

/// Analyses compositions that hold exactly the elements of one chemical system; the phases are gathered once.
///
/// Columns: the phases of proper subsystems that may be stable and every phase of the system itself. Leaving out a phase of the
/// system can uncover unstable ones there, never in a subsystem, which does not contain it.
public struct HullAnalyzer {
    private let entries: EntrySet
    private var calculator: EquilibriumCalculator

    /// Gathers the phases of a chemical system.
    ///
    /// - Throws: errors of `PhaseSystem`.
    /// - Complexity: as `PhaseSystem`.
    public init(
        _ entries: EntrySet, system: ChemicalSystem, settings: LPSettings = LPSettings()
    ) throws(ThermodynamicsError) {
        let (starts, masks, status) = (entries.systemStarts, entries.systemMasks, entries.hullStatus)
        let rows = entries.systemPositions(within: system).flatMap { position in
            (Int(starts[position])..<Int(starts[position + 1])).filter { row in
                masks[position] == system.mask || status[row] != .unstable
            }
        }
        let phases = try PhaseSystem(entries, system: system, rows: rows)
        self.entries = entries
        calculator = try EquilibriumCalculator(phases, settings: settings)
    }

    /// Where `composition` stands.
    ///
    /// - Precondition: its elements are those of the system.
    /// - Throws: `notCertified`.
    /// - Complexity: one linear program.
    public mutating func analysis(of composition: Composition) throws(ThermodynamicsError) -> HullAnalysis {
        precondition(
            composition.elements == calculator.phases.system.elements,
            "the composition needs all elements of the system")
        let rows = entries.rows(of: composition)
        guard let lowest = rows.first else { return try withoutEntry(composition) }
        let own = entries.energies[lowest]
        let itself = [PhaseAmount(row: lowest, amount: composition.reduced.factor.doubleValue)]
        if composition.isElemental {
            return HullAnalysis(
                composition: composition, phases: phases(rows, hull: own, without: nil), hullEnergy: own,
                equilibrium: itself,
                competing: nil, hasAlternatives: false, usedFallback: false)
        }
        let rest = try calculator.equilibrium(at: composition, withoutRow: lowest)
        let without = rest.energy / composition.atomCount.doubleValue
        let isOnHull = own <= without + calculator.settings.tie
        return HullAnalysis(
            composition: composition, phases: phases(rows, hull: min(own, without), without: without),
            hullEnergy: min(own, without), equilibrium: isOnHull ? itself : rest.phases, competing: rest.phases,
            hasAlternatives: rest.hasAlternatives || (isOnHull && own >= without - calculator.settings.tie),
            usedFallback: rest.method != .dense)
    }

    /// Re-checks an analysis in rational arithmetic: the assemblage with and the one without the entries of the composition.
    ///
    /// Every entry of the system takes part, whatever its stored hull status says.
    /// - Throws: `notCertified` when one of them is refuted.
    @discardableResult
    public func verify(_ analysis: HullAnalysis) throws(ThermodynamicsError) -> VerificationReport {
        let composition = analysis.composition
        let phases = try PhaseSystem(entries, system: calculator.phases.system, candidates: .all)
        let atoms = composition.atomCount.doubleValue
        let checked = try ExactVerifier(phases).check(
            analysis.equilibrium, energy: analysis.hullEnergy * atoms, at: composition)
        guard let competing = analysis.competing, let lowest = analysis.phases.first,
            let without = lowest.decompositionEnergy.map({ lowest.formationEnergy - $0 })
        else { return checked }
        let rest = try PhaseSystem(entries, system: phases.system, candidates: .all, excluding: composition)
        return checked + (try ExactVerifier(rest).check(competing, energy: without * atoms, at: composition))
    }

    private mutating func withoutEntry(_ composition: Composition) throws(ThermodynamicsError) -> HullAnalysis {
        let equilibrium = try calculator.equilibrium(at: composition)
        return HullAnalysis(
            composition: composition, phases: [], hullEnergy: equilibrium.energy / composition.atomCount.doubleValue,
            equilibrium: equilibrium.phases, competing: equilibrium.phases,
            hasAlternatives: equilibrium.hasAlternatives,
            usedFallback: equilibrium.method != .dense)
    }

    private func phases(_ rows: [Int], hull: Double, without: Double?) -> [HullAnalysis.Phase] {
        rows.map { row in
            let energy = entries.energies[row]
            return HullAnalysis.Phase(
                row: row, formationEnergy: energy, energyAboveHull: max(0, energy - hull),
                decompositionEnergy: without.map { energy - $0 })
        }
    }
}

extension EquilibriumCalculator {
    /// The closed equilibrium with the phase of one row kept out of it, energy in eV per formula unit of `composition`.
    mutating func equilibrium(
        at composition: Composition, withoutRow row: Int
    ) throws(ThermodynamicsError) -> (
        energy: Double, phases: [PhaseAmount], hasAlternatives: Bool, method: SolverMethod
    ) {
        let (weight, b) = problem.rightHandSide(composition)
        var costs = problem.costs
        if let column = problem.columnPhase.firstIndex(where: { phases.rows[$0] == row }) {
            costs[column] = EquilibriumCalculator.prohibitive
        }
        let (vertex, method) = try certifiedVertex(costs: costs, b: b, subject: composition.formula)
        return (
            vertex.objective * weight, phaseAmounts(vertex.columns, vertex.amounts, scale: weight),
            vertex.hasAlternatives, method
        )
    }
}
