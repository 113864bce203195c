internal import BigInt

extension Rational {
    /// The exact sum.
    /// - Complexity: O(1) without allocation while both operands and the result fit machine words.
    public static func + (left: Rational, right: Rational) -> Rational {
        if case .small(let a, let b) = left.storage, case .small(let c, let d) = right.storage,
            let sum = smallSum(a, b, c, d)
        {
            return sum
        }
        return Rational(
            left.numerator * right.denominator + right.numerator * left.denominator,
            left.denominator * right.denominator)
    }

    /// The exact difference.
    public static func - (left: Rational, right: Rational) -> Rational {
        left + -right
    }

    /// The same magnitude with the opposite sign.
    public static prefix func - (value: Rational) -> Rational {
        switch value.storage {
        case .small(let numerator, let denominator):
            Rational(storage: .small(numerator: -numerator, denominator: denominator))
        // Through the normalising initialiser: 2^63 becomes Int.min, but -(2^63 + 1) + 1 must stay big.
        case .big(let numerator, let denominator): Rational(-numerator, denominator)
        }
    }

    /// The exact product.
    /// - Complexity: O(1) without allocation while both operands and the result fit machine words.
    public static func * (left: Rational, right: Rational) -> Rational {
        if case .small(let a, let b) = left.storage, case .small(let c, let d) = right.storage,
            let product = smallProduct(a, b, c, d)
        {
            return product
        }
        return Rational(left.numerator * right.numerator, left.denominator * right.denominator)
    }

    /// The exact quotient.
    /// - Precondition: `right` is not zero.
    public static func / (left: Rational, right: Rational) -> Rational {
        precondition(!right.isZero, "division by zero")
        return left * right.reciprocal
    }

    /// Adds `right` to `left` in place.
    public static func += (left: inout Rational, right: Rational) { left = left + right }
    /// Subtracts `right` from `left` in place.
    public static func -= (left: inout Rational, right: Rational) { left = left - right }
    /// Multiplies `left` by `right` in place.
    public static func *= (left: inout Rational, right: Rational) { left = left * right }
    /// Divides `left` by `right` in place; `right` must not be zero.
    public static func /= (left: inout Rational, right: Rational) { left = left / right }

    /// One divided by the value.
    /// - Precondition: the value is not zero.
    public var reciprocal: Rational {
        switch storage {
        case .small(let numerator, let denominator):
            precondition(numerator != 0, "division by zero")
            return numerator > 0
                ? Rational(storage: .small(numerator: denominator, denominator: numerator))
                : Rational(storage: .small(numerator: -denominator, denominator: -numerator))
        case .big(let numerator, let denominator):
            return Rational(denominator, numerator)
        }
    }

    /// The largest fraction of which both values are whole multiples; 0 only when both are 0.
    ///
    /// gcd(a/b, c/d) = gcd(a d, c b) / (b d), in lowest terms gcd(a, c) / lcm(b, d). Amounts divided by their common
    /// divisor are the smallest whole numbers in the same proportion.
    public static func greatestCommonDivisor(_ left: Rational, _ right: Rational) -> Rational {
        if case .small(let a, let b) = left.storage, case .small(let c, let d) = right.storage {
            let above = Int(IntegerArithmetic.greatestCommonDivisor(a.magnitude, c.magnitude))
            let shared = Int(IntegerArithmetic.greatestCommonDivisor(b.magnitude, d.magnitude))
            let (below, overflow) = b.multipliedReportingOverflow(by: d / shared)
            if above == 0 { return .zero }
            if !overflow { return Rational(lowestTerms: above, below) }
        }
        let upper = (left.numerator * right.denominator)
            .greatestCommonDivisor(with: right.numerator * left.denominator)
        return Rational(upper, left.denominator * right.denominator)
    }

    /// a/b + c/d over the least common denominator; nil on overflow.
    ///
    /// With g = gcd(b, d) and t = a (d/g) + c (b/g), the only common factors left are those of gcd(t, g).
    private static func smallSum(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Rational? {
        if b == 1 && d == 1 {
            let (sum, overflow) = a.addingReportingOverflow(c)
            return overflow ? nil : Rational(lowestTerms: sum, 1)
        }
        let g = Int(IntegerArithmetic.greatestCommonDivisor(b.magnitude, d.magnitude))
        let (left, overflowLeft) = a.multipliedReportingOverflow(by: d / g)
        let (right, overflowRight) = c.multipliedReportingOverflow(by: b / g)
        let (t, overflowSum) = left.addingReportingOverflow(right)
        if overflowLeft || overflowRight || overflowSum || t == .min { return nil }
        if t == 0 { return .zero }
        let common = Int(IntegerArithmetic.greatestCommonDivisor(t.magnitude, g.magnitude))
        let (below, overflowBelow) = (b / g).multipliedReportingOverflow(by: d / common)
        return overflowBelow ? nil : Rational(lowestTerms: t / common, below)
    }

    /// (a/b)(c/d) with the cross factors cancelled first, so that the product is in lowest terms; nil on overflow.
    private static func smallProduct(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Rational? {
        if a == 0 || c == 0 { return .zero }
        let first = d == 1 ? 1 : Int(IntegerArithmetic.greatestCommonDivisor(a.magnitude, d.magnitude))
        let second = b == 1 ? 1 : Int(IntegerArithmetic.greatestCommonDivisor(c.magnitude, b.magnitude))
        let (above, overflowAbove) = (a / first).multipliedReportingOverflow(by: c / second)
        let (below, overflowBelow) = (b / second).multipliedReportingOverflow(by: d / first)
        return overflowAbove || overflowBelow ? nil : Rational(lowestTerms: above, below)
    }
}

extension Rational: Comparable {
    /// Exact order on the number line.
    public static func < (left: Rational, right: Rational) -> Bool {
        if case .small(let a, let b) = left.storage, case .small(let c, let d) = right.storage {
            if b == d { return a < c }
            let ad = a.multipliedFullWidth(by: d)
            let cb = c.multipliedFullWidth(by: b)
            return ad.high != cb.high ? ad.high < cb.high : ad.low < cb.low
        }
        return left.numerator * right.denominator < right.numerator * left.denominator
    }
}
