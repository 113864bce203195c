public import Thermodynamics

/// The reaction between two materials under one condition: every kink of its energy over the mixing ratio.
///
/// In the basis of non-reservoir atoms the energy is convex and straight between kinks, so its minimum lies at a kink.
public struct InterfaceReaction: Sendable {
    /// Reactant 1, whose share every fraction counts.
    public let reactant1: Reactant
    /// Reactant 2.
    public let reactant2: Reactant
    /// Reservoirs; empty for a closed system.
    public let reservoirs: [Reservoir]
    /// Kinks from pure reactant 2 to pure reactant 1, ends included; a single one for special cases (see `flags`).
    public let kinks: [InterfaceKink]
    /// Index of the kink with the most negative total energy per non-reservoir atom; the first of equals.
    public let totalMinimum: Int
    /// Index of the kink with the most negative mutual energy per non-reservoir atom; the first of equals.
    public let mutualMinimum: Int
    /// Remarks in printing order.
    public let flags: [ResultFlag]

    /// Energies closer than this (eV per atom) are one value when minima and absent reactions are decided.
    static let sameEnergy = 1e-8

    init(
        reactant1: Reactant, reactant2: Reactant, reservoirs: [Reservoir], kinks: [InterfaceKink],
        flags: Set<ResultFlag>
    ) {
        self.reactant1 = reactant1
        self.reactant2 = reactant2
        self.reservoirs = reservoirs
        self.kinks = kinks
        totalMinimum = InterfaceReaction.lowest(kinks.map(\.energies.total))
        mutualMinimum = InterfaceReaction.lowest(kinks.map(\.energies.mutual))
        var flags = flags
        let minimum = kinks[totalMinimum]
        let reacts = kinks.contains { $0.energies.total < -InterfaceReaction.sameEnergy }
        if !reacts && kinks.count > 1 { flags.insert(.noReaction) }
        if reacts && minimum.isEndpoint && kinks.count > 1 { flags.insert(.minimumAtEndpoint) }
        let alone = [kinks[0], kinks[kinks.count - 1]].map(\.energies.totalPerAtom)
        if kinks.count > 1, alone.contains(where: { $0 < -InterfaceReaction.selfDecompositionFrom }) {
            flags.insert(.selfDecomposition)
        }
        if reactant1.source == .hull { flags.insert(.hullEnergy1) }
        if reactant2.source == .hull { flags.insert(.hullEnergy2) }
        self.flags = flags.sorted()
    }

    private static func lowest(_ values: [Double]) -> Int {
        var best = 0
        for (k, value) in values.enumerated() where value < values[best] - sameEnergy { best = k }
        return best
    }

    /// Range of the share of reactant 1 (molar, atomic, non-reservoir) in which the total energy per non-reservoir atom lies
    /// within `margin` (eV) of its minimum (CASES X22).
    public func minimumRange(margin: Double) -> (low: MixingFractions, high: MixingFractions) {
        let bound = kinks[totalMinimum].energies.total + margin
        return (edge(from: totalMinimum, step: -1, bound: bound), edge(from: totalMinimum, step: 1, bound: bound))
    }

    /// Walks from kink to kink until the straight piece crosses `bound`.
    private func edge(from start: Int, step: Int, bound: Double) -> MixingFractions {
        var k = start
        while kinks.indices.contains(k + step) {
            let (here, there) = (kinks[k], kinks[k + step])
            if there.energies.total > bound {
                let w = (bound - here.energies.total) / (there.energies.total - here.energies.total)
                let share = (1 - w) * here.fractions.nonReservoir + w * there.fractions.nonReservoir
                return MixingFractions(nonReservoir: share, reactant1.size, reactant2.size)
            }
            k += step
        }
        return kinks[k].fractions
    }
}
