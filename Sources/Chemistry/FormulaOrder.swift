/// The order of formulas in every list that is printed: by their bytes, parentheses left out of the comparison.
///
/// `Li3PO4` stands before `Li(MnS2)2`, as a reader expects who takes the formula as a word; formulas that are equal but for
/// parentheses are ordered with them.
public enum FormulaOrder {
    /// Whether `first` stands before `second`; false for equal formulas.
    ///
    /// - Complexity: linear in the length of the formulas.
    public static func precedes(_ first: String, _ second: String) -> Bool {
        let (left, right) = (letters(first), letters(second))
        if left.lexicographicallyPrecedes(right) { return true }
        if right.lexicographicallyPrecedes(left) { return false }
        return first.utf8.lexicographicallyPrecedes(second.utf8)
    }

    private static func letters(_ formula: String) -> some Sequence<UInt8> {
        formula.utf8.lazy.filter { $0 != UInt8(ascii: "(") && $0 != UInt8(ascii: ")") }
    }
}
