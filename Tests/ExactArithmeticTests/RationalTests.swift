import ExactArithmetic
import TestSupport
import Testing

@Suite("Rational")
struct RationalTests {
    @Test("fractions are kept in lowest terms with a positive denominator")
    func lowestTerms() {
        #expect(Rational(6, -8).description == "-3/4")
        #expect(Rational(-6, -8).description == "3/4")
        #expect(Rational(0, -5) == .zero)
        #expect(Rational(0, -5).description == "0")
        #expect(Rational(14, 7).isInteger)
        #expect(Rational(14, 7).intValue == 2)
        #expect(Rational(1, 2).intValue == nil)
        #expect(Set([Rational(1, 2), Rational(2, 4), Rational(-3, -6)]).count == 1)
    }

    @Test("the ends of the machine integer range are ordinary numbers")
    func machineLimits() {
        let lowest = Rational(.min)
        #expect(lowest.description == "-9223372036854775808")
        #expect((-lowest).description == "9223372036854775808")
        #expect(-(-lowest) == lowest)
        #expect(lowest + Rational(.max) == -1)
        #expect(Rational(.min, .min) == 1)
        #expect(Rational(1, .min).description == "-1/9223372036854775808")
        #expect(Rational(.max) + 1 - 1 == Rational(.max))
        #expect(lowest.magnitude.signum == 1)
        #expect(lowest.intValue == .min)
    }

    @Test("sums, products and order agree with 128-bit integers", arguments: [UInt64(1), 2, 3])
    func agreesWithWideIntegers(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<2000 {
            let limit = 1 << Int.random(in: 1...40, using: &generator)
            let a = Int.random(in: -limit...limit, using: &generator)
            let b = Int.random(in: 1...limit, using: &generator)
            let c = Int.random(in: -limit...limit, using: &generator)
            let d = Int.random(in: 1...limit, using: &generator)
            let (x, y) = (Rational(a, b), Rational(c, d))
            let ad = Int128(a) * Int128(d)
            let cb = Int128(c) * Int128(b)
            let below = Int128(b) * Int128(d)
            #expect(matches(x + y, ad + cb, below), "seed \(seed): \(x) + \(y)")
            #expect(matches(x - y, ad - cb, below), "seed \(seed): \(x) - \(y)")
            #expect(matches(x * y, Int128(a) * Int128(c), below), "seed \(seed): \(x) * \(y)")
            #expect((x < y) == (ad < cb), "seed \(seed): \(x) < \(y)")
            #expect((x == y) == (ad == cb), "seed \(seed): \(x) == \(y)")
        }
    }

    /// Compares through text, which does not depend on the operations under test.
    private func matches(_ value: Rational, _ upper: Int128, _ lower: Int128) -> Bool {
        var (a, b) = (upper.magnitude, lower.magnitude)
        while b != 0 { (a, b) = (b, a % b) }
        let (n, d) = (upper / Int128(a), lower / Int128(a))
        return value.description == (d == 1 ? "\(n)" : "\(n)/\(d)")
    }

    @Test("the field laws hold across the border to big integers", arguments: [UInt64(11), 12])
    func fieldLaws(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        func draw() -> Rational {
            var value = Rational(
                Int.random(in: .min ... .max, using: &generator), Int.random(in: 1 ... .max, using: &generator))
            if Bool.random(using: &generator) { value *= Rational(Int.random(in: 1 ... .max, using: &generator)) }
            return Bool.random(using: &generator) ? value : Rational(Int.random(in: -9...9, using: &generator))
        }
        for _ in 0..<500 {
            let (x, y, z) = (draw(), draw(), draw())
            #expect(x + y - y == x, "seed \(seed): \(x), \(y)")
            #expect(x * (y + z) == x * y + x * z, "seed \(seed): \(x), \(y), \(z)")
            #expect((x + y) + z == x + (y + z), "seed \(seed): \(x), \(y), \(z)")
            if !y.isZero { #expect(x * y / y == x, "seed \(seed): \(x), \(y)") }
            #expect((x < y) == ((y - x).signum > 0), "seed \(seed): \(x), \(y)")
            #expect(x.magnitude.signum >= 0)
        }
    }

    @Test("the common divisor of fractions divides both into coprime whole numbers")
    func commonDivisor() {
        #expect(Rational.greatestCommonDivisor(Rational(3, 4), Rational(1, 2)) == Rational(1, 4))
        #expect(Rational.greatestCommonDivisor(12, 18) == 6)
        #expect(Rational.greatestCommonDivisor(0, Rational(-2, 3)) == Rational(2, 3))
        #expect(Rational.greatestCommonDivisor(0, 0) == 0)
    }
}
