import CommandSupport
import Foundation
import Testing

/// Series, reference electrodes, solid solutions and uncertainty on the command line.
@Suite("interphase window, options")
struct WindowOptionTests {
    private func table(_ arguments: [String]) throws -> CSVTable {
        CSVTable(try CommandHarness.run(["window"] + arguments + ["--format", "csv"]).output)
    }

    @Test("a series tells x, its ends are the plain formulas, and a negative amount fails alone")
    func series() throws {
        let arguments = ["--series", "Li{3-x}In{1-x}Zr{x}Cl6", "--from", "0", "--to", "1.25", "--steps", "5"]
        let outcome = try CommandHarness.run(["window"] + arguments + ["--format", "csv"])
        #expect(outcome.exitCode == 1)
        #expect(outcome.diagnostics.contains("the amount of In is -0.25 at x = 1.25; keep x at 1 or below"))
        let series = CSVTable(outcome.output)
        #expect(series.rows.compactMap { $0["x"] }.filter { !$0.isEmpty } == ["0", "0.25", "0.5", "0.75", "1"])
        #expect(series.rows[2]["formula"] == "Li2.5In0.5Zr0.5Cl6")
        let plain = try table(["Li3InCl6", "Li5InZrCl12", "Li2ZrCl6"])
        for (row, x) in [(0, 0), (1, 2), (2, 4)] {
            #expect(plain.rows[row]["oxidation_limit_V"] == series.rows[x]["oxidation_limit_V"])
            #expect(plain.rows[row]["reduction_limit_V"] == series.rows[x]["reduction_limit_V"])
        }
    }

    @Test("a reference shifts the limits and is named, chemical potentials stay")
    func reference() throws {
        let metal = try table(["Li3PS4"])
        let alloy = try table(["Li3PS4", "--reference", "Li-In"])
        for column in ["reduction_limit_V", "oxidation_limit_V", "full_extraction_V"] {
            let shift = try #require(metal.number(0, column)) - (try #require(alloy.number(0, column)))
            #expect((shift - 0.62).magnitude < 1e-8, "\(column)")
        }
        #expect(metal.rows[0]["width_V"] == alloy.rows[0]["width_V"])
        #expect(metal.rows[0]["chemical_potential_low_eV"] == alloy.rows[0]["chemical_potential_low_eV"])
        let text = try CommandHarness.run(["window", "Li3PS4", "--reference", "Li-In"]).output
        #expect(text.contains("Voltages: against Li-In (0.62 V vs Li/Li+)."))
        let export = try JSONExport(
            try CommandHarness.run(["window", "NaCl", "--ion", "Na", "--reference", "SHE", "--format", "json"]).output)
        #expect(export.settings["reference_electrode"] as? String == "SHE")
        #expect(export.settings["reference_offset_V"] as? Double == 2.71)
        #expect(export.results.first?["reduction_limit_V"] as? Double == -2.71)
    }

    @Test("voltages given to other commands count from the reference too")
    func referenceElsewhere() throws {
        let plain = try CommandHarness.run(["equilibrium", "Li3PS4", "--voltage", "1.62", "--format", "csv"])
        let shifted = try CommandHarness.run(
            ["equilibrium", "Li3PS4", "--voltage", "1", "--reference", "Li-In", "--format", "csv"])
        #expect(CSVTable(plain.output).rows.map { $0["phase"] } == CSVTable(shifted.output).rows.map { $0["phase"] })
        #expect(CSVTable(plain.output).rows.map { $0["amount"] } == CSVTable(shifted.output).rows.map { $0["amount"] })
        let profile = CSVTable(
            try CommandHarness.run(["profile", "Li3PS4", "--reference", "0.5", "--format", "csv"]).output)
        #expect(profile.number(0, "voltage_low_V") == -0.5)
    }

