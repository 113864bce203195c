public import Chemistry
internal import Electrochemistry
internal import ExactArithmetic
internal import ThermoEntries
public import Thermodynamics

/// The phases of lowest energy at one composition, closed or open to the ion and other elements.
public struct EquilibriumAnalysis: Analysis {
    /// Formula or name of a material.
    public var formula: String
    /// The surroundings: one answer each.
    public var conditions: ConditionRequest
    /// Whether the energy without each phase is told.
    public var isDecisive = false

    /// The equilibrium at a formula or the composition of a material.
    public init(_ formula: String, _ conditions: ConditionRequest = ConditionRequest()) {
        (self.formula, self.conditions) = (formula, conditions)
    }

    /// `equilibrium`.
    public static let name = "equilibrium"
    /// The material with everything that reservoirs hold.
    public var scope: DataScope { .together([formula] + conditions.heldElements) }

    /// The conditions.
    public func inputs(in workspace: Workspace) throws -> Batch<Condition> {
        Batch(outcomes: try conditions.conditions(in: workspace).map { .success($0) })
    }

    /// One equilibrium per condition.
    public func answers(to inputs: Batch<Condition>, in workspace: Workspace) async throws -> Batch<EquilibriumAnswer> {
        let substances = workspace.substances([formula])
        try substances.refuseIfAnythingFailed()
        let substance = substances.values[0]
        return await inputs.then(workspace, .analysis(Self.name), naming: \.text) {
            try answer(about: substance, under: $0, in: workspace)
        }
    }

    private func answer(
        about substance: Substance, under condition: Condition, in workspace: Workspace
    ) throws -> EquilibriumAnswer {
        let (entries, tally) = (workspace.entries, workspace.verification)
        let open = condition.reservoirs.map(\.element)
        try entries.refuseUnknownReservoirs(open)
        let phases = try PhaseSystem(entries, system: ChemicalSystem(substance.composition.elements + open))
        var calculator = try EquilibriumCalculator(phases, reservoirs: condition.reservoirs)
        let equilibrium = try calculator.equilibrium(at: substance.composition)
        if let tally {
            let all = try PhaseSystem(entries, system: phases.system, candidates: .all)
            let checked = try ExactVerifier(all, reservoirs: condition.reservoirs)
                .check(equilibrium.phases, energy: equilibrium.energy, at: substance.composition)
            tally.add(checked, rows: equilibrium.phases.count)
        }
        var answer = EquilibriumAnswer(substance, condition, equilibrium, workspace)
        if isDecisive {
            let all = try PhaseSystem(entries, system: phases.system, candidates: .all)
            var calculator = try EquilibriumCalculator(all, reservoirs: equilibrium.reservoirs)
            let decisive = try calculator.decisivePhases(of: equilibrium)
            if let tally { tally.add(try calculator.verify(decisive, of: equilibrium), rows: 0) }
            answer.decisive = decisive
        }
        return answer
    }
}

/// The equilibrium at one composition under one condition.
public struct EquilibriumAnswer: Sendable {
    /// The composition as asked.
    public let substance: Substance
    /// The surroundings.
    public let condition: Condition
    /// Phases in formula units per formula unit asked, energy in eV per formula unit, chemical potentials.
    public let equilibrium: Equilibrium
    /// What reservoirs give (positive) or take, atoms per formula unit.
    public let exchanged: [(element: Element, uptake: Double)]
    /// What is given off.
    public let gas: GasRelease
    /// The energy without each of the phases that move it, the largest change first; nil unless asked for.
    public internal(set) var decisive: [DecisivePhase]?

    init(_ substance: Substance, _ condition: Condition, _ equilibrium: Equilibrium, _ workspace: Workspace) {
        let entries = workspace.entries
        (self.substance, self.condition, self.equilibrium) = (substance, condition, equilibrium)
        exchanged = equilibrium.reservoirs.map { reservoir in
            let held = equilibrium.phases.reduce(0.0) {
                $0 + $1.amount * entries.composition(at: $1.row)[reservoir.element].doubleValue
            }
            return (element: reservoir.element, uptake: held - substance.composition[reservoir.element].doubleValue)
        }
        gas = GasRelease(
            equilibrium.phases, of: [(substance.composition, 1)], exchanged: exchanged, ion: workspace.ion.element,
            entries: entries)
    }

    /// What is said about the whole equilibrium.
    public var flags: [ResultFlag] {
        (equilibrium.hasAlternatives ? [.alternativeProducts] : [])
            + (equilibrium.method == .dense ? [] : [.solverFallback])
    }
}
