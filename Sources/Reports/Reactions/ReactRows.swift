package import Analyses
package import Chemistry
package import Interfaces
package import Presentation
package import ThermoEntries
package import Thermodynamics

/// What is written about kinks wherever they stand: reactions, gases, flags.
package struct ReactRows: Sendable {
    /// The data.
    package let entries: EntrySet
    /// Writes the reactions.
    package let reactions: ReactionText
    /// The working ion, which is never a gas given off.
    package let ion: Element

    /// Puts the parts together.
    package init(
        entries: EntrySet, reactions: ReactionText, ion: Element
    ) {
        self.entries = entries
        self.reactions = reactions
        self.ion = ion
    }

    /// What the reaction at a kink gives off, per mole and gram of the reactants.
    package func gas(
        _ substances: (Substance, Substance), _ reaction: InterfaceReaction, _ kink: InterfaceKink
    ) -> GasRelease {
        let x = kink.fractions.molar
        return GasRelease(
            kink.products, of: [(substances.0.composition, x), (substances.1.composition, 1 - x)],
            exchanged: zip(reaction.reservoirs, kink.reservoirUptake).map { ($0.element, $1) }, ion: ion,
            entries: entries)
    }

    /// The reaction at a kink as text.
    package func text(_ substances: (Substance, Substance), _ reaction: InterfaceReaction, _ kink: InterfaceKink)
        -> String
    {
        equation(substances, reaction, kink).text(significantDigits: reactions.significantDigits)
    }

    /// The reaction at a kink, reactant 2 first, coefficients of the reactants that sum to 1.
    package func equation(
        _ substances: (Substance, Substance), _ reaction: InterfaceReaction, _ kink: InterfaceKink
    ) -> Reaction {
        reactions.equation(
            of: substances.0, and: substances.1, share: kink.fractions.molar,
            exchanging: zip(reaction.reservoirs, kink.reservoirUptake).map { ($0.element, $1) }, products: kink.products
        )
    }

    /// Remarks of the whole reaction, and those of this kink's products.
    package func flags(_ reaction: InterfaceReaction, _ kink: InterfaceKink) -> Cell {
        var flags = reaction.flags.filter { $0 != .alternativeProducts }
        if kink.hasAlternatives { flags.append(.alternativeProducts) }
        let reactants = [reaction.reactant1, reaction.reactant2]
        if reactants.contains(where: { ($0.energyAboveHull ?? 0) > SystemHull.stableWithin }) {
            flags.append(.unstablePhase)
        }
        return entries.remarks(flags, rows: phases(reaction, kink))
    }

    /// The phases that the energy of a kink rests on.
    package func phases(_ reaction: InterfaceReaction, _ kink: InterfaceKink) -> [Int] {
        kink.products.map(\.row) + [reaction.reactant1, reaction.reactant2].compactMap(\.entryRow)
    }
}
