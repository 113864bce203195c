import CommandSupport
import Testing

@Suite("Values of options as people type them")
struct OptionValueTests {
    @Test(
        "--format and the extension of --output that contradict each other are refused, with the way out",
        arguments: [("json", "a.csv"), ("table", "a.csv"), ("csv", "a.JSON"), ("csv", "a.txt"), ("table", "a.svg")])
    func contradiction(format: String, name: String) throws {
        let run = try CommandHarness.run(["window", "LiF", "--format", format, "--output", name])
        #expect(run.exitCode == 64 && run.files.isEmpty && run.output.isEmpty)
        for word in ["--format \(format)", name] { #expect(run.diagnostics.contains(word), "\(run.diagnostics)") }
    }

    @Test(
        "--format goes with an extension that says the same or nothing",
        arguments: [("json", "a.json", "{"), ("table", "a.txt", "S"), ("csv", "a.dat", "f"), ("csv", "a.CSV", "f")])
    func agreement(format: String, name: String, first: Character) throws {
        let run = try CommandHarness.run(["window", "LiF", "--format", format, "--output", name])
        #expect(run.exitCode == 0 && run.files.map(\.name) == [name] && run.files[0].text.first == first)
    }

    @Test("a packed result is refused as such, with the name to write", arguments: ["a.csv.gz", "a.json.GZ"])
    func packed(name: String) throws {
        let run = try CommandHarness.run(["window", "LiF", "--output", name])
        #expect(run.exitCode == 64 && run.files.isEmpty)
        for word in ["unpacked", "'\(name.dropLast(3))'"] {
            #expect(run.diagnostics.contains(word), "\(run.diagnostics)")
        }
    }

    @Test("a negative voltage is a value: a profile from -0.5 V holds the steps of one from 0 V")
    func negativeBound() throws {
        let all = CSVTable(try CommandHarness.run(["profile", "Li3PS4", "--to", "2", "--format", "csv"]).output)
        let run = try CommandHarness.run(["profile", "Li3PS4", "--from", "-0.5", "--to", "2", "--format", "csv"])
        #expect(run.exitCode == 0)
        #expect(CSVTable(run.output).rows == all.rows)
    }

    @Test(
        "a negative number where none may be is refused by its value, not as missing",
        arguments: [
            ["window", "LiF", "--uncertainty", "-0.03"], ["window", "LiF", "--threads", "-2"],
            ["window", "LiF", "--mixing-sites", "-1"], ["window", "LiF", "--import-temperature", "-5"],
            ["window", "--series", "Li{3-x}F", "--steps", "-1"], ["react", "LCO", "LFP", "--reservoir", "-1"],
            ["screen", "--electrolyte", "LPSCl", "--cathode", "LCO", "--margin", "-1"],
            ["screen", "--electrolyte", "LPSCl", "--cathode", "LCO", "--max-reaction", "-1"],
            ["screen", "--electrolyte", "LPSCl", "--cathode", "LCO", "--top", "-1"],
            ["stack", "LCO", "LFP", "--stable-within", "-1"], ["data", "fetch", "optimade", "--attempts", "-1"],
        ])
    func negative(arguments: [String]) throws {
        let run = try CommandHarness.run(arguments)
        #expect(run.exitCode == 64)
        #expect(!run.diagnostics.contains("Missing value"), "\(run.diagnostics)")
    }

    @Test("a worst case below the metal is called by its option")
    func worstBelowTheMetal() throws {
        let run = try CommandHarness.run(["react", "LCO", "LFP", "--worst", "-1:2"])
        #expect(run.exitCode == 65 && run.diagnostics.contains("--worst -1:2: ") && run.diagnostics.contains("plates"))
    }
}
