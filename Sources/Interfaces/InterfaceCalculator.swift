public import Chemistry
public import ConvexCore
internal import ExactArithmetic
public import ThermoEntries
public import Thermodynamics

/// Reaction energies between two materials, closed or open to reservoirs.
public struct InterfaceCalculator: Sendable {
    /// How reactants get their energies.
    public enum EnergyChoice: String, Sendable, CaseIterable {
        /// The lowest entry where there is one, else the hull.
        case own
        /// The hull, always.
        case hull
    }

    /// The data.
    public let entries: EntrySet
    /// How reactants get their energies.
    public let energyChoice: EnergyChoice
    /// Tolerances of the core.
    public let settings: LPSettings

    /// Finds subsystems quickly; worth its making for more than a few dozen pairs.
    public let index: SystemIndex?

    /// A calculator over one data set.
    public init(
        entries: EntrySet, energyChoice: EnergyChoice = .own, index: SystemIndex? = nil,
        settings: LPSettings = LPSettings()
    ) {
        self.entries = entries
        self.index = index
        self.energyChoice = energyChoice
        self.settings = settings
    }

    /// The reaction under every condition given; `conditions` holds one list of reservoirs per condition (empty: closed).
    ///
    /// - Throws: errors of `EquilibriumCalculator`; `onlyReservoirElements` when both reactants hold nothing else (X4).
    /// - Complexity: O(m n) per pivot; a few pivots per kink.
    public func reactions(
        _ formula1: Formula, _ formula2: Formula, conditions: [[Reservoir]]
    ) throws(ThermodynamicsError) -> [InterfaceReaction] {
        let open = conditions.flatMap { $0 }.map(\.element)
        let system = ChemicalSystem(formula1.composition.elements + formula2.composition.elements + open)
        try refuseUnknownReservoirs(open)
        let phases = try PhaseSystem(entries, system: system, index: index)
        var closed = try EquilibriumCalculator(phases, settings: settings)
        let energies = (try energy(formula1, &closed), try energy(formula2, &closed))
        var results: [InterfaceReaction] = []
        for reservoirs in conditions {
            let pair = ReactantPair(
                reactant(formula1, energies.0, reservoirs), reactant(formula2, energies.1, reservoirs),
                reservoirs: reservoirs)
            if reservoirs.isEmpty {
                results.append(try pair.reaction(&closed))
            } else {
                try pair.refuseNothingToBalance()
                var calculator = try EquilibriumCalculator(phases, reservoirs: reservoirs, settings: settings)
                results.append(try pair.reaction(&calculator))
            }
        }
        return results
    }

    /// The reaction under one condition.
    ///
    /// - Throws: as `reactions(_:_:conditions:)`.
    public func reaction(
        _ formula1: Formula, _ formula2: Formula, reservoirs: [Reservoir] = []
    ) throws(ThermodynamicsError) -> InterfaceReaction {
        try reactions(formula1, formula2, conditions: [reservoirs])[0]
    }

    private func refuseUnknownReservoirs(_ elements: [Element]) throws(ThermodynamicsError) {
        let missing = entries.missingElements(of: ChemicalSystem(elements))
        guard let first = missing.first else { return }
        throw ThermodynamicsError(
            .unknownReservoir, subject: "reservoir \(first.symbol)",
            message: "does not occur in the data '\(entries.provenance.name)'",
            remedy: "use an element of the data set")
    }

    private struct ReactantEnergy {
        var perFormula: Double
        var source: EnergySource
        var row: Int?
        var aboveHull: Double?
    }

    private func energy(
        _ formula: Formula, _ closed: inout EquilibriumCalculator
    ) throws(ThermodynamicsError) -> ReactantEnergy {
        let composition = formula.composition
        let atoms = composition.atomCount.doubleValue
        let hull = try closed.hullEnergy(at: composition)
        guard let row = entries.rows(of: composition.reduced.composition).first else {
            return ReactantEnergy(perFormula: hull, source: .hull, row: nil, aboveHull: nil)
        }
        let own = entries.energies[row] * atoms
        let above = max(0, (own - hull) / atoms)
        return energyChoice == .own
            ? ReactantEnergy(perFormula: own, source: .own, row: row, aboveHull: above)
            : ReactantEnergy(perFormula: hull, source: .hull, row: row, aboveHull: above)
    }

    private func reactant(_ formula: Formula, _ energy: ReactantEnergy, _ reservoirs: [Reservoir]) -> Reactant {
        let atoms = formula.composition.atomCount.doubleValue
        let held = reservoirs.reduce(0.0) { $0 + formula.composition[$1.element].doubleValue }
        let onlyReservoirs = formula.composition.elements.allSatisfy { element in
            reservoirs.contains { $0.element == element }
        }
        return Reactant(
            formula: formula, energy: energy.perFormula, source: energy.source, entryRow: energy.row,
            energyAboveHull: energy.aboveHull,
            size: ReactantSize(atoms: atoms, nonReservoirAtoms: onlyReservoirs ? 0 : atoms - held))
    }
}
