import CommandSupport
import Foundation
import Testing

/// How typed formulas are read, and which ion a question is about.
@Suite("Readings of formulas and choice of the ion")
struct ReadingTests {
    @Test(
        "a mixture with middle dots has the window of the compound it is, and the reading stands in every form of output"
    )
    func glass() throws {
        // 75 Li2S + 25 P2S5 are 50 Li3PS4: 150 Li, 50 P, 200 S.
        let arguments = ["window", "75Li2S·25P2S5", "Li3PS4", "LGPS", "--format", "csv"]
        let rows = try CSVTable(CommandHarness.run(arguments).output)
        for limit in ["reduction_limit_V", "oxidation_limit_V"] {
            #expect(rows.rows[0][limit] == rows.rows[1][limit])
        }
        #expect(rows.rows.map { $0["read_as"] } == ["Li150(PS4)50", "Li3PS4", "Li10Ge(PS6)2"])
        let table = try CommandHarness.run(["window", "75Li2S·25P2S5", "Li3PS4", "LGPS"]).output
        #expect(table.contains("Read as: 75Li2S·25P2S5: Li150(PS4)50 (Li3PS4); LGPS: Li10Ge(PS6)2."))
        #expect(!table.contains("Li3PS4: Li3PS4"))
        let pair = try JSONExport(
            CommandHarness.run(["react", "3Li2S·P2S5", "LCO", "--minimum", "--format", "json"]).output)
        #expect(pair.results[0]["reactant1_read_as"] as? String == "Li6(PS4)2")
        #expect(pair.results[0]["reactant2_read_as"] as? String == "LiCoO2")
    }

    @Test(
        "the only alkali metal of the materials is the working ion, and the output says so",
        arguments: [
            (["window", "Na3SbS4"], "Na"), (["profile", "K2S"], "K"), (["window", "Li3YBr6"], "Li"),
            (["equilibrium", "NaCrO2", "--voltage", "2"], "Na"),
            (["react", "Na3PS4", "NaCrO2", "--voltage", "3"], "Na"),
            (["heatmap", "--rows", "Na3PS4", "--columns", "NaCrO2", "--voltage", "3.5"], "Na"),
            (["stack", "NaCrO2", "Na3YCl6", "Na"], "Na"), (["window", "MgCl2"], "Li"),
            (["window", "Na3SbS4", "--ion", "Li"], "Li"), (["window", "Na3SbS4", "Li3PS4"], "Li"),
        ])
    func ion(arguments: [String], symbol: String) throws {
        let run = try CommandHarness.run(arguments + ["--format", "json"])
        let json = try JSONExport(run.output)
        #expect(json.settings["ion"] as? String == symbol, "\(arguments)")
        let reason =
            arguments.contains("--ion")
            ? "given" : symbol == "Li" && !arguments.contains("Li3YBr6") ? "default" : "materials"
        #expect(json.settings["ion_chosen_by"] as? String == reason, "\(arguments)")
        let isTold = run.diagnostics.contains("working ion")
        #expect(isTold == (symbol != "Li" || arguments.contains("Li3PS4")), "\(arguments): \(run.diagnostics)")
    }

    @Test("a sodium cell is screened as one: windows against sodium, candidates with sodium")
    func sodiumScreen() throws {
        let arguments = [
            "screen", "--electrolyte", "Na3YCl6", "--cathode", "NaCrO2", "--top", "5", "--format", "json", "--quiet",
        ]
        let chosen = try JSONExport(CommandHarness.run(arguments).output)
        let given = try JSONExport(CommandHarness.run(arguments + ["--ion", "Na"]).output)
        #expect(chosen.settings["ion"] as? String == "Na")
        #expect(!chosen.results.isEmpty)
        #expect(chosen.results.map { $0["formula"] as? String } == given.results.map { $0["formula"] as? String })
        for row in chosen.results { #expect((row["formula"] as? String)?.contains("Na") == true) }
    }
}
