/// So many formula units of a phase, as they stand in a list of products.
public struct Amount: Sendable, Hashable {
    /// The formula as it is to be printed, for instance `Li(MnS2)2`.
    public var formula: String
    /// Formula units, dimensionless; not atoms.
    public var amount: Double

    /// Pairs a formula with its number of formula units.
    public init(_ formula: String, _ amount: Double) {
        self.formula = formula
        self.amount = amount
    }
}

extension Amount {
    /// The order of species in every list we print: by the bytes of the formula, parentheses left out of the comparison.
    ///
    /// `Li3PO4` stands before `Li(MnS2)2`, as a reader expects who takes the formula as a word; formulas that are equal
    /// but for parentheses are ordered with them, and equal formulas by amount.
    public static func sorted(_ amounts: [Amount]) -> [Amount] {
        func letters(_ formula: String) -> some Sequence<UInt8> {
            formula.utf8.lazy.filter { $0 != UInt8(ascii: "(") && $0 != UInt8(ascii: ")") }
        }
        func precedes(_ a: Amount, _ b: Amount) -> Bool {
            let (first, second) = (letters(a.formula), letters(b.formula))
            if first.lexicographicallyPrecedes(second) { return true }
            if second.lexicographicallyPrecedes(first) { return false }
            if a.formula != b.formula { return a.formula.utf8.lexicographicallyPrecedes(b.formula.utf8) }
            return a.amount < b.amount
        }
        return amounts.sorted(by: precedes)
    }

    /// `0.5 Li3PO4; P`: the sorted list with coefficients from `coefficient`, where the coefficient `1` is left out.
    static func joined(_ amounts: [Amount], coefficient: (Double) -> String?) -> String {
        sorted(amounts).map { species in
            let number = coefficient(species.amount) ?? ""
            return number == "1" || number.isEmpty ? species.formula : "\(number) \(species.formula)"
        }
        .joined(separator: "; ")
    }
}
