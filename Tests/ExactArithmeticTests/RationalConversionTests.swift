import ExactArithmetic
import Foundation
import TestSupport
import Testing

@Suite("Rational and other numbers")
struct RationalConversionTests {
    @Test(
        "decimals are read exactly",
        arguments: [
            ("0.8", "4/5"), ("7", "7"), ("1.5e-3", "3/2000"), ("-0.25", "-1/4"), ("+3.0", "3"), (".5", "1/2"),
            ("5.", "5"), ("2E2", "200"), ("0", "0"), ("-0.0", "0"), ("00012", "12"),
            (
                "0.1000000000000000055511151231257827",
                "1000000000000000055511151231257827/10000000000000000000000000000000000"
            ),
            ("123456789012345678901234567890", "123456789012345678901234567890"),
        ])
    func decimals(text: String, expected: String) {
        #expect(Rational(decimal: text)?.description == expected)
    }

    @Test(
        "what is no decimal is refused",
        arguments: [
            "", "-", ".", "e5", "1e", "1e+", "0x10", "1,5", " 1", "1 ", "1/2", "nan", "inf", "--1", "1e1001", "٣",
        ])
    func notDecimals(text: String) {
        #expect(Rational(decimal: text) == nil)
    }

    @Test("a text of more than 1000 digits is refused")
    func tooLong() {
        #expect(Rational(decimal: String(repeating: "9", count: 1000)) != nil)
        #expect(Rational(decimal: String(repeating: "9", count: 1001)) == nil)
    }

    @Test(
        "a decimal or a fraction of two decimals is read exactly, and nothing else",
        arguments: [
            ("0.25", "1/4"), ("1/3", "1/3"), ("-2/4", "-1/2"), ("1.5/0.5", "3"), ("1/-8", "-1/8"), ("1/0", nil),
            ("1/2/3", nil), ("/2", nil), ("1/", nil), ("", nil), ("a/2", nil), ("1 / 2", nil),
        ] as [(String, String?)])
    func fractions(text: String, expected: String?) {
        #expect(Rational(decimalOrFraction: text)?.description == expected)
    }

    @Test("the nearest double is that of the standard library's decimal parser", arguments: [UInt64(21), 22])
    func doubleValue(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<2000 {
            let digits = (0..<Int.random(in: 1...30, using: &generator)).map { _ in
                String(Int.random(in: 0...9, using: &generator))
            }
            let text = digits.joined() + "e\(Int.random(in: -300...250, using: &generator))"
            let expected = Double(text)
            #expect(Rational(decimal: text)?.doubleValue == expected, "seed \(seed): \(text)")
        }
    }

    @Test("doubles beyond the range become infinite, tiny ones subnormal or zero")
    func doubleLimits() {
        #expect(Rational(decimal: "1e400")?.doubleValue == .infinity)
        #expect(Rational(decimal: "-1e400")?.doubleValue == -.infinity)
        #expect(Rational(decimal: "1e-400")?.doubleValue == 0)
        #expect(Rational(exactly: Double.leastNonzeroMagnitude)?.doubleValue == .leastNonzeroMagnitude)
        #expect(Rational(exactly: Double.greatestFiniteMagnitude)?.doubleValue == .greatestFiniteMagnitude)
        #expect(Rational(Int.max).doubleValue == 0x1p63)
    }

    @Test("every finite double survives the way through its exact value", arguments: [UInt64(31), 32])
    func exactDoubles(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<2000 {
            let value = Double(bitPattern: generator.next())
            if value.isFinite {
                #expect(Rational(exactly: value)?.doubleValue == value, "seed \(seed): \(value)")
            } else {
                #expect(Rational(exactly: value) == nil)
            }
        }
        #expect(Rational(exactly: 0.1)?.description == "3602879701896397/36028797018963968")
        #expect(Rational(exactly: -0.75) == Rational(-3, 4))
        #expect(Rational(exactly: -0.0) == .zero)
    }

