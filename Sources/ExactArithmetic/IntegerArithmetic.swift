/// Whole-number helpers shared by the rooms of this package.
package enum IntegerArithmetic {
    /// The greatest common divisor by Stein's binary method; `gcd(0, n) == n`.
    /// - Complexity: O(bit width), shifts and subtractions only.
    package static func greatestCommonDivisor(_ left: UInt, _ right: UInt) -> UInt {
        if left == 0 { return right }
        if right == 0 { return left }
        if left == 1 || right == 1 { return 1 }
        let shift = min(left.trailingZeroBitCount, right.trailingZeroBitCount)
        var a = left >> UInt(left.trailingZeroBitCount)
        var b = right >> UInt(right.trailingZeroBitCount)
        while a != b {
            if a < b { swap(&a, &b) }
            a -= b
            a >>= UInt(a.trailingZeroBitCount)
        }
        return a << UInt(shift)
    }
}
