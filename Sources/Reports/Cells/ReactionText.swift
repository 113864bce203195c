package import Analyses
package import Chemistry
package import ThermoEntries
package import Thermodynamics

/// Reactions as text, the materials named as they were typed.
package struct ReactionText: Sendable {
    /// Finds the coefficients.
    package let equation: ReactionEquation
    /// Significant digits of coefficients that are not whole: 4 in tables, 9 in files.
    package let significantDigits: Int

    /// Reactions whose products are rows of `entries`.
    package init(entries: EntrySet, significantDigits: Int) {
        equation = ReactionEquation(entries: entries)
        self.significantDigits = significantDigits
    }

    /// An element taken from (positive) or given to (negative) its reservoir, in atoms per formula unit.
    package typealias Exchange = ReactionEquation.Exchange

    /// `Li3PS4 + 5 Li -> 4 Li2S + P`.
    package func text(of substance: Substance, exchanging: [Exchange], products: [PhaseAmount]) -> String {
        equation.reaction(of: substance.species, exchanging: exchanging, products: products)
            .text(significantDigits: significantDigits)
    }

    /// `0.25 P2S5 + 0.75 Li2S -> 0.5 Li3PS4`: reactant 2 first, coefficients that sum to 1, `share` of reactant 1.
    package func text(
        of reactant1: Substance, and reactant2: Substance, share: Double, exchanging: [Exchange],
        products: [PhaseAmount]
    ) -> String {
        equation(of: reactant1, and: reactant2, share: share, exchanging: exchanging, products: products)
            .text(significantDigits: significantDigits)
    }

    /// The same as terms.
    package func equation(
        of reactant1: Substance, and reactant2: Substance, share: Double, exchanging: [Exchange],
        products: [PhaseAmount]
    ) -> Reaction {
        equation.reaction(
            of: reactant1.species, and: reactant2.species, share: share, exchanging: exchanging, products: products)
    }
}
