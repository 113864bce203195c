public import ExactArithmetic

/// How amounts of phases are written wherever people or programs read them.
///
/// Exact whole numbers are plain; all others have up to `significantDigits` digits, rounded half to even, without
/// trailing zeros: `0.5`, `0.333333333`, `12`, `1.5e-7`.
public enum AmountText {
    /// The amount alone.
    public static func number(_ amount: Rational, significantDigits: Int = 9) -> String {
        amount.decimalString(significantDigits: significantDigits)
    }

    /// The amount alone, from a computed value; the binary value is rounded exactly.
    ///
    /// - Returns: nil for NaN and infinities, which are not amounts.
    public static func number(_ amount: Double, significantDigits: Int = 9) -> String? {
        Rational(exactly: amount)?.decimalString(significantDigits: significantDigits)
    }

    /// `0.5 Li3PO4`; an amount of exactly 1 is left out, and so is one that rounds to `1`.
    public static func term(_ amount: Rational, _ label: String, significantDigits: Int = 9) -> String {
        let text = number(amount, significantDigits: significantDigits)
        return text == "1" ? label : text + " " + label
    }

    /// `0.5 Li(MnS2)2; 0.5 Li3PO4`: the terms joined by `; `, sorted by label in Unicode order.
    public static func list(_ terms: [(label: String, amount: Rational)], significantDigits: Int = 9) -> String {
        terms.sorted { ($0.label, $0.amount) < ($1.label, $1.amount) }
            .map { term($0.amount, $0.label, significantDigits: significantDigits) }
            .joined(separator: "; ")
    }
}
