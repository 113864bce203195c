import CommandSupport
import Testing

/// What was read stands beside what was typed, in every row of every command.
@Suite("Columns read_as")
struct ReadAsTests {
    private func rows(_ arguments: [String]) throws -> [[String: String]] {
        let run = try CommandHarness.run(arguments + ["--format", "csv"])
        #expect(run.exitCode == 0, "\(run.diagnostics)")
        return CSVTable(run.output).rows
    }

    @Test(
        "one formula a row",
        arguments: [["window"], ["profile"], ["hull"], ["equilibrium"]])
    func single(command: [String]) throws {
        // 75 Li2S + 25 P2S5: Li 150, P 50, S 75 + 125.
        let mixture = try rows(command + ["75Li2S·25P2S5"])
        #expect(!mixture.isEmpty && mixture.allSatisfy { $0["read_as"] == "Li150(PS4)50" })
        let name = try rows(command + ["LGPS"])
        #expect(!name.isEmpty && name.allSatisfy { $0["read_as"] == "Li10Ge(PS6)2" })
    }

    @Test("two partners and stacks")
    func pairs() throws {
        let react = try rows(["react", "75Li2S-25P2S5", "LCO", "--minimum"])
        #expect(react.allSatisfy { $0["reactant1_read_as"] == "Li150(PS4)50" && $0["reactant2_read_as"] == "LiCoO2" })
        let map = try rows(["heatmap", "--rows", "Li3PS4", "--columns", "LCO", "--long"])
        #expect(map.allSatisfy { $0["row_read_as"] == "Li3PS4" && $0["column_read_as"] == "LiCoO2" })
        let stack = try rows(["stack", "LCO", "2Li2O·SiO2", "Li"])
        #expect(stack.contains { $0["part"] == "LCO | 2Li2O·SiO2" && $0["read_as"] == "LiCoO2 | Li4SiO4" })
        #expect(stack.contains { $0["part"] == "2Li2O·SiO2" && $0["read_as"] == "Li4SiO4" })
    }

    @Test("JSON has the key, tables one line for what is no plain formula")
    func otherForms() throws {
        let json = try CommandHarness.run(["window", "2Li2O·SiO2", "--format", "json"])
        #expect(json.output.contains("\"read_as\""))
        let table = try CommandHarness.run(["window", "2Li2O·SiO2", "LCO", "LiF"])
        #expect(table.output.contains("Read as: 2Li2O·SiO2: Li4SiO4; LCO: LiCoO2."), "\(table.output)")
        let plain = try CommandHarness.run(["window", "LiF", "InCl3·2H2O"])
        #expect(!plain.output.contains("Read as"))
    }
}
