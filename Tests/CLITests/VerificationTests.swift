import CommandSupport
import Foundation
import Testing

/// The sentence about a verification is the one of the code that verified: without the check its counts are 0 and every test here fails.
@Suite("--verify says what was verified")
struct VerificationTests {
    /// Calls with the number of rows, counted in the output itself, that must rest on a check.
    static let calls: [[String]] = [
        ["hull", "Li3PS4", "Li7PS6", "LiCoO2"], ["window", "Li3PS4", "LiCl", "LLZO"], ["profile", "Li3PS4", "LiFePO4"],
        ["equilibrium", "Li3PS4", "--voltage", "1:3:1"], ["react", "Li3PS4", "LiCoO2"],
        ["react", "Li3PS4", "LiCoO2", "--voltage", "2:4:1"], ["react", "Li3PS4", "LiCoO2", "--voltage", "2.5:4.3"],
        ["heatmap", "--rows", "Li3PS4,LiCl", "--columns", "LiCoO2,LiFePO4", "--voltage", "2:4:1"],
        ["stack", "LiCoO2", "LiNbO3", "Li3PS4", "Li", "--voltage", "2.5:4.3"],
        [
            "screen", "--electrolyte", "Li3PS4", "--cathode", "LiCoO2", "--candidates", "LiAlO2,Li3PO4,Li2ZrO3",
            "--voltage",
            "2.5:3.5", "--max-reaction", "none",
        ],
    ]

    @Test("every row that is printed was checked, and the number of equilibria is not nothing", arguments: calls)
    func everyRow(call: [String]) throws {
        let run = try CommandHarness.run(call + ["--verify", "--format", "json"])
        #expect(run.exitCode == 0, "\(run.diagnostics)")
        let json = try JSONExport(run.output)
        try #require(!json.results.isEmpty)
        #expect(json.settings["verification_rows"] as? Int == json.results.count, "\(json.settings)")
        #expect(json.settings["verification_rows_printed"] as? Int == json.results.count)
        let equilibria = try #require(json.settings["verification_equilibria"] as? Int)
        // Every row rests on an equilibrium; rows of one evolution or one equilibrium share theirs.
        let inputs = Set(
            json.results.map { "\($0["formula"] ?? "")\($0["voltage_V"] ?? "")\($0["row"] ?? "")\($0["part"] ?? "")" })
        #expect(equilibria >= inputs.count)
        // At least as many columns as elements in every equilibrium.
        #expect(try #require(json.settings["verification_columns"] as? Int) > equilibria)
        // The bound of the check itself, relative to 1 + |value|.
        #expect(try #require(json.settings["verification_largest_gap_eV_per_formula"] as? Double) < 1e-5)
        let sentence =
            "Re-checked in exact arithmetic: \(json.results.count) of \(json.results.count) rows, by \(equilibria) equilibria"
        #expect(run.diagnostics.contains(sentence), "\(run.diagnostics)")
        let table = try CommandHarness.run(call.filter { $0 != "--quiet" } + ["--verify"])
        #expect(table.output.replacing("\n", with: " ").contains("Re-checked in exact arithmetic: "))
        #expect(
            !(try CommandHarness.run(call + ["--verify", "--format", "json", "--quiet"])).diagnostics.contains(
                "Re-checked"))
        #expect(!(try CommandHarness.run(call)).output.contains("Re-checked"))
    }

    @Test("a matrix counts its cells")
    func cells() throws {
        let run = try CommandHarness.run(
            ["heatmap", "--rows", "Li3PS4,LiCl,LiF", "--columns", "LiCoO2,LiFePO4", "--verify", "--format", "csv"])
        #expect(run.diagnostics.contains("Re-checked in exact arithmetic: 6 of 6 cells"), "\(run.diagnostics)")
    }

    @Test("a number of a journal that is not that of the calculation is refuted")
    func journal() throws {
        let question = [
            "screen", "--electrolyte", "Li3InCl6", "--cathode", "LCO", "--candidates", "LiSbO3,Li3PO4", "--resume", "j",
            "--verify",
        ]
        let first = try CommandHarness.run(question)
        #expect(first.exitCode == 0 && first.output.contains("Re-checked in exact arithmetic: 2 of 2 rows"))
        let journal = try #require(first.files.first { $0.name == "j" }).text
        let moved = journal.replacing("\"oxidationLimit\":4.1", with: "\"oxidationLimit\":4.3")
        #expect(moved != journal)
        let second = try CommandHarness.run(question, files: ["j": moved])
        #expect(second.exitCode != 0 && second.diagnostics.contains("LiSbO3: the numbers of its row"))
    }

    @Test("a failed row is no row that was checked")
    func failedRow() throws {
        let run = try CommandHarness.run(["window", "LiF", "Xx", "LiCl", "--verify", "--format", "csv"])
        #expect(run.exitCode == 1 && run.diagnostics.contains("2 of 2 rows"), "\(run.diagnostics)")
    }

    @Test("what --uncertainty adds is not checked, and it is said")
    func uncertainty() throws {
        let run = try CommandHarness.run(["window", "LiF", "--uncertainty", "0.03", "--samples", "20", "--verify"])
        #expect(
            run.output.replacing("\n", with: " ").contains(
                "Not re-checked in exact arithmetic: the columns of --uncertainty"))
    }

    @Test("results that were verified serve as criteria like others")
    func criteria() throws {
        let call = ["screen", "--electrolyte", "Li3PS4", "--cathode", "LiCoO2", "--candidates", "LiAlO2"]
        let folder = try CommandFolder()
        #expect(try folder.run(call + ["--verify", "--max-reaction", "none", "--output", "a.json"]).exitCode == 0)
        let run = try folder.run(call + ["--criteria", "a.json"])
        #expect(run.exitCode == 0, "\(run.diagnostics)")
    }
}
