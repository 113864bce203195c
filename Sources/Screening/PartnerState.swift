public import Chemistry
public import Interfaces
internal import ThermoEntries
public import Thermodynamics

/// What a screening takes one of its partners for: its entry, or the equilibrium of its composition.
public struct PartnerState: Sendable {
    /// The stage this partner decides.
    public let stage: ScreeningStage
    /// The partner as typed.
    public let formula: Formula
    /// Whether the data hold no entry of it, so that its energy is that of the phases below.
    public let isOnHull: Bool
    /// The equilibrium of its composition, formula units per formula unit as typed.
    public let equilibrium: [PhaseAmount]
}

extension CoatingScreen {
    /// The partners in the order electrolyte, cathode, charged cathodes.
    ///
    /// - Throws: when a partner cannot be calculated.
    /// - Complexity: two linear programs per partner.
    public func partnerStates() throws(InterfaceError) -> [PartnerState] {
        var states: [PartnerState] = []
        for (stage, reactant) in try prepared(contacts()) {
            let phases = try InterfaceError.translating { () throws(ThermodynamicsError) in
                try equilibrium(of: reactant.formula.composition)
            }
            states.append(
                PartnerState(
                    stage: stage, formula: reactant.formula, isOnHull: reactant.entryRow == nil, equilibrium: phases))
        }
        return states
    }

    /// The phases of lowest energy at a composition, closed.
    func equilibrium(
        of composition: Composition
    ) throws(ThermodynamicsError) -> [PhaseAmount] {
        let phases = try PhaseSystem(entries, system: ChemicalSystem(composition.elements))
        var calculator = try EquilibriumCalculator(phases)
        return try calculator.equilibrium(at: composition).phases
    }
}
