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
        #expect(table.contains("Not in mp-2019: ErBr3"))
    }

    /// Neither of two materials lacks a binary by itself, but where they meet ErBr3 may form.
    @Test(
        "every command names what is missing where its materials meet",
        arguments: [
            ["react", "Li3YBr6", "Er2O3", "--minimum"], ["react", "Li3YBr6", "Er2O3", "--voltage", "3:4"],
            ["heatmap", "--rows", "Li3YBr6", "--columns", "Er2O3", "--long"], ["stack", "Er2O3", "Li3YBr6", "Li"],
            ["profile", "Li3ErBr6"], ["hull", "Li3ErBr6"], ["equilibrium", "Li3ErBr6"],
            ["screen", "--electrolyte", "Er2O3", "--cathode", "LCO", "--candidates", "LiBr", "--voltage", "2:3"],
            ["screen", "--electrolyte", "Er2O3", "--cathode", "LCO", "--candidates", "LiF", "--explain", "LiBr"],
        ])
    func meeting(arguments: [String]) throws {
        let table = CSVTable(try CommandHarness.run(arguments + ["--format", "csv"]).output)
        #expect(table.rows.contains { $0["missing_phases"] == "ErBr3" && $0["flags"]?.contains("missing-phase") == true })
        #expect(try CommandHarness.run(arguments).output.contains("Not in mp-2019: ErBr3"))
    }

    @Test("nothing is said to be missing between the materials of the field")
    func complete() throws {
        let run = try CommandHarness.run([
            "heatmap", "--rows", "Li3InCl6,Li3YBr6,LGPS,LLZO,LATP", "--columns", "LCO,LFP,NCM811,LiNbO3", "--long", "--format",
            "csv",
        ])
        #expect(CSVTable(run.output).rows.allSatisfy { $0["missing_phases"] == "" })
    }

    @Test("a matrix flags the cells and says why")
    func matrix() throws {
        let run = try CommandHarness.run([
            "heatmap", "--rows", "Li3YBr6,LiF", "--columns", "Er2O3,LCO", "--output", "map.csv",
        ])
        let flags = CSVTable(try #require(run.files.first { $0.name == "map.flags.csv" }?.text))
        #expect(flags.rows[0]["Er2O3"]?.contains("missing-phase") == true)
        #expect(flags.rows[0]["LCO"]?.contains("missing-phase") == false)
    }

    @Test("doubts are told with their size by every command that names phases")
    func doubts() throws {
        for arguments in [
            ["react", "Li2CO3", "LCO"], ["equilibrium", "Li2CO3"], ["profile", "Li2CO3"], ["hull", "Li2CO3"],
            ["heatmap", "--rows", "Li2CO3", "--columns", "LCO", "--long"], ["stack", "LCO", "Li2CO3", "Li"],
            ["screen", "--electrolyte", "LiF", "--cathode", "LCO", "--candidates", "Li2CO3"],
        ] {
            let table = CSVTable(try CommandHarness.run(arguments + ["--format", "csv"]).output)
            #expect(table.rows.contains { $0["energy_doubts"]?.contains("Li2CO3 -0.18") == true }, "\(arguments)")
        }
    }

    @Test("a table with doubts says what they are, one without says nothing")
    func doubtLine() throws {
        #expect(try CommandHarness.run(["hull", "Li2CO3"]).output.contains("Li2CO3 -0.18±0.06"))
        #expect(try CommandHarness.run(["hull", "Li2CO3"]).output.contains("Doubts: by how much"))
        #expect(try !CommandHarness.run(["hull", "LiF"]).output.contains("Doubts"))
    }

    /// The review: Li3PS4 | Al2O3 at 4.3 V, -42 mutual, more than a volt of decomposition of Li3PS4 by itself.
    @Test("a map names the materials that decompose by themselves, with the size in its unit")
    func alone() throws {
        let question = ["heatmap", "--rows", "Li3PS4", "--columns", "Al2O3", "--voltage", "4.3"]
        let table = try CommandHarness.run(question).output
        let words = table.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let react = CSVTable(
            try CommandHarness.run(["react", "Li3PS4", "Al2O3", "--voltage", "4.3", "--format", "csv"]).output)
        let own = try #require(
            react.rows.first { $0["x1_molar"] == "1" }
                .flatMap { Double($0["e_total_eV_per_nonreservoir_atom"] ?? "") })
        let size = (own * 10000).rounded() / 10
        #expect(words.contains("meV/non-reservoir atom): Li3PS4 (\(size))"), "\(words)")
        #expect(try CommandHarness.run(question + ["--format", "svg", "--output", "-"]).output.contains("Decompose by"))
        #expect(try !CommandHarness.run(["heatmap", "--rows", "LiF", "--columns", "Al2O3"]).output.contains("Decompose"))
    }

    @Test("an equilibrium flags the phase that is doubtful, not its neighbours")
    func ownFlags() throws {
        let table = CSVTable(try CommandHarness.run(["equilibrium", "Li3PS4", "--voltage", "3", "--format", "csv"]).output)
        #expect(table.rows.count > 1)
        for row in table.rows { #expect((row["flags"] == "") == (row["energy_doubts"] == "")) }
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
