import CommandSupport
import Testing

@Suite("One grammar of voltages, units behind numbers, and words that no command has")
struct VoltageGrammarTests {
    private static func csv(_ arguments: [String]) throws -> CSVTable {
        let run = try CommandHarness.run(arguments + ["--format", "csv"])
        #expect(run.exitCode == 0, "\(arguments): \(run.diagnostics)")
        return CSVTable(run.output)
    }

    @Test("LOW:HIGH of react is the exact worst case, the same as --worst")
    func rangeOfAPair() throws {
        let pair = ["react", "Li6PS5Cl", "LiCoO2"]
        let old = try Self.csv(pair + ["--worst", "2.5:4.3"])
        #expect(try Self.csv(pair + ["--voltage", "2.5:4.3"]).rows == old.rows && old.rows.count > 0)
    }

    @Test("LOW:HIGH of profile is the same as --from and --to; V is the step at that voltage")
    func rangeOfAProfile() throws {
        let old = try Self.csv(["profile", "Li3PS4", "--from", "1", "--to", "2.2"])
        #expect(try Self.csv(["profile", "Li3PS4", "--voltage", "1:2.2"]).rows == old.rows && old.rows.count > 1)
        let point = try Self.csv(["profile", "Li3PS4", "--voltage", "1.1"])
        #expect(point.rows.count == 1)
        #expect(try #require(point.number(0, "voltage_low_V")) <= 1.1)
        #expect(try #require(point.number(0, "voltage_high_V")) >= 1.1)
    }

    @Test(
        "LOW:HIGH where only steps can be calculated is refused with both ways out",
        arguments: [["equilibrium", "LiF"], ["heatmap", "--rows", "LiF", "--columns", "LiCl"]])
    func rangeOfSteps(call: [String]) throws {
        let run = try CommandHarness.run(call + ["--voltage", "2.5:4.3"])
        #expect(run.exitCode == 64)
        for way in ["2.5:4.3:0.1", "react A B --voltage 2.5:4.3"] { #expect(run.diagnostics.contains(way)) }
    }

    @Test(
        "LOW:HIGH:STEP where a range is searched exactly is refused with the range to type",
        arguments: [
            ["stack", "LiCoO2", "LiF", "Li"], ["profile", "LiF"],
            ["screen", "--electrolyte", "LiF", "--cathode", "LiCoO2"],
        ])
    func stepsOfARange(call: [String]) throws {
        let run = try CommandHarness.run(call + ["--voltage", "2.5:4.3:0.1"])
        #expect(run.exitCode == 64 && run.diagnostics.contains("write 2.5:4.3"), "\(run.diagnostics)")
    }

    @Test(
        "other spellings are read, and it is said as what",
        arguments: [
            ("4.1V", "4.1"), ("4.1 V", "4.1"), ("2.5-4.3", "2.5:4.3"), ("2.5..4.3", "2.5:4.3"),
            ("2.5 V - 4.3 V", "2.5:4.3"),
            ("2.5\u{2013}4.3", "2.5:4.3"), ("2.5 to 4.3 V", "2.5:4.3"), ("2.5V:4.3V:0.9V", "2.5:4.3:0.9"),
        ])
    func spellings(typed: String, meant: String) throws {
        let pair = ["react", "Li3PS4", "LiCoO2", "--format", "csv", "--voltage"]
        let (run, plain) = (try CommandHarness.run(pair + [typed]), try CommandHarness.run(pair + [meant]))
        #expect(run.exitCode == 0 && run.output == plain.output && !run.output.isEmpty)
        #expect(run.diagnostics.contains("'\(typed)' is read as \(meant) V"), "\(run.diagnostics)")
        #expect(!plain.diagnostics.contains("is read as"))
        #expect(!(try CommandHarness.run(pair + [typed, "--quiet"])).diagnostics.contains("is read as"))
    }

    @Test("a minus is a sign at the start and in an exponent, a dash between numbers")
    func signs() throws {
        let pair = ["react", "LiF", "LiCoO2", "--reference", "3", "--format", "csv", "--voltage"]
        let low = try CommandHarness.run(pair + ["-1--0.5"])
        #expect(low.exitCode == 0 && low.diagnostics.contains("is read as -1:-0.5 V"), "\(low.diagnostics)")
        #expect(try CommandHarness.run(pair + ["1e-3"]).exitCode == 0)
    }

    @Test(
        "what is no voltage is refused with the spelling to type",
        arguments: [
            ("4,3", "4.3"), ("4300mV", "4.3"), ("4300 mV", "4.3"), ("4.3:2.5", "2.5:4.3"), ("high", "LOW:HIGH"),
            ("2.5:4.3:0", "0.1"), ("", "LOW:HIGH"), ("4.3eV", "LOW:HIGH"), ("nan", "LOW:HIGH"), ("1:2:3:4", "LOW:HIGH"),
        ])
    func refused(typed: String, way: String) throws {
        for call in [["react", "LiF", "LiCl"], ["stack", "LiCoO2", "LiF", "Li"], ["profile", "LiF"]] {
            let run = try CommandHarness.run(call + ["--voltage", typed])
            #expect(run.exitCode == 64 && run.output.isEmpty)
            #expect(run.diagnostics.contains("--voltage") && run.diagnostics.contains(way), "\(run.diagnostics)")
        }
    }

    @Test(
        "a temperature in degrees Celsius is the same as in kelvin",
        arguments: ["700C", "973.15K", "700 C", "700\u{B0}C"])
    func temperatures(typed: String) throws {
        let call = ["hull", "--solid-solution", "LiNiO2:0.5,LiCoO2:0.5", "--format", "csv", "--temperature"]
        let plain = try CommandHarness.run(call + ["973.15"])
        let run = try CommandHarness.run(call + [typed])
        #expect(run.exitCode == 0 && run.output == plain.output && !run.output.isEmpty)
        let gas = ["equilibrium", "LiCoO2", "--format", "csv", "--reservoir"]
        #expect(
            try CommandHarness.run(gas + ["O2=0.21bar@700C"]).output
                == CommandHarness.run(gas + ["O2=0.21bar@973.15K"]).output)
    }

