public import Chemistry
internal import ExactArithmetic
public import ThermoEntries

/// Gases that a reaction gives off: products that are gases at 298.15 K and 1 bar, and gases given to a reservoir.
///
/// Gas that was brought along as a reactant and is left over does not count. The element of the working ion that leaves for the
/// electrode is no gas given off, whatever its state.
public struct GasRelease: Sendable, Hashable {
    /// One gas.
    public struct Gas: Sendable, Hashable {
        /// Reduced formula, `O2`.
        public let formula: String
        /// mol per mol of what reacts (formula units as asked, or reactants whose coefficients sum to 1).
        public let amount: Double

        /// Names a gas and its amount.
        public init(formula: String, amount: Double) { (self.formula, self.amount) = (formula, amount) }
    }

    /// The gases, by formula; empty when none is given off.
    public let gases: [Gas]
    /// mmol of gas per gram of what reacts.
    public let millimolesPerGram: Double

    /// What goes into a reaction: a composition and its amount in formula units.
    public typealias Share = (composition: Composition, amount: Double)
    /// Atoms of an element taken from its reservoir; negative when given to it.
    public typealias Exchange = (element: Element, uptake: Double)

    /// Amounts below this (mol per mol of what reacts) are rounding.
    private static let negligible = 1e-9
    private static let milli = 1000.0

    /// Gases among `products` (formula units) and `exchanged`, made of `reactants`; `ion` is never counted.
    public init(
        _ products: [PhaseAmount], of reactants: [Share], exchanged: [Exchange] = [], ion: Element?, entries: EntrySet
    ) {
        var found: [String: Double] = [:]
        for product in products where entries.fluid(at: product.row) == .gas {
            let composition = entries.composition(at: product.row)
            let brought = reactants.reduce(0.0) { sum, share in
                let reduced = share.composition.reduced
                return reduced.composition == composition ? sum + share.amount * reduced.factor.doubleValue : sum
            }
            found[composition.reducedFormula, default: 0] += product.amount - brought
        }
        for (element, uptake) in exchanged where element != ion && uptake < 0 {
            let unit = Composition(element).reduced.composition
            guard let row = entries.rows(of: unit).first, entries.fluid(at: row) == .gas else { continue }
            found[unit.reducedFormula, default: 0] -= uptake / unit.atomCount.doubleValue
        }
        gases = found.filter { $0.value > Self.negligible }.sorted { $0.key < $1.key }
            .map { Gas(formula: $0.key, amount: $0.value) }
        let mass = reactants.reduce(0.0) { $0 + $1.composition.mass * $1.amount }
        let total = gases.reduce(0.0) { $0 + $1.amount }
        millimolesPerGram = mass > 0 ? total / mass * Self.milli : 0
    }
}
