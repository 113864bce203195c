public import Chemistry
internal import ExactArithmetic
public import ThermoEntries

/// Writes what turns into what, with exact coefficients found from the elements alone.
///
/// The phases and mixing ratio of a linear program say which species take part; their amounts solve the element balances in
/// fractions. Where the balances leave a choice, or contradict what was computed, the amounts of the program are taken.
///
/// - Complexity: O(e s^2) rational operations for e elements and s species.
public struct ReactionEquation: Sendable {
    /// How computed and exact amounts are told apart, formula units.
    public struct Settings: Sendable, Hashable {
        /// Computed amounts may differ from the exact ones by this much, relative to `1 + |amount|`, before the exact ones are
        /// distrusted. 1e-6.
        public var agreement = 1e-6
        /// Amounts that the balances do not fix are taken for the fraction that lies this close, if there is one. 1e-12.
        public var resolution = 1e-12
        /// Denominators that are tried for such amounts. 100,000.
        public var largestDenominator = 100_000

        /// The defaults stand beside the properties.
        public init() {}
    }

    /// The data whose rows the products are.
    public let entries: EntrySet
    /// Bounds.
    public let settings: Settings

    /// Writes reactions whose products are rows of `entries`.
    public init(entries: EntrySet, settings: Settings = Settings()) {
        self.entries = entries
        self.settings = settings
    }

    /// An element taken from (positive) or given to (negative) its reservoir, in atoms per formula unit.
    public typealias Exchange = (element: Element, uptake: Double)

    /// `Li3PS4 + 5 Li -> 4 Li2S + P`: one formula unit of `reactant`, open to the elements exchanged.
    public func reaction(
        of reactant: Species, exchanging: [Exchange] = [], products: [PhaseAmount]
    ) -> Reaction {
        reaction(second: reactant, first: nil, exchanging: exchanging, products: products)
    }

    /// `0.25 P2S5 + 0.75 Li2S -> 0.5 Li3PS4`: reactant 2 first, coefficients that sum to 1, `share` (0 to 1) of reactant 1.
    public func reaction(
        of reactant1: Species, and reactant2: Species, share: Double, exchanging: [Exchange] = [],
        products: [PhaseAmount]
    ) -> Reaction {
        switch share {
        case 0: reaction(second: reactant2, first: nil, exchanging: exchanging, products: products)
        case 1: reaction(second: reactant1, first: nil, exchanging: exchanging, products: products)
        default: reaction(second: reactant2, first: (reactant1, share), exchanging: exchanging, products: products)
        }
    }

    private func reaction(
        second: Species, first: (species: Species, share: Double)?, exchanging: [Exchange], products: [PhaseAmount]
    ) -> Reaction {
        let phases = products.map {
            Species(label: entries.formula(at: $0.row), composition: entries.composition(at: $0.row))
        }
        let open = exchanging.map { Species(reducing: Composition($0.element)) }
        let given = zip(exchanging, open).map { -$0.uptake / $1.composition.atomCount.doubleValue }
        let made = (phases + open).map { Balance.Column(gain: $0.composition) }
        let shared = first.map { Balance.Column(gain: second.composition, loss: $0.species.composition) }
        let balance = Balance(columns: made + (shared.map { [$0] } ?? []), total: second.composition)
        let computed = products.map(\.amount) + given + (first.map { [$0.share] } ?? [])
        let amounts = exact(balance, near: computed) ?? computed.map(rational)
        let x = first == nil ? .zero : amounts[amounts.count - 1]
        let left =
            [Reaction.Term(second, coefficient: .one - x)] + (first.map { [Reaction.Term($0.species, coefficient: x)] } ?? [])
        return reaction(left: left, phases: phases, open: open, amounts: amounts)
    }

    /// Phases in the order of their formulas, elements given off behind them; elements taken up behind the reactants.
    private func reaction(
        left: [Reaction.Term], phases: [Species], open: [Species], amounts: [Rational]
    ) -> Reaction {
        let made = zip(phases, amounts).enumerated().sorted { one, two in
            let (a, b) = (one.element.0.label, two.element.0.label)
            return a == b ? one.offset < two.offset : FormulaOrder.precedes(a, b)
        }.map { Reaction.Term($0.element.0, coefficient: $0.element.1) }
        let given = zip(open, amounts.dropFirst(phases.count))
        return Reaction(
            reactants: left + given.filter { $1.signum < 0 }.map { Reaction.Term($0, coefficient: -$1) },
            products: made + given.filter { $1.signum > 0 }.map { Reaction.Term($0, coefficient: $1) })
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
            (exact.doubleValue - computed).magnitude <= settings.agreement * (1 + computed.magnitude)
        }
        return agrees ? amounts : nil
    }

    private func rational(_ amount: Double) -> Rational {
        Rational.approximating(
            amount, maxDenominator: settings.largestDenominator, tolerance: settings.resolution)
            ?? Rational(exactly: amount) ?? .zero
    }
}
