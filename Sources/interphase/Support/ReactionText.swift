internal import Chemistry
internal import ExactArithmetic
internal import Presentation
internal import ThermoEntries
internal import Thermodynamics

/// Writes what turns into what, with exact coefficients found from the elements alone.
///
/// The phases and mixing ratio of a linear program say which species take part; their amounts solve the element balances in
/// fractions. Where the balances leave a choice, the amounts of the program are written.
struct ReactionText: Sendable {
    /// The data whose rows the products are.
    let entries: EntrySet
    /// Significant digits of coefficients that are not whole: 4 in tables, 9 in files.
    let significantDigits: Int

    /// Computed amounts may differ from the exact ones by this much (formula units) before the exact ones are distrusted.
    private static let agreement = 1e-6
    /// Amounts the balances do not fix are taken for the fraction that lies this close (formula units), if there is one.
    private static let resolution = 1e-12
    /// Denominators that are tried for such amounts.
    private static let largestDenominator = 100_000

    /// An element taken from (positive) or given to (negative) its reservoir, in atoms per formula unit.
    typealias Exchange = (element: Element, uptake: Double)

    /// `Li3PS4 + 5 Li -> 4 Li2S + P`.
    func text(of substance: Substance, exchanging: [Exchange], products: [PhaseAmount]) -> String {
        equation(second: substance, first: nil, exchanging: exchanging, products: products)
            .text(significantDigits: significantDigits)
    }

    /// `0.25 P2S5 + 0.75 Li2S -> 0.5 Li3PS4`: reactant 2 first, coefficients that sum to 1, `share` of reactant 1.
    func text(
        of reactant1: Substance, and reactant2: Substance, share: Double, exchanging: [Exchange],
        products: [PhaseAmount]
    ) -> String {
        equation(of: reactant1, and: reactant2, share: share, exchanging: exchanging, products: products)
            .text(significantDigits: significantDigits)
    }

    /// The same as terms.
    func equation(
        of reactant1: Substance, and reactant2: Substance, share: Double, exchanging: [Exchange],
        products: [PhaseAmount]
    ) -> Reaction {
        switch share {
        case 0: equation(second: reactant2, first: nil, exchanging: exchanging, products: products)
        case 1: equation(second: reactant1, first: nil, exchanging: exchanging, products: products)
        default: equation(second: reactant2, first: (reactant1, share), exchanging: exchanging, products: products)
        }
    }

    private func equation(
        second: Substance, first: (substance: Substance, share: Double)?, exchanging: [Exchange],
        products: [PhaseAmount]
    ) -> Reaction {
        let phases = products.map {
            Species(label: entries.formula(at: $0.row), composition: entries.composition(at: $0.row))
        }
        let open = exchanging.map { Species(reducing: Composition($0.element)) }
        let given = zip(exchanging, open).map { -$0.uptake / $1.composition.atomCount.doubleValue }
        let made = (phases + open).map { Balance.Column(gain: $0.composition) }
        let shared = first.map { Balance.Column(gain: second.composition, loss: $0.substance.composition) }
        let balance = Balance(columns: made + (shared.map { [$0] } ?? []), total: second.composition)
        let computed = products.map(\.amount) + given + (first.map { [$0.share] } ?? [])
        let amounts = exact(balance, near: computed) ?? computed.map(Self.rational)
        let x = first == nil ? .zero : amounts[amounts.count - 1]
        let left = [Self.term(second, .one - x)] + (first.map { [Self.term($0.substance, x)] } ?? [])
        return reaction(left: left, phases: phases, open: open, amounts: amounts)
    }

    private func reaction(
        left: [Reaction.Term], phases: [Species], open: [Species], amounts: [Rational]
    ) -> Reaction {
        let made = zip(phases, amounts).map { Reaction.Term($0, coefficient: $1) }
        let labels = Amount.sorted(made.enumerated().map { Amount($1.label, Double($0)) })
        let given = zip(open, amounts.dropFirst(phases.count))
        return Reaction(
            reactants: left + given.filter { $1.signum < 0 }.map { Reaction.Term($0, coefficient: -$1) },
            products: labels.map { made[Int($0.amount)] }
                + given.filter { $1.signum > 0 }.map { Reaction.Term($0, coefficient: $1) })
    }

    /// The balances of all elements: sum of amount x column = total.
    private struct Balance {
        /// Atoms per unit of an amount: those of one composition, less those of another.
        struct Column {
            var gain: Composition
            var loss: Composition?

            subscript(element: Element) -> Rational {
                loss.map { gain[element] - $0[element] } ?? gain[element]
            }
        }

        let columns: [Column]
        let total: Composition

        /// In order of atomic number.
        var elements: [Element] {
            var all = total.elements
            for column in columns { all += column.gain.elements + (column.loss?.elements ?? []) }
            all.sort()
            return all.indices.filter { $0 == 0 || all[$0] != all[$0 - 1] }.map { all[$0] }
        }
    }

    /// The only solution of the balances, unless it contradicts what was computed.
    private func exact(_ balance: Balance, near computed: [Double]) -> [Rational]? {
        let elements = balance.elements
        let rows = elements.map { element in balance.columns.map { $0[element] } }
        guard let amounts = RationalLinearAlgebra.solve(rows, elements.map { balance.total[$0] }) else { return nil }
        let agrees = zip(amounts, computed).allSatisfy { exact, computed in
            (exact.doubleValue - computed).magnitude <= Self.agreement * (1 + computed.magnitude)
        }
        return agrees ? amounts : nil
    }

    private static func rational(_ amount: Double) -> Rational {
        Rational.approximating(amount, maxDenominator: largestDenominator, tolerance: resolution)
            ?? Rational(exactly: amount) ?? .zero
    }

    private static func term(_ substance: Substance, _ coefficient: Rational) -> Reaction.Term {
        Reaction.Term(label: substance.label, composition: substance.composition, coefficient: coefficient)
    }
}
