import CommandSupport
import Foundation
import Testing

/// What is said on formulas that are not neutral, and how rounded ones are answered.
@Suite("Charge of typed formulas")
struct ChargeTests {
    private func limits(_ arguments: [String]) throws -> (Double, Double) {
        let row = try CSVTable(CommandHarness.run(["window"] + arguments + ["--format", "csv"]).output).rows[0]
        return (
            try #require(row["reduction_limit_V"].flatMap { Double($0) }),
            try #require(row["oxidation_limit_V"].flatMap { Double($0) })
        )
    }

    /// 1.754-2.510 and 1.754-3.709 V: the windows of the exactly neutral composition, of the neutral composition with 0.329 Li.
    @Test("LLTO as printed, 0.33 Li and 0.557 La, has the window of the neutral composition")
    func llto() throws {
        for name in ["Li0.33La0.557TiO3", "LLTO"] {
            let (low, high) = try limits([name])
            #expect(abs(low - 1.754) < 0.0006 && abs(high - 2.510) < 0.0006)
            let without = try limits([name, "--exclude", "Li7Ti10O24"])
            #expect(abs(without.0 - 1.754) < 0.0006 && abs(without.1 - 3.709) < 0.0006)
        }
        let kept = try limits(["Li0.33La0.557TiO3", "--no-balance"])
        #expect(kept.0 == kept.1)
    }

    @Test(
        "the row names the amount, the composition that was used stands beside it, the remark says which way",
        arguments: [
            ("Li0.388Ta0.238La0.475Cl3", "balanced-by-0.003-Li", "Li0.385", "0.003 Li taken out"),
            ("Li2In0.444Sc0.222Cl4", "balanced-by-0.002-Li", "Li2.002", "0.002 Li added"),
        ])
    func flag(text: String, flag: String, lithium: String, remark: String) throws {
        let run = try CommandHarness.run(["window", text, "--format", "csv"])
        let row = CSVTable(run.output).rows[0]
        #expect(row["flags"]?.contains(flag) == true)
        #expect(row["read_as"]?.contains(lithium) == true)
        #expect(row["formula"] == text)
        #expect(run.diagnostics.contains(remark))
        let table = try CommandHarness.run(["window", text]).output
        #expect(table.contains(remark) && table.contains(flag))
        let kept = try CSVTable(
            CommandHarness.run(["window", text, "--format", "csv", "--no-balance"]).output
        ).rows[0]
        #expect(kept["flags"]?.contains("balanced-by") == false)
        #expect(kept["read_as"]?.contains(lithium) == false)
    }

    @Test("a published cathode with rounded amounts decomposes into no metal")
    func noMetal() throws {
        let arguments = ["hull", "Li1.2Mn0.54Ni0.13Co0.13O2", "--format", "csv"]
        let products = { (arguments: [String]) in try CommandHarness.run(arguments).output.contains(/[0-9] Ni[;,]/) }
        #expect(try !products(arguments))
        #expect(try products(arguments + ["--no-balance"]))
    }

    @Test(
        "every command that takes formulas says that one is not neutral, and answers",
        arguments: [
            ["window", "LiNbOCl5"], ["profile", "LiNbOCl5"], ["hull", "LiNbOCl5"], ["equilibrium", "LiNbOCl5"],
            ["react", "LiNbOCl5", "LiCoO2", "--minimum"], ["heatmap", "--rows", "LiNbOCl5", "--columns", "LCO"],
            ["heatmap", "--rows", "LiNbOCl5", "--columns", "LCO", "--long"], ["stack", "LCO", "LiNbOCl5", "Li"],
            ["screen", "--electrolyte", "LiNbOCl5", "--cathode", "LCO", "--candidates", "LiF"],
        ])
    func everyCommand(arguments: [String]) throws {
        let run = try CommandHarness.run(arguments)
        #expect(run.exitCode == 0)
        #expect(run.output.contains("1 Cl too many; LiNbCl4O"))
        #expect(run.diagnostics.contains("1 Cl too many; LiNbCl4O"))
        let json = try CommandHarness.run(arguments.filter { $0 != "--long" } + ["--format", "json"]).output
        #expect(json.contains(arguments[0] == "screen" ? "1 Cl too many; LiNbCl4O" : "charge-unbalanced"))
    }

    @Test("neutral materials, rows of the database and series are left alone")
    func silence() throws {
        for arguments in [
            ["window", "Li7P3S11", "Li4P2S6", "Li2O2", "NCM811", "Li0.99CoO2"], ["window", "--system", "Li-P-S"],
            ["window", "--series", "Li{1-x}CoO2", "--to", "0.02", "--steps", "2"],
        ] {
            let run = try CommandHarness.run(arguments + ["--format", "csv"])
            #expect(!run.output.contains("charge-unbalanced") && !run.output.contains("balanced-by"))
            #expect(!run.diagnostics.contains("oxidation states") && !run.diagnostics.contains("rounded in print"))
        }
    }

    @Test("a series of a template with rounded amounts is balanced point by point")
    func series() throws {
        let run = try CommandHarness.run([
            "window", "--series", "Li{0.33+x}La0.557TiO3", "--from", "-0.001", "--to", "0.001", "--steps", "2",
            "--format", "csv",
        ])
        let rows = CSVTable(run.output).rows
        #expect(rows.map { $0["flags"]?.contains("balanced-by") } == [false, true, true])
        #expect(Set(rows.map { $0["oxidation_limit_V"] }).count == 1)
    }
}
