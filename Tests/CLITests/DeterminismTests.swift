import CommandSupport
import Testing

@Suite("The same bytes")
struct DeterminismTests {
    static let commands = [
        ["window", "--system", "Li-P-S-Cl-O", "--format", "csv"],
        ["hull", "--system", "Li-P-S-Cl-O", "--format", "json"],
        [
            "heatmap", "--rows", "Li3InCl6,Li3PS4,LLZO,LIC", "--columns", "LCO,LFP,NCM811,LMO,Li", "--voltage", "2:4:1",
            "--long", "--format", "csv",
        ],
        ["react", "Li3PS4", "LCO", "--voltage", "0:4:0.2", "--format", "csv"], ["profile", "LGPS", "LLZO", "NCM811"],
    ]

    @Test("H6 for one and two threads, and again", arguments: commands)
    func threads(arguments: [String]) throws {
        let one = try CommandHarness.run(arguments + ["--threads", "1"])
        let two = try CommandHarness.run(arguments + ["--threads", "2"])
        #expect(one.exitCode == 0)
        #expect(!one.output.isEmpty)
        #expect(one.output == two.output)
        #expect(one.output == (try CommandHarness.run(arguments + ["--threads", "2"])).output)
    }

    @Test("H6 for any order of the added phases")
    func order() throws {
        let lines = ["Li4PS4I,-1.1", "Li2PS3,-1.15", "Na3PS4,-1.0", "Li2PS3,-1.14"]
        let outputs = try [lines, lines.reversed()].map { lines in
            let text = (["formula,formation_energy_eV_per_atom"] + lines).joined(separator: "\n") + "\n"
            return try CommandHarness.run(
                ["window", "--system", "Li-P-S-I", "--entries", "a.csv", "--format", "csv"], files: ["a.csv": text])
        }
        #expect(outputs[0].exitCode == 0)
        #expect(outputs[0].output == outputs[1].output)
    }

    @Test("tables keep within 100 columns where no terminal is", arguments: commands)
    func width(arguments: [String]) throws {
        var table = arguments
        if let format = table.firstIndex(of: "--format") { table.removeSubrange(format...(format + 1)) }
        let outcome = try CommandHarness.run(table)
        #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    }

    @Test(
        "every command explains itself with an example",
        arguments: ["hull", "window", "profile", "equilibrium", "react", "heatmap", "data"])
    func help(command: String) throws {
        let outcome = try CommandHarness.run(["help", command])
        #expect(outcome.exitCode == 0)
        #expect(outcome.output.contains("interphase \(command) "))
        #expect(outcome.output.contains("USAGE: interphase \(command)"))
    }
}
