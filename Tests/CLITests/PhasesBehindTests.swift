import CommandSupport
import Foundation
import Testing

@Suite("Phases behind an answer")
struct PhasesBehindTests {
    /// A list of words of a row; empty where there is none.
    private func words(_ row: [String: Any]?, _ column: String) -> [String] { row?[column] as? [String] ?? [] }

    @Test(
        "Li3ErBr6, whose ErBr3 is missing, does not look like an answer; nor do others of the kind",
        arguments: ["Li3ErBr6", "Li2ErBr5"])
    func missingBinary(formula: String) throws {
        let export = try JSONExport(try CommandHarness.run(["window", formula, "--format", "json"]).output)
        let row = try #require(export.results.first)
        #expect(row["missing_phases"] as? [String] == ["ErBr3"])
        #expect(words(row, "flags").contains("missing-phase"))
        let table = try CommandHarness.run(["window", formula]).output
        #expect(table.contains("Not in the database: ErBr3"))
    }

    @Test("an oxidation that sets a base metal free is flagged")
    func metal() throws {
        let export = try JSONExport(
            try CommandHarness.run(["window", "Li3ErBr6", "Li3YCl6", "--format", "json"]).output)
        #expect(words(export.results.first, "flags").contains("oxidation-gives-metal"))
        #expect(!words(export.results.last, "flags").contains("oxidation-gives-metal"))
    }

    /// Magnesium salts are stable against magnesium; the dilute Mg149X of the data said otherwise.
    @Test("dilute phases are left out unless kept", arguments: ["MgCl2", "MgS", "MgH2"])
    func dilute(formula: String) throws {
        let asked = ["window", formula, "--ion", "Mg", "--format", "json"]
        let row = try #require(try JSONExport(try CommandHarness.run(asked).output).results.first)
        #expect(words(row, "flags").contains("stable-vs-metal"))
        let kept = try #require(try JSONExport(try CommandHarness.run(asked + ["--keep-dilute"]).output).results.first)
        #expect(!words(kept, "flags").contains("stable-vs-metal"))
    }

    @Test("implausible phases are flagged, named, and left out on request")
    func implausible() throws {
        let asked = ["window", "Li3PS4", "--format", "json"]
        let row = try #require(try JSONExport(try CommandHarness.run(asked).output).results.first)
        #expect(words(row, "flags").contains("implausible"))
        #expect(words(row, "energy_doubts").contains("LiS4 implausible"))
        let without = try JSONExport(try CommandHarness.run(asked + ["--exclude-implausible"]).output)
        let limit = try #require(without.results.first?["oxidation_limit_V"] as? Double)
        // The same without LiS4 and P2S7, which the review worked out independently: 2.419 V without LiS4 alone.
        #expect(limit > 2.41)
        #expect(!words(without.results.first, "flags").contains("implausible"))
    }

    @Test("data flags --implausible lists the phases with rule and reason")
    func list() throws {
        let outcome = try CommandHarness.run(["data", "flags", "--implausible", "--format", "csv"])
        #expect(outcome.exitCode == 0)
        let table = CSVTable(outcome.output)
        #expect(table.rows.contains { $0["formula"] == "LiS4" && $0["rule"] == "excess-anion" })
        #expect(table.rows.allSatisfy { $0["reason"]?.isEmpty == false })
    }

    @Test("data list states the size of a doubt")
    func size() throws {
        let table = CSVTable(try CommandHarness.run(["data", "list", "Li2CO3", "LiF", "--format", "csv"]).output)
        #expect(table.number(0, "doubt_eV_per_atom") == -0.18)
        #expect(table.number(1, "doubt_eV_per_atom") == nil)
    }
}