    @Test("a fraction is found again from its rounded value")
    func approximating() {
        for denominator in stride(from: 1, through: 300, by: 13) {
            for numerator in stride(from: -denominator, through: 3 * denominator, by: 7) {
                let rounded = Double(numerator) / Double(denominator)
                let found = Rational.approximating(rounded, maxDenominator: 1000, tolerance: 1e-9)
                #expect(found == Rational(numerator, denominator))
            }
        }
        #expect(Rational.approximating(.pi, maxDenominator: 1000, tolerance: 1e-6) == Rational(355, 113))
        #expect(Rational.approximating(.pi, maxDenominator: 100, tolerance: 1e-6) == nil)
        #expect(Rational.approximating(.nan, maxDenominator: 100, tolerance: 1) == nil)
        #expect(Rational.approximating(.infinity, maxDenominator: 100, tolerance: 1) == nil)
    }

    @Test("decimal text agrees with printf", arguments: [UInt64(41), 42])
    func decimalText(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<1000 {
            let size = Double.random(in: -4...8, using: &generator)
            let value = Double.random(in: -1...1, using: &generator) * pow(10, size)
            let exact = try #require(Rational(exactly: value))
            let expected = try #require(Double(String(format: "%.9g", value)))
            let text = exact.decimalString(significantDigits: 9)
            #expect(Double(text) == expected, "seed \(seed): \(value)")
            #expect(!text.contains(".") || !text.hasSuffix("0"), "seed \(seed): \(text)")
        }
    }

    @Test(
        "decimal text of chosen fractions",
        arguments: [
            (Rational(1, 3), 4, "0.3333"), (Rational(2, 3), 9, "0.666666667"), (Rational(1, 2), 9, "0.5"),
            (Rational(1061), 2, "1061"), (Rational(2000, 3), 2, "667"), (Rational(999_999, 1_000_000), 4, "1"),
            (Rational(1, 8), 2, "0.12"), (Rational(3, 8), 2, "0.38"), (Rational(-7, 2), 9, "-3.5"),
            (Rational(15, 100_000_000), 9, "1.5e-7"), (Rational(1, 1_000_000), 9, "0.000001"), (Rational(0), 9, "0"),
            (Rational(-1, 3_000_000_000), 3, "-3.33e-10"), (Rational(99_999, 10_000_000_000_000), 3, "1e-8"),
        ])
    func chosenDecimalText(value: Rational, digits: Int, expected: String) {
        #expect(value.decimalString(significantDigits: digits) == expected)
    }

    /// In machine words and, past 2^63 on the way, in big integers.
    @Test("decimal text is the nearest of its length, halves to even", arguments: [3, 17, 2026] as [UInt64])
    func nearestDecimalText(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<2000 {
            let bits = Int.random(in: 1...62, using: &generator)
            let above = Int.random(in: 1...(1 << bits), using: &generator)
            let below = Int.random(in: 1...(1 << Int.random(in: 1...62, using: &generator)), using: &generator)
            let digits = Int.random(in: 1...17, using: &generator)
            let value = Rational(above, below)
            let text = value.decimalString(significantDigits: digits)
            let written = try #require(Rational(decimal: text), "seed \(seed): \(above)/\(below) as \(text)")
            // The place of the last digit: 10^-(digits - 1 - p) for 10^p <= value < 10^(p + 1), whole numbers kept.
            var unit = Rational.one
            while value >= unit * 10 { unit *= 10 }
            while value < unit { unit /= 10 }
            for _ in 1..<digits { unit /= 10 }
            unit = min(unit, .one)
            let error = (written - value).magnitude * 2
            #expect(error <= unit || value.isInteger, "seed \(seed): \(above)/\(below) as \(text)")
            if error == unit { #expect((written / unit / 2).isInteger, "seed \(seed): \(above)/\(below) as \(text)") }
        }
    }

    @Test("finite decimal expansions are complete")
    func exactDecimalText() {
        #expect(Rational(3, 20).isTerminatingDecimal)
        #expect(Rational(3, 20).exactDecimalString == "0.15")
        #expect(Rational(-1, 1024).exactDecimalString == "-0.0009765625")
        #expect(!Rational(1, 3).isTerminatingDecimal)
    }
}
