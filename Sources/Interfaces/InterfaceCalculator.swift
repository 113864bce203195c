public import Chemistry
public import ConvexCore
public import ThermoEntries
public import Thermodynamics

/// Reaction energies between two materials, closed or open to reservoirs.
public struct InterfaceCalculator: Sendable {
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
        let phases = try phases(formula1.composition, formula2.composition, conditions: conditions)
        var closed = try EquilibriumCalculator(phases, settings: settings)
        return try reactions(
            prepare(formula1, &closed), prepare(formula2, &closed), conditions: conditions, phases: phases)
    }

    /// The reaction under one condition.
    ///
    /// - Throws: as `reactions(_:_:conditions:)`.
    public func reaction(
        _ formula1: Formula, _ formula2: Formula, reservoirs: [Reservoir] = []
    ) throws(ThermodynamicsError) -> InterfaceReaction {
        try reactions(formula1, formula2, conditions: [reservoirs])[0]
    }
}
