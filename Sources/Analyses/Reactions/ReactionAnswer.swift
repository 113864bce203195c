public import Chemistry
internal import Electrochemistry
public import Interfaces
public import Thermodynamics

/// The reaction of two materials under one condition, or the worst case over a range of voltages.
public struct ReactionAnswer: Sendable {
    /// The materials.
    public let pair: (Substance, Substance)
    /// The surroundings.
    public let condition: Condition
    /// All kinks; of a worst case those at the voltage of the lowest total energy.
    public let reaction: InterfaceReaction
    /// What was asked for: every kink, the lowest, or the worst mixtures.
    public let mixtures: [ReactionMixture]
}

/// What forms at one mixing ratio.
public struct ReactionMixture: Sendable {
    /// The materials.
    public let pair: (Substance, Substance)
    /// The surroundings.
    public let condition: Condition
    /// The reaction with all its kinks.
    public let reaction: InterfaceReaction
    /// Which of its kinks this is.
    public let index: Int
    /// Which minima over a range of voltages it attains; empty for a single condition.
    public let minima: [VoltageRangeReaction.Minimum]
    /// What the lowest energies of the reaction hang on; nil unless asked for.
    public let decisive: DecisiveEnergies?
    /// How the lowest energies scatter; nil unless asked for.
    public internal(set) var uncertainty: ReactionUncertainty?
    /// What is given off, per mole and gram of the reactants.
    public let gas: GasRelease

    init(
        _ pair: (Substance, Substance), _ condition: Condition, _ reaction: InterfaceReaction, _ index: Int,
        minima: [VoltageRangeReaction.Minimum], decisive: DecisiveEnergies?, _ workspace: Workspace
    ) {
        (self.pair, self.condition, self.reaction, self.index) = (pair, condition, reaction, index)
        (self.minima, self.decisive) = (minima, decisive)
        let kink = reaction.kinks[index]
        let x = kink.fractions.molar
        gas = GasRelease(
            kink.products, of: [(pair.0.composition, x), (pair.1.composition, 1 - x)],
            exchanged: zip(reaction.reservoirs, kink.reservoirUptake).map { ($0.element, $1) },
            ion: workspace.ion.element, entries: workspace.entries)
    }

    /// Shares, energies and products.
    public var kink: InterfaceKink { reaction.kinks[index] }

    /// The balanced equation, reactant 2 first, coefficients of the reactants that sum to 1.
    public func equation(in workspace: Workspace) -> Reaction {
        ReactionEquation(entries: workspace.entries).reaction(
            of: pair.0.species, and: pair.1.species, share: kink.fractions.molar,
            exchanging: zip(reaction.reservoirs, kink.reservoirUptake).map { ($0.element, $1) },
            products: kink.products)
    }

    /// The range of mixtures whose total energy lies within a margin of the lowest, in the row of that; nil for other rows and where there
    /// is no choice of mixtures.
    public var width: (low: MixingFractions, high: MixingFractions)? {
        guard index == reaction.totalMinimum, reaction.kinks.count > 1 else { return nil }
        return reaction.minimumRange(margin: Self.margin)
    }

    /// Mixtures this close to the lowest total energy, eV per non-reservoir atom, count as its width (CASES X22).
    public static let margin = 0.001
}
