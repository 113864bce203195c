public import ExactArithmetic

/// A phase or substance under the name by which it is printed.
public struct Species: Sendable, Hashable {
    /// The text to print; it is the caller's choice and need not be the reduced formula.
    public let label: String
    /// The amounts of one formula unit as `label` writes it.
    public let composition: Composition

    /// Pairs a printed name with what it stands for.
    public init(label: String, composition: Composition) {
        self.label = label
        self.composition = composition
    }

    /// Prints the formula as typed.
    public init(_ formula: Formula) {
        self.init(label: formula.text, composition: formula.composition)
    }

    /// Takes the formula unit of `composition.reducedFormula`, so that oxygen counts in O2.
    public init(reducing composition: Composition) {
        let unit = composition.reduced.composition
        self.init(label: unit.reducedFormula, composition: unit)
    }
}

/// What turns into what, with exact coefficients in formula units.
///
/// The order of the terms is kept as given. A reaction need not be balanced; `residual` tells.
public struct Reaction: Sendable, Hashable {
    /// One species with its coefficient.
    public struct Term: Sendable, Hashable {
        /// The substance and its printed name.
        public let species: Species
        /// Formula units of the species.
        public let coefficient: Rational

        /// Creates `coefficient` formula units of `species`.
        public init(_ species: Species, coefficient: Rational) {
            self.species = species
            self.coefficient = coefficient
        }

        /// Creates `coefficient` formula units of `composition`, printed as `label`.
        public init(label: String, composition: Composition, coefficient: Rational) {
            self.init(Species(label: label, composition: composition), coefficient: coefficient)
        }

        /// The printed name of the species.
        public var label: String { species.label }
        /// The amounts of one formula unit.
        public var composition: Composition { species.composition }
    }

    /// The terms before the arrow.
    public let reactants: [Term]
    /// The terms behind the arrow.
    public let products: [Term]

    /// Creates a reaction from terms as they are; nothing is balanced, merged or sorted.
    public init(reactants: [Term], products: [Term]) {
        self.reactants = reactants
        self.products = products
    }

    /// Products minus reactants in atoms of each element that does not cancel, by atomic number; empty when balanced.
    public var residual: [(element: Element, amount: Rational)] {
        let signed = products.map { ($0, $0.coefficient) } + reactants.map { ($0, -$0.coefficient) }
        return Composition.summed(
            signed.flatMap { term, factor in
                term.composition.amounts.map { (element: $0.element, amount: $0.amount * factor) }
            })
    }

    /// True when every element is conserved exactly.
    public var isBalanced: Bool { residual.isEmpty }

    /// Every coefficient multiplied by `factor`.
    public func scaled(by factor: Rational) -> Reaction {
        func scale(_ terms: [Term]) -> [Term] {
            terms.map { Term($0.species, coefficient: $0.coefficient * factor) }
        }
        return Reaction(reactants: scale(reactants), products: scale(products))
    }

    /// The same reaction with the smallest whole-number coefficients.
    public var wholeNumbered: Reaction {
        let divisor = (reactants + products).map(\.coefficient).reduce(.zero, Rational.greatestCommonDivisor)
        return divisor.isZero ? self : scaled(by: divisor.reciprocal)
    }
}

extension Reaction: CustomStringConvertible {
    /// `text()` with nine significant digits.
    public var description: String { text() }

    /// `0.25 P2S5 + 0.75 Li2S -> 0.5 Li3PS4`; a side without terms is written `0`.
    ///
    /// A coefficient of 1 is left out, whole numbers are exact, and terms with coefficient 0 are skipped.
    /// - Parameter significantDigits: for coefficients that are not whole; 4 suits tables, 9 files.
    public func text(significantDigits: Int = 9) -> String {
        func side(_ terms: [Term]) -> String {
            let shown = terms.filter { !$0.coefficient.isZero }.map {
                AmountText.term($0.coefficient, $0.label, significantDigits: significantDigits)
            }
            return shown.isEmpty ? "0" : shown.joined(separator: " + ")
        }
        return side(reactants) + " -> " + side(products)
    }
}
