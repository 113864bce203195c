@testable import TextFormats
import Foundation
import Testing


@Suite("Number texts")
struct NumberFormatTests {
    let format = NumberFormat()

    @Test(
        "numbers for programs",
        arguments: [
            (0.0, "0"), (-0.0, "0"), (1.0, "1"), (-1.0, "-1"), (1.84, "1.84"), (131.0 / 60, "2.183333333"),
            (-12.0606665, "-12.0606665"), (0.343333333333, "0.3433333333"), (100.0, "100"), (1e14, "100000000000000"),
            (1e15, "1e15"), (1.25e-5, "0.0000125"), (1.25e-6, "1.25e-6"), (9.99999999999, "10"), (-0.99999999999, "-1"),
            (1e-12, "1e-12"), (9.9e-13, "0"), (-5.6e-17, "0"), (Double.leastNonzeroMagnitude, "0"),
            (1.7976931348623157e308, "1.797693135e308"),
            (85014.0, "85014"), (0.1 + 0.2, "0.3"), (2.0 / 3, "0.6666666667"),
        ])
    func machineText(value: Double, expected: String) {
        #expect(format.text(value) == expected)
    }

    @Test(
        "numbers for people: halves away from zero, no sign on nothing",
        arguments: [
            (0.125, 2, "0.13"), (-0.125, 2, "-0.13"), (2.5, 0, "3"), (-0.0004, 3, "0.000"), (0.0, 3, "0.000"),
            (0.9996, 3, "1.000"), (999.9996, 3, "1000.000"), (1.84, 3, "1.840"), (0.05, 1, "0.1"), (0.04, 1, "0.0"),
            (123.0, 0, "123"), (0.00049, 3, "0.000"), (0.0005, 3, "0.001"), (-0.0005, 3, "-0.001"),
        ])
    func fixedText(value: Double, decimals: Int, expected: String) {
        #expect(format.text(value, decimals: decimals) == expected)
    }

    @Test("infinities and NaN have no text", arguments: [Double.infinity, -.infinity, .nan, .signalingNaN])
    func notFinite(value: Double) {
        #expect(format.text(value) == nil)
        #expect(format.text(value, decimals: 3) == nil)
    }

    @Test("texts read back within 1e-9, relative, and are valid JSON", arguments: [UInt64(1), 20_190_401])
    func readsBack(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        let number = try Regex(#"-?(0|[1-9][0-9]*)(\.[0-9]+)?(e-?[0-9]+)?"#)
        for round in 0..<20_000 {
            let exponent = Double(Int.random(in: -12...20, using: &random))
            let value = Double.random(in: -10...10, using: &random) * pow(10, exponent)
            guard value.magnitude >= format.zeroBelow else { continue }
            let text = try #require(format.text(value))
            let back = try #require(Double(text), "seed \(seed), round \(round): \(value) became \(text)")
            #expect(abs(back - value) <= 1e-9 * abs(value), "seed \(seed), round \(round): \(value) became \(text)")
            #expect(text.wholeMatch(of: number) != nil, "seed \(seed), round \(round): \(text)")
        }
    }

    @Test("fixed texts agree with the C library away from ties", arguments: [UInt64(7)])
    func agreesWithC(seed: UInt64) {
        var random = SplitMix(state: seed)
        for round in 0..<5_000 {
            let value = Double.random(in: -1000...1000, using: &random)
            let expected = String(format: "%.4f", value)
            let negativeZero = expected == "-0.0000"
            #expect(
                format.text(value, decimals: 4) == (negativeZero ? "0.0000" : expected), "seed \(seed), round \(round)")
        }
    }
}

/// A small generator with a known seed (Steele, Lea, Flood 2014, doi:10.1145/2660193.2660195).
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
