import Chemistry
import Electrochemistry
import Testing
import ThermoEntries
import ThermoSnapshot
import Thermodynamics

/// Windows of the mp-2019 data, worked out independently of this program (V against Li, to the millivolt).
@Suite("Windows on the embedded data")
struct PublishedWindowTests {
    struct Expected: Sendable, CustomTestStringConvertible {
        let formula: String
        let low: Double
        let high: Double
        var testDescription: String { formula }
    }

    static let expected = [
        Expected(formula: "Li3PS4", low: 1.721, high: 2.361),
        Expected(formula: "Li7La3Zr2O12", low: 0.049, high: 2.914),
        Expected(formula: "Li2PNO2", low: 0.677, high: 2.638), Expected(formula: "Li3PO4", low: 0.689, high: 4.210),
        Expected(formula: "LiF", low: 0, high: 6.362), Expected(formula: "LiCl", low: 0, high: 4.255),
        Expected(formula: "Li3InCl6", low: 2.621, high: 4.305),
    ]

    @Test("limits agree within 2 mV", arguments: expected)
    func limits(_ case: Expected) throws {
        let calculator = WindowCalculator(entries: try ThermoSnapshot.mp2019(), ion: try WorkingIon(symbol: "Li"))
        let window = try calculator.window(of: FormulaParser.parse(`case`.formula).composition)
        let low = try #require(window.reductionLimit)
        let high = try #require(window.oxidationLimit)
        #expect((low - `case`.low).magnitude <= 0.002, "reduction limit \(low)")
        #expect((high - `case`.high).magnitude <= 0.002, "oxidation limit \(high)")
    }

    @Test("products of Li3PS4 outside its window")
    func productsOfLithiumThiophosphate() throws {
        let entries = try ThermoSnapshot.mp2019()
        let calculator = WindowCalculator(entries: entries, ion: try WorkingIon(symbol: "Li"))
        let window = try calculator.window(of: FormulaParser.parse("Li3PS4").composition)
        let below = try #require(window.reduction).products.map {
            "\(rounded($0.amount)) \(entries.formula(at: $0.row))"
        }
        let above = try #require(window.oxidation).products.map {
            "\(rounded($0.amount)) \(entries.formula(at: $0.row))"
        }
        #expect(Set(below) == ["1.0 P", "4.0 Li2S"])
        #expect(Set(above) == ["0.5 P2S7", "0.125 LiS4"])
    }

    private func rounded(_ x: Double) -> Double { (x * 1e6).rounded() / 1e6 }
}
