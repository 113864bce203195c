/// A formula as somebody typed it, with the composition it stands for.
public struct Formula: Sendable, Hashable {
    /// The text as typed, unchanged, for echoing in results.
    public let text: String
    /// The exact amounts of all parts together, neither reduced nor normalised.
    public let composition: Composition

    /// Pairs a text with a composition found elsewhere, for example the name of a well-known material.
    public init(text: String, composition: Composition) {
        self.text = text
        self.composition = composition
    }
}

extension Formula: CustomStringConvertible {
    /// The text as typed.
    public var description: String { text }
}

/// Reads chemical formulas the way battery papers and databases write them.
///
/// ```
/// mixture  = part (("-" | "+") part)*          75Li2S-25P2S5, 0.75 Li2S + 0.25 P2S5
/// part     = [number ["*"]] chain
/// chain    = sequence (dot [number] sequence)* InCl3·2H2O, 75Li2S·25P2S5, K2O·Al2O3·6SiO2
/// sequence = (element | group) [number] ...    Li3.5Ge0.5V0.5O4, Li7/6Ti11/6O4
/// group    = "(" [number] chain ")" | "[" ... "]" | "{" ... "}"
/// number   = decimal ["/" decimal]
/// ```
///
/// Blanks are allowed between elements and around separators. Subscript digits (₀-₉), the usual middle dots and the
/// typographic hyphens are understood. Repeated elements add up; amounts of zero are dropped.
///
/// **The number before a sequence** counts for that sequence. Only where everything behind the first dot is water does the first
/// number multiply the whole: `2CuSO4·5H2O` is two formula units of the pentahydrate.
///
/// **A full stop between digits** is the dot of a hydrate exactly when the number before it is a whole subscript
/// other than 0 and the text behind it is `<number>H2O` or `<number>(H2O)` at the end of its part; otherwise it is
/// a decimal point. So `InCl3.2H2O` and `YCl3.6H2O` are hydrates (and so is `Li2.5H2O`), while `Li0.5H2O`,
/// `Li0.5CoO2` and `LiNi0.8Mn0.1Co0.1O2` hold decimals. Where the texts on both sides are compounds of their own (`Li2O.2SiO2`,
/// `MgCl2.6NH3`), it is refused as ambiguous. A middle dot, a `*`, and a full stop before a letter always separate.
///
/// **A hyphen** joins the parts of a mixture, also without numbers (`LiF-YF3` is one of each). Between digits
/// (`Li7-0.25La3Zr2O12`) it is refused as ambiguous unless both sides are compounds or the first part has a number of its own. **A plus
/// sign** inside a word without blanks is refused behind a digit, because it is a charge or a sum (`LiFe2+PO4`).
///
/// Oxidation states, marks of state, numbers such as `04` and abbreviated anions are refused with the spelling that is understood.
public enum FormulaParser {
    /// Reads `text`.
    /// - Throws: `FormulaError` with the column of the cause: brackets, unknown elements (with the likely spelling when
    ///   only the case is wrong), D, T and dummy species, charges, negative or absurd numbers, a division by
    ///   zero, no atoms at all, more than 1000 characters.
    /// - Complexity: linear in the length of the text.
    public static func parse(_ text: String) throws(FormulaError) -> Formula {
        try reading(of: text).formula
    }

    /// Reads `text` and says whether it is plain: nothing but elements, numbers, brackets and hydrate water.
    ///
    /// Numbers before the formula, mixtures and adducts are not plain; how they were read is worth a remark.
    /// - Throws: as `parse`.
    public static func reading(of text: String) throws(FormulaError) -> (formula: Formula, isPlain: Bool) {
        var scanner = try FormulaScanner(text)
        let items = try scanner.parseMixture()
        let sums = Composition.summed(items)
        guard !sums.isEmpty else {
            throw FormulaError(
                .empty, formula: text, message: "every amount is zero",
                remedy: "give at least one element a positive amount")
        }
        if let excess = sums.first(where: { $0.amount > FormulaScanner.largestAmount }) {
            throw FormulaError(
                .absurdNumber, formula: text, message: "the amount of \(excess.element) is beyond 10^9",
                remedy: "divide all amounts by a common factor")
        }
        let composition = Composition(sortedElements: sums.map(\.element), values: sums.map(\.amount))
        return (Formula(text: text, composition: composition), scanner.isPlain)
    }
}
