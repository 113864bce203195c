internal import BigInt

extension Rational {
    /// The nearest `Double`.
    ///
    /// Correctly rounded (ties to even) in the normal range, within one unit in the last place for subnormal
    /// results; infinite beyond the largest finite `Double`.
    public var doubleValue: Double {
        if case .small(let numerator, let denominator) = storage,
            numerator.magnitude <= Self.exactDoubleLimit, denominator.magnitude <= Self.exactDoubleLimit
        {
            return Double(numerator) / Double(denominator)  // both exact, and IEEE division rounds once
        }
        return Self.roundedQuotient(numerator, denominator)
    }

    /// 2^53: every whole number up to here is a `Double`.
    private static let exactDoubleLimit: UInt = 1 << 53

    /// Quotient of 62 or 63 bits whose last bit also stands for any remainder, then one rounding to 53 bits.
    private static func roundedQuotient(_ numerator: BigInt, _ denominator: BigInt) -> Double {
        let shift = 62 - (numerator.magnitude.bitWidth - denominator.magnitude.bitWidth)
        let above = shift > 0 ? numerator.magnitude << shift : numerator.magnitude
        let below = shift > 0 ? denominator.magnitude : denominator.magnitude << -shift
        let (quotient, remainder) = above.quotientAndRemainder(dividingBy: below)
        let sticky: UInt64 = remainder.isZero ? 0 : 1
        let significand = Double(UInt64(truncatingIfNeeded: quotient) | sticky)
        let size = Double(sign: .plus, exponent: -shift, significand: significand)
        return numerator.sign == .minus ? -size : size
    }

    /// The value that the binary number stands for, without rounding: 0.1 becomes 3602879701896397/36028797018963968.
    ///
    /// Nil for NaN and infinities.
    public init?(exactly value: Double) {
        guard value.isFinite else { return nil }
        if value == 0 {
            self = .zero
            return
        }
        // value = significand * 2^exponent with a whole significand below 2^53.
        let bits = Double.significandBitCount
        let exponent = Int(value.exponent) - bits
        let significand = Int(Double(sign: value.sign, exponent: bits, significand: value.significand))
        let shift = min(significand.trailingZeroBitCount, max(0, -exponent))
        let whole = significand >> shift
        let power = exponent + shift
        if power <= 0 && -power < Int.bitWidth - 1 {
            self.init(lowestTerms: whole, 1 << -power)
        } else if power <= 0 {
            self.init(BigInt(whole), BigInt(1) << -power)
        } else {
            self.init(BigInt(whole) << power, 1)
        }
    }

    /// The first continued-fraction convergent of `x` that lies within `tolerance` of it.
    ///
    /// Turns a rounded decimal such as 0.3333333333 back into 1/3. A convergent p/q is closer to `x` than any
    /// fraction with a smaller denominator.
    /// - Parameters:
    ///   - x: the number to be approximated; its binary value is taken exactly.
    ///   - maxDenominator: the largest denominator allowed, at least 1.
    ///   - tolerance: the largest allowed |x - p/q|, absolute, in the unit of `x`.
    /// - Returns: nil when no convergent with such a denominator is close enough, or `x` is not finite.
    public static func approximating(_ x: Double, maxDenominator: Int, tolerance: Double) -> Rational? {
        guard let target = Rational(exactly: x), let bound = Rational(exactly: tolerance) else { return nil }
        var (previousUpper, previousLower) = (BigInt(0), BigInt(1))
        var (upper, lower) = (BigInt(1), BigInt(0))
        var rest = target
        while true {
            let term = rest.floor
            (previousUpper, upper) = (upper, term * upper + previousUpper)
            (previousLower, lower) = (lower, term * lower + previousLower)
            if lower > maxDenominator { return nil }
            let convergent = Rational(upper, lower)
            if (target - convergent).magnitude <= bound { return convergent }
            let fraction = rest - Rational(term, 1)
            if fraction.isZero { return nil }  // reached only with a negative tolerance
            rest = fraction.reciprocal
        }
    }

    /// The largest whole number not above the value.
    var floor: BigInt {
        let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
        return remainder.sign == .minus && !remainder.isZero ? quotient - 1 : quotient
    }
}