    @Test("a solid solution is its own subject, flagged, and lower than the end members by the ideal entropy")
    func solidSolution() throws {
        let members = "LiNiO2:0.8,LiCoO2:0.1,LiMnO2:0.1"
        func above(_ kelvin: String) throws -> (Double, CSVTable) {
            let rows = try table(["--solid-solution", members, "--temperature", kelvin])
            return (try #require(rows.number(0, "energy_above_hull_eV_per_atom")), rows)
        }
        let (cold, _) = try above("0")
        let (warm, rows) = try above("300")
        #expect(rows.rows.count == 1)
        #expect(rows.rows[0]["flags"]?.contains("solid-solution") == true)
        // k_B T (0.8 ln 0.8 + 0.2 ln 0.1) / 4 atoms.
        let entropy = 8.617333262e-5 * 300 * (0.8 * log(0.8) + 0.2 * log(0.1)) / 4
        #expect((warm - cold - entropy).magnitude < 1e-8)
    }

    @Test("without errors both quantiles are the limit; equal seeds give equal output, other seeds another")
    func uncertainty() throws {
        let exact = try table(["Li3PS4", "--uncertainty", "0", "--samples", "5"])
        for side in ["reduction", "oxidation"] {
            for quantile in ["p5", "median", "p95"] {
                let value = try #require(exact.number(0, "\(side)_limit_\(quantile)_V"))
                #expect((value - (try #require(exact.number(0, "\(side)_limit_V")))).magnitude < 1e-8)
            }
        }
        #expect(exact.rows[0]["reduction_product_sets"] == "1: Li2S + P")
        let arguments = ["Li3PS4", "--uncertainty", "0.03", "--samples", "50", "--seed"]
        #expect(try table(arguments + ["7"]).rows == table(arguments + ["7"]).rows)
        #expect(try table(arguments + ["7"]).rows != table(arguments + ["8"]).rows)
    }

    @Test("an interphase names its class and what decides it")
    func interphase() throws {
        // Against lithium Li3InCl6 gives In-rich alloys; Li2S and Li3P of Li3PS4 insulate.
        let classes = try table(["Li3InCl6", "Li3PS4", "LiF"])
        #expect(classes.rows.map { $0["interphase_at_element"] } == ["mixed-conducting", "self-limiting", "stable"])
        #expect(classes.rows[1]["interphase_at_element_decided_by"] == "Li2S; Li3P")
    }

    @Test(
        "--uncertainty says what its intervals hold, counts samples stable against the metal, and shows the share without a window"
    )
    func uncertaintyWords() throws {
        let run = try CommandHarness.run(["window", "LLZO", "--uncertainty", "0.03", "--samples", "200"])
        for words in ["independent errors", "counts as 0 V", "no window"] {
            #expect(run.output.contains(words), "\(words)")
        }
        // About a quarter of the samples are stable against lithium (an independent Monte Carlo has 25.6 % of 400), so that 5 % is 0 V.
        let rows = try table(["LLZO", "--uncertainty", "0.03", "--samples", "200"])
        #expect(rows.rows[0]["reduction_limit_p5_V"] == "0")
        let share = try #require(Double(rows.rows[0]["reduction_share_without_limit"] ?? ""))
        #expect((share - 0.256).magnitude < 5 * 0.038)
    }

    @Test("a series without entries says that its rows are mixtures, not solutions")
    func seriesWords() throws {
        let series = ["window", "--series", "Li{3-x}In{1-x}Zr{x}Cl6", "--steps", "4"]
        // Of the five compositions only Li3InCl6 has an entry.
        #expect(
            try CommandHarness.run(series).output.replacing("\n", with: " ").contains(
                "4 of 5 compositions of the series have no entry"))
        #expect(try !CommandHarness.run(["window", "Li3InCl6"]).output.contains("of the series"))
    }

    @Test("--uncertainty: entries that state their own vary by that one, and the output says how many")
    func ownUncertainty() throws {
        // A table of Li2S alone with no scatter: its oxidation limit, against S, cannot move; -1.5 eV/atom are 4.5 eV for 2 Li, 2.25 V.
        let table = "id,formula,formation_energy_eV_per_atom,uncertainty_eV\nx,Li2S,-1.5,0\n"
        let outcome = try CommandHarness.run(
            ["window", "Li2S", "--database", "t.csv", "--uncertainty", "0.1", "--samples", "50", "--format", "json"],
            files: ["t.csv": table])
        #expect(outcome.exitCode == 0)
        let json = try JSONExport(outcome.output)
        #expect(json.settings["entries_with_own_uncertainty"] as? Int == 1)
        let row = try #require(json.results.first)
        for name in ["oxidation_limit_p5_V", "oxidation_limit_median_V", "oxidation_limit_p95_V"] {
            let value = try #require(row[name] as? Double)
            #expect((value - 2.25).magnitude < 1e-9, "\(name) \(value)")
        }
    }

    @Test(
        "bad options end with 64 or 65 and one line that names them",
        arguments: [
            (["Li3PS4", "--reference", "Ag"], 64, "reference 'Ag'"),
            (["Na3PS4", "--ion", "Na", "--reference", "Li-In"], 64, "reference 'Li-In'"),
            (["--series", "Li{3-y}PS4"], 64, "--series: formula 'Li{3-y}PS4': column 6"),
            (["--series", "Li{1-x}CoO2", "--steps", "0"], 64, "a series of 0 steps"),
            (["--series", "Li{1-x}CoO2", "--from", "a"], 64, "--from 'a' is no number"),
            (["Li3PS4", "--series", "Li{1-x}CoO2"], 64, "not several of them"),
            (["--solid-solution", "LiNiO2:0.8,LiCoO2:0.3"], 65, "the shares sum to 1.1"),
            (["--solid-solution", "LiNiO2:0.5,Li9Co7O3:0.5"], 65, "exchange different numbers of atoms"),
            (["Li3PS4", "--uncertainty", "-1"], 64, "uncertainty"),
            (["Li3PS4", "--uncertainty", "0.03", "--samples", "0"], 64, "0 samples"), ([], 64, "nothing to calculate"),
        ] as [([String], Int32, String)])
    func refusals(_ arguments: [String], _ exitCode: Int32, _ message: String) throws {
        let outcome = try CommandHarness.run(["window"] + arguments)
        #expect(outcome.exitCode == exitCode)
        #expect(outcome.output.isEmpty)
        #expect(outcome.diagnostics.contains(message), "\(outcome.diagnostics)")
    }
}
