/// How numbers become text: for programs (significant digits) and for people (digits behind the point).
///
/// Both forms use `.` as the decimal point whatever the locale, never print `-0`, and have no text for infinities and NaN.
public struct NumberFormat: Sendable, Hashable {
    /// Significant digits kept for programs; 10 reads back within 5e-10 of the value, relative. The default is 10.
    public var significantDigits: Int
    /// Numbers smaller than this in magnitude print as 0, in the unit of the column. The default is 1e-12.
    public var zeroBelow: Double
    /// Numbers from 10^`largestPlainExponent` on are written with an exponent. The default is 15.
    public var largestPlainExponent: Int
    /// Numbers below 10^`smallestPlainExponent` are written with an exponent. The default is -5.
    public var smallestPlainExponent: Int

    /// The format of every CSV and JSON file of ours; the values stand beside the properties.
    public init(
        significantDigits: Int = 10, zeroBelow: Double = 1e-12,
        largestPlainExponent: Int = 15, smallestPlainExponent: Int = -5
    ) {
        precondition(significantDigits > 0, "a number needs at least one significant digit")
        self.significantDigits = significantDigits
        self.zeroBelow = zeroBelow
        self.largestPlainExponent = largestPlainExponent
        self.smallestPlainExponent = smallestPlainExponent
    }

    /// The shortest text with at most `significantDigits` digits, valid in JSON and for pandas; nil for infinities and NaN.
    ///
    /// Halves are rounded away from zero in decimal: `2.18333333333` gives `2.183333333`, `-5.6e-17` gives `0`.
    public func text(_ value: Double) -> String? {
        guard var digits = DecimalDigits(value) else { return nil }
        guard value.magnitude >= zeroBelow else { return "0" }
        digits.round(significant: significantDigits)
        let exponent = digits.pointPosition - 1
        let isPlain = exponent >= smallestPlainExponent && exponent < largestPlainExponent
        return isPlain ? digits.plainText() : digits.exponentText()
    }

    /// Exactly `decimals` digits behind the point, for aligned columns; nil for infinities and NaN.
    ///
    /// A value that rounds to nothing prints as `0.000`, without a sign. Values too large for a plain number keep an exponent.
    public func text(_ value: Double, decimals: Int) -> String? {
        guard var digits = DecimalDigits(value) else { return nil }
        guard digits.pointPosition <= largestPlainExponent else { return text(value) }
        digits.round(decimals: max(0, decimals))
        return digits.plainText(minimumDecimals: max(0, decimals))
    }
}
