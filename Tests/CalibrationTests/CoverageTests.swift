import Calibration
import Chemistry
import ExactArithmetic
import Foundation
import Testing
import TextFormats
import ThermoSnapshot

/// What the errors of the calibration are worth: against measured enthalpies and measured limits of windows, each predicted without it.
@Suite("The errors of the calibration hold what was measured")
struct CoverageTests {
    /// Rows of a table of ThermoData, by column.
    private static func table(_ name: String) throws -> [[String: String]] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appendingPathComponent("ThermoData/\(name)"), encoding: .utf8)
        let records = try #require(CSVRecords(text)).records.map(\.fields)
        return records.dropFirst().map { Dictionary(zip(records[0], $0), uniquingKeysWith: { first, _ in first }) }
    }

    /// `LiBr -> Br + Li`: compounds with their amounts, reactants negative.
    private static func terms(_ reaction: String) throws -> [(formula: Formula, amount: Double)] {
        let sides = reaction.split(separator: ">").map { $0.split(separator: " ").filter { $0 != "+" && $0 != "-" } }
        return try zip(sides, [-1.0, 1]).flatMap { words, sign in
            var amount = 1.0
            var found: [(Formula, Double)] = []
            for word in words {
                if let number = Double(word) {
                    amount = number
                } else {
                    found.append((try FormulaParser.parse(String(word)), sign * amount))
                    amount = 1
                }
            }
            return found
        }
    }

    @Test("nine of ten measured window limits lie in the 90 % intervals of the sampler, whose centres were fitted without them")
    func limits() throws {
        let model = try ThermoSnapshot.calibration()
        var (inside, count) = (0, 0)
        for row in try Self.table("calibration-limits.csv") {
            let ion = try #require(row["ion"])
            let terms = try Self.terms(try #require(row["reaction"]))
            let exchanged = terms.filter { $0.formula.composition.elements.map(\.symbol) == [ion] }
                .reduce(0) { $0 + $1.amount * $1.formula.composition.atomCount.doubleValue }
            let sampler = try ErrorSampler(terms.map(\.formula.composition), model: model)
            var generator = NormalGenerator(seed: 7)
            let charge = ["Mg", "Ca"].contains(ion) ? 2.0 : 1
            let shifts = (0..<600).map { _ in
                zip(terms, sampler.draw(&generator)).reduce(0) {
                    $0 + $1.0.amount * $1.0.formula.composition.atomCount.doubleValue * $1.1
                } / (exchanged * charge)
            }.sorted()
            let measured = try #require(Double(row["measured_V"] ?? ""))
            let calibrated = try #require(Double(row["calibrated_V"] ?? ""))
            count += 1
            if measured - calibrated >= shifts[30] && measured - calibrated <= shifts[569] { inside += 1 }
        }
        let share = Double(inside) / Double(count)
        #expect(count == 176 && (0.87...0.95).contains(share), "\(inside) of \(count)")
    }

    @Test("89 % of the measured compounds lie in their 90 % intervals, each predicted without its fold")
    func energies() throws {
        let rows = try Self.table("calibration-held-out.csv")
        let inside = rows.filter { $0["inside_90"] == "true" }.count
        #expect(rows.count == 1714 && abs(Double(inside) / Double(rows.count) - 0.89) < 0.01, "\(inside)")
        let errors = rows.compactMap { row in
            Double(row["measured_eV_per_atom"] ?? "").flatMap { measured in
                Double(row["predicted_eV_per_atom"] ?? "").map { abs($0 - measured) }
            }
        }
        #expect(errors.count == rows.count && errors.reduce(0, +) / Double(errors.count) < 0.065)
    }
}
