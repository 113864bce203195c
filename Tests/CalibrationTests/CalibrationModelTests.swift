@testable import Calibration
import Chemistry
import ExactArithmetic
import Foundation
import Testing
import TextFormats
import ThermoSnapshot

/// Held against the independent implementation of the rule that made the fit (`Scripts/fit-calibration`, plain Python).
@Suite("The calibration of energies")
struct CalibrationModelTests {
    private struct Golden {
        let formula: String
        let numbers: [Double]
    }

    private static func golden() throws -> [Golden] {
        let folder = try #require(Bundle.module.url(forResource: "Reference", withExtension: nil))
        let text = try String(
            contentsOf: folder.appendingPathComponent("calibration-golden.csv"), encoding: .utf8)
        let records = try #require(CSVRecords(text)).records.dropFirst()
        return try records.map { record in
            Golden(formula: record.fields[0], numbers: try record.fields[1...3].map { try #require(Double($0)) })
        }
    }

    @Test("the same corrections, deviations and residual scales as the fit, for all kinds of formulas")
    func sameAsFit() throws {
        let model = try ThermoSnapshot.calibration()
        let golden = try Self.golden()
        #expect(golden.count > 500)
        var reader = CorrectionReader(model)
        for row in golden {
            let composition = try FormulaParser.parse(row.formula).composition
            let found = try model.calibration(of: composition)
            #expect(abs(found.correctionPerAtom - row.numbers[0]) < 2e-6, "\(row.formula)")
            #expect(abs(try reader.correction(of: composition) - found.correctionPerAtom) < 1e-12, "\(row.formula)")
            #expect(abs(model.sharedDeviation(of: found) - row.numbers[1]) < 2e-6, "\(row.formula)")
            #expect(abs(found.residualScale - row.numbers[2]) < 2e-6, "\(row.formula)")
        }
    }

    @Test("additive over what changes no pair: Li3YCl6 is 3 LiCl and YCl3")
    func additive() throws {
        let model = try ThermoSnapshot.calibration()
        func total(_ formula: String) throws -> Double {
            let composition = try FormulaParser.parse(formula).composition
            return try model.calibration(of: composition).correctionPerAtom * composition.atomCount.doubleValue
        }
        for (left, right) in [
            ("Li3YCl6", [(3.0, "LiCl"), (1, "YCl3")]), ("LiAl5O8", [(0.5, "Li2O"), (2.5, "Al2O3")]), ("Li6PS5Cl", [(1, "Li3PS4"), (1, "Li2S"), (1, "LiCl")]),
        ] {
            let parts = try right.reduce(0) { try $0 + $1.0 * total($1.1) }
            #expect(abs(try total(left) - parts) < 1e-9, "\(left)")
        }
        for element in ["Li", "O2", "S8", "Fe"] { #expect(try total(element) == 0) }
    }
}
