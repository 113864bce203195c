public import Chemistry
internal import ExactArithmetic
internal import ThermoEntries
public import Thermodynamics

/// A reactant whose energy has been settled once, for use in many pairs and under many conditions.
public struct PreparedReactant: Sendable {
    /// Formula as typed and its composition.
    public let formula: Formula
    /// Formation energy in eV per formula unit as typed.
    public let energy: Double
    /// Where the energy comes from.
    public let source: EnergyChoice
    /// Row of the lowest entry of this composition, if any.
    public let entryRow: Int?
    /// Energy of that entry above the hull in eV/atom; nil without an entry.
    public let energyAboveHull: Double?

    /// The reactant under a condition, where its size depends on what the reservoirs hold.
    func reactant(_ reservoirs: [Reservoir]) -> Reactant {
        let composition = formula.composition
        let atoms = composition.atomCount.doubleValue
        let held = reservoirs.reduce(0.0) { $0 + composition[$1.element].doubleValue }
        let isHeld = composition.elements.allSatisfy { element in reservoirs.contains { $0.element == element } }
        return Reactant(
            formula: formula, energy: energy, source: source, entryRow: entryRow, energyAboveHull: energyAboveHull,
            size: ReactantSize(atoms: atoms, nonReservoirAtoms: isHeld ? 0 : atoms - held))
    }
}

extension InterfaceCalculator {
    /// Settles the energy of a reactant: of its lowest entry, or of the hull of its own elements (see `EnergyChoice`).
    ///
    /// - Throws: errors of `EquilibriumCalculator`.
    /// - Complexity: one linear program in the reactant's own chemical system.
    public func prepare(_ formula: Formula) throws(ThermodynamicsError) -> PreparedReactant {
        let phases = try PhaseSystem(entries, system: ChemicalSystem(formula.composition.elements), index: index)
        var closed = try EquilibriumCalculator(phases, settings: settings)
        return try prepare(formula, &closed)
    }

    /// The reaction of two prepared reactants under every condition given; equal to `reactions(_:_:conditions:)` with
    /// their formulas, without the programs that settle their energies.
    ///
    /// - Throws: errors of `EquilibriumCalculator`; `onlyReservoirElements` when both reactants hold nothing else (X4).
    /// - Complexity: O(m n) per pivot; a few pivots per kink.
    public func reactions(
        _ reactant1: PreparedReactant, _ reactant2: PreparedReactant, conditions: [[Reservoir]]
    ) throws(ThermodynamicsError) -> [InterfaceReaction] {
        let phases = try phases(
            reactant1.formula.composition, reactant2.formula.composition, conditions: conditions)
        return try reactions(reactant1, reactant2, conditions: conditions, phases: phases)
    }

    func prepare(
        _ formula: Formula, _ closed: inout EquilibriumCalculator
    ) throws(ThermodynamicsError) -> PreparedReactant {
        let composition = formula.composition
        let atoms = composition.atomCount.doubleValue
        let equilibrium = try closed.equilibrium(at: composition)
        let hull = equilibrium.energy
        guard let row = entries.rows(of: composition.reduced.composition).first else {
            return PreparedReactant(formula: formula, energy: hull, source: .hull, entryRow: nil, energyAboveHull: nil)
        }
        let own = entries.energies[row] * atoms
        // On the hull the hull's energy is this entry's, but for the last bits of another order of summation.
        let above = equilibrium.isAlone(row) ? 0 : max(0, (own - hull) / atoms)
        return PreparedReactant(
            formula: formula, energy: energyChoice == .own || above == 0 ? own : hull,
            source: energyChoice == .own ? .own : .hull, entryRow: row, energyAboveHull: above)
    }

    /// The phases two reactants and the reservoirs of all conditions can form.
    func phases(
        _ first: Composition, _ second: Composition, conditions: [[Reservoir]]
    ) throws(ThermodynamicsError) -> PhaseSystem {
        let open = conditions.flatMap { $0 }.map(\.element)
        try entries.refuseUnknownReservoirs(open)
        return try PhaseSystem(entries, system: ChemicalSystem(first.elements + second.elements + open), index: index)
    }

    func reactions(
        _ reactant1: PreparedReactant, _ reactant2: PreparedReactant, conditions: [[Reservoir]], phases: PhaseSystem
    ) throws(ThermodynamicsError) -> [InterfaceReaction] {
        var results: [InterfaceReaction] = []
        results.reserveCapacity(conditions.count)
        for reservoirs in conditions {
            let pair = ReactantPair(
                reactant1.reactant(reservoirs), reactant2.reactant(reservoirs), reservoirs: reservoirs)
            try pair.refuseNothingToBalance()
            var calculator = try EquilibriumCalculator(phases, reservoirs: reservoirs, settings: settings)
            results.append(try pair.reaction(&calculator))
        }
        return results
    }
}