    @Test("a temperature that is none is refused with the spelling", arguments: ["700F", "hot", "-5", "-300C"])
    func noTemperature(typed: String) throws {
        let run = try CommandHarness.run([
            "hull", "LiF", "--solid-solution", "LiNiO2:0.5,LiCoO2:0.5", "--temperature", typed,
        ])
        #expect(run.exitCode == 64 && run.diagnostics.contains("973K"), "\(run.diagnostics)")
    }

    @Test(
        "an ion by its name, its charge or in other letters is read, and it is said as what",
        arguments: [
            ("lithium", "Li"), ("li", "Li"), ("LI", "Li"), ("Li+", "Li"), ("sodium", "Na"), ("Mg2+", "Mg"),
            ("fluoride", "F"),
        ])
    func ions(typed: String, meant: String) throws {
        let call = ["profile", "LiF", "NaF", "MgF2", "--format", "csv", "--ion"]
        let (run, plain) = (try CommandHarness.run(call + [typed]), try CommandHarness.run(call + [meant]))
        #expect(run.exitCode == 0 && run.output == plain.output)
        #expect(run.diagnostics.contains("--ion '\(typed)' is read as \(meant)"), "\(run.diagnostics)")
    }

    @Test("an ion with a charge that it does not have is refused", arguments: ["Li2+", "lith", "Xx"])
    func noIon(typed: String) throws {
        #expect(try CommandHarness.run(["window", "LiF", "--ion", typed]).exitCode == 64)
    }

    @Test(
        "a word that is no command is named, with the nearest one or what answers instead",
        arguments: [
            (["windows", "Li3PS4"], "interphase window"), (["Window", "Li3PS4"], "interphase window"),
            (["heat-map"], "interphase heatmap"), (["reaction", "LiF", "LiCl"], "interphase react"),
            (["diagram", "Li-P-S"], "hull --system"), (["phase-diagram", "Li-P-S"], "hull --system"),
            (["equilibria", "LiF"], "equilibrium"), (["screening"], "interphase screen"),
            (["materials"], "data --help"),
            (["data", "lists"], "interphase data list"), (["Li3PS4"], "use one of"),
        ])
    func unknownCommand(call: [String], way: String) throws {
        let run = try CommandHarness.run(call)
        let word = call.count > 1 && call[0] == "data" ? call[1] : call[0]
        #expect(run.exitCode == 64 && run.diagnostics.contains("'\(word)'"), "\(run.diagnostics)")
        #expect(run.diagnostics.contains(way), "\(run.diagnostics)")
    }

    @Test(
        "an unknown option is named before anything else, also when it has a value",
        arguments: [
            (["hull", "--system", "Li-P-S", "--max-above-hull", "0.05"], "--max-above-hull", "screen has it"),
            (["heatmap", "--rows", "LiF", "--columns", "LiCl", "--worst", "2:3"], "--worst", "react has it"),
            (["window", "LiF", "--fomat", "csv"], "--fomat", "did you mean --format?"),
            (["stack", "LiCoO2", "LiF", "--voltages", "2:3"], "--voltages", "did you mean --voltage?"),
            (["window", "--sytem=Li-P-S"], "--sytem", "did you mean --system?"),
            (["data", "list", "--systm", "Li-P-S"], "--systm", "did you mean --system?"),
        ])
    func unknownOption(call: [String], option: String, way: String) throws {
        let run = try CommandHarness.run(call)
        #expect(run.exitCode == 64 && run.output.isEmpty)
        #expect(run.diagnostics.contains("has no option \(option)"), "\(run.diagnostics)")
        #expect(run.diagnostics.contains(way), "\(run.diagnostics)")
    }

    @Test(
        "an id of a database is no formula, and it is said what to write",
        arguments: ["mp-676109", "mvc-1234", "oqmd-4061", "agm002143"])
    func databaseIDs(id: String) throws {
        let run = try CommandHarness.run(["window", id])
        #expect(run.exitCode == 65 && run.diagnostics.contains("id of an entry"), "\(run.diagnostics)")
        #expect(run.diagnostics.contains("write the formula"))
    }
}
