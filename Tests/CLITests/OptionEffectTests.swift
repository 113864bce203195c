import CommandSupport
import Foundation
import Testing

/// Every option of every command does something in the call at hand, or is refused with the reason.
///
/// The options are those that the argument parser lists, so that a new one without a declaration fails here.
@Suite("Options that would do nothing are refused")
struct OptionEffectTests {
    /// A call of a command that is complete, and the options that stand outside the declarations.
    private static let calls: [String: [String]] = [
        "hull": ["LiF"], "window": ["LiF"], "profile": ["LiF"], "equilibrium": ["LiF"], "react": ["LiF", "LiCl"],
        "heatmap": ["--rows", "LiF", "--columns", "LiCl"], "stack": ["LiCoO2", "LiF", "Li"],
        "screen": ["--electrolyte", "LiF", "--cathode", "LiCoO2", "--candidates", "LiCl"], "data info": [],
        "data materials": [], "data flags": [], "data list": ["LiF"], "data verify": ["none.sqlite"],
        "data import": ["mp-2019", "o.csv"],
        "data audit": ["none.json"], "data measured": [],
    ]

    /// Calls for options that do not go with those above, by command; the empty name stands for every other command.
    private static let otherCalls: [String: [String: [String]]] = [
        "--list": ["": []], "--series": ["": []], "--system": ["": []], "--all": ["": ["--database", "syn.csv"]],
        "--decisive": ["heatmap": ["--rows", "LiF", "--columns", "LiCl", "--long"]],
        "--uncertainty": ["heatmap": ["--rows", "LiF", "--columns", "LiCl", "--long"]], "--batch": ["stack": []], "--name": ["data import": ["none.json", "o.sqlite"]],
        "--max-cost": [
            "screen": ["--electrolyte", "LiF", "--cathode", "LiCoO2", "--candidates", "LiCl", "--costs", "none.csv"]
        ],
    ]

    /// Handed on unread to another program, which has its own tests.
    private static let handedOn = ["data fetch mp", "data fetch optimade"]

    /// How a command runs, not what it answers.
    private static let exempt = ["--help", "--version", "--quiet", "--threads"]

    /// Values that the parser accepts for options that take one.
    private static let values: [String: String] = [
        "--format": "csv", "--output": "o.csv", "--ion": "Li", "--reference": "0.5",
        "--solid-solution": "LiF:0.5,LiCl:0.5",
        "--temperature": "500", "--mixing-sites": "1", "--end-members": "hull", "--entry": "LiF=-3",
        "--above-hull": "LiF=0.1",
        "--import-corrections": "none", "--corrections": "none", "--import-energy": "total", "--energy": "total",
        "--import-position": "1", "--import-reference": "Li=a", "--import-temperature": "300", "--mode": "own",
        "--uncertainty": "0.03", "--samples": "20", "--seed": "3", "--series": "Li{1-x}F", "--from": "0", "--to": "1",
        "--steps": "2", "--voltage": "3", "--reservoir": "O=-1", "--worst": "2:3", "--reactant-energy": "hull",
        "--compat": "ifs", "--metric": "total", "--unit": "eV", "--color-limit": "100", "--anode-voltage": "1",
        "--energies": "calibrated", "--stable-within": "0.01", "--reactive-beyond": "0.1", "--preset": "xiao-2019", "--max-above-hull": "0.1",
        "--min-gap": "1", "--max-reaction": "50", "--max-electrolyte": "50", "--max-cathode": "50",
        "--max-charged-cathode": "50", "--reaction-voltage": "2:3", "--margin": "0.01",
        "--require-elements": "Cl", "--only-elements": "Cl", "--forbid-elements": "Co", "--families": "chloride",
        "--top": "3", "--role": "coating", "data import --to": "interphase-csv", "profile --to": "3",
        "data audit --corrections": "mp2011",
        "--charged-cathode": "Li0.5", "--max-cost": "5", "--system": "Li-F", "--exclude": "LiCl",
    ]

    /// Every option of the program as the argument parser lists them: `(command, option, takes a value)`.
    private static func options() throws -> [(command: String, option: String, takesValue: Bool)] {
        let dump = try CommandHarness.run(["--experimental-dump-help"]).output
        let root = try #require(try JSONSerialization.jsonObject(with: Data(dump.utf8)) as? [String: Any])
        let command = try #require(root["command"] as? [String: Any])
        return options(of: command, path: [])
    }

    private static func options(
        of command: [String: Any], path: [String]
    ) -> [(command: String, option: String, takesValue: Bool)] {
        let below = (command["subcommands"] as? [[String: Any]] ?? []).flatMap { sub in
            let name = sub["commandName"] as? String ?? ""
            return name == "help" ? [] : options(of: sub, path: path + [name])
        }
        guard below.isEmpty, !path.isEmpty else { return below }
        return (command["arguments"] as? [[String: Any]] ?? []).flatMap { argument in
            (argument["names"] as? [[String: Any]] ?? []).filter { $0["kind"] as? String == "long" }.map { name in
                (
                    path.joined(separator: " "), "--\(name["name"] as? String ?? "")",
                    argument["kind"] as? String == "option"
                )
            }
        }
    }

    @Test("every option of every command is declared: the program knows when it does something")
    func everyOptionIsDeclared() throws {
        let all = try Self.options().filter { !Self.exempt.contains($0.option) && !Self.handedOn.contains($0.command) }
        // More than a page of options, or the list of the parser was not read.
        #expect(all.count > 150)
        for (command, option, takesValue) in all {
            var call = try #require(Self.calls[command], "no call of '\(command)' here: add one")
            if call.contains(option) { continue }
            if let other = Self.otherCalls[option] { call = other[command] ?? other[""] ?? call }
            let value = takesValue ? [Self.values["\(command) \(option)"] ?? Self.values[option] ?? "x"] : []
            let arguments = command.split(separator: " ").map(String.init) + call + [option] + value
            let run = try CommandHarness.run(arguments, files: ["syn.csv": CommandFolder.synthetic])
            let said = "\(arguments): \(run.diagnostics.prefix(300))"
            #expect(!run.diagnostics.contains("is not declared"), "\(said)")
            // Refused for anything else, the declarations were not reached: the call above needs another value.
            #expect(run.exitCode != 64 || run.diagnostics.contains("does nothing here"), "\(said)")
        }
    }

    /// Calls in which one option does nothing, with a word of the way out.
    static let idle: [(call: [String], option: String, way: String)] = [
        (["react", "LLZO", "LCO", "--temperature", "973"], "--temperature", "--solid-solution"),
        (["window", "LiF", "--temperature", "973"], "--temperature", "--solid-solution"),
        (["hull", "LiF", "--mixing-sites", "1"], "--mixing-sites", "--solid-solution"),
        (["profile", "LiF", "--end-members", "hull"], "--end-members", "--solid-solution"),
        (["window", "LiF", "--samples", "20"], "--samples", "--uncertainty"),
        (["window", "LiF", "--seed", "20"], "--seed", "--uncertainty"),
        (["window", "LiF", "--from", "0.5"], "--from", "--series"),
        (["hull", "LiF", "--to", "0.5"], "--to", "--series"),
        (["data", "list", "LiF", "--steps", "5"], "--steps", "--series"),
        (["hull", "LiF", "--ion", "Na"], "--ion", "leave it out"),
        (["hull", "LiF", "--reference", "Li-In"], "--reference", "leave it out"),
        (["data", "list", "LiF", "--reference", "Li-In"], "--reference", "leave it out"),
        (["data", "list", "LiF", "--verify"], "--verify", "leave it out"),
        (["react", "LiF", "LiCl", "--reference", "Li-In"], "--reference", "--voltage"),
        (["equilibrium", "LiF", "--reference", "Li-In"], "--reference", "--voltage"),
        (["heatmap", "--rows", "LiF", "--columns", "LiCl", "--reference", "Li-In"], "--reference", "--voltage"),
        (["window", "LiF", "--import-type", "GGA"], "--import-type", "--entries"),
        (["react", "LiF", "LiCl", "--import-corrections", "none"], "--import-corrections", "--entries"),
        (["hull", "LiF", "--import-temperature", "300"], "--import-temperature", "--entries"),
        (["stack", "LiCoO2", "LiF", "Li", "--import-mixed"], "--import-mixed", "--entries"),
        (["data", "import", "mp-2019", "o.csv", "--keep-going"], "--keep-going", "leave it out"),
        (["heatmap", "--rows", "LiF", "--columns", "LiCl", "--census", "--long"], "--long", "leave it out"),
        (["heatmap", "--rows", "LiF", "--columns", "LiCl", "--census", "--unit", "eV"], "--unit", "leave it out"),
        (["heatmap", "--rows", "LiF", "--columns", "LiCl", "--format", "json", "--long"], "--long", "leave it out"),
        (["heatmap", "--rows", "LiF", "--columns", "LiCl", "--color-limit", "9"], "--color-limit", ".svg"),
        (["react", "LiF", "LiCl", "--minimum", "--output", "o.svg"], "--minimum", "leave it out"),
        (["react", "LiF", "LiCl", "--minimum", "--also", "x"], "--minimum", "leave it out"),
        (["stack", "LiCoO2", "LiF", "Li", "--inner-open"], "--inner-open", "leave it out"),
        (["screen", "--electrolyte", "LiF", "--cathode", "LiCoO2", "--strict"], "--strict", "--margin"),
        (
            ["screen", "--electrolyte", "LiF", "--cathode", "LiCoO2", "--margin", "0", "--strict"], "--strict",
            "--margin"
        ),
        (
            [
                "screen", "--electrolyte", "LiF", "--cathode", "LiCoO2", "--max-reaction", "9", "--max-electrolyte",
                "9",
                "--max-cathode", "9", "--max-charged-cathode", "9",
            ], "--max-reaction", "leave it out"
        ),
        (["screen", "--list-presets", "--voltage", "2:3"], "--voltage", "--list-presets"),
        (["screen", "--list-presets", "--ion", "Na"], "--ion", "--list-presets"),
    ]

    @Test("an option that does nothing in the call is refused: which, why, and what to do", arguments: idle)
    func idleOption(call: [String], option: String, way: String) throws {
        let run = try CommandHarness.run(call)
        #expect(run.exitCode == 64 && run.output.isEmpty && run.files.isEmpty, "\(run.output.prefix(200))")
        #expect(run.diagnostics.contains("\(option) does nothing here: "), "\(run.diagnostics)")
        #expect(run.diagnostics.contains(way), "\(run.diagnostics)")
    }

    @Test("--max-cost without costs is refused as before")
    func costs() throws {
        let run = try CommandHarness.run(
            ["screen", "--electrolyte", "LiF", "--cathode", "LiCoO2", "--candidates", "LiCl", "--max-cost", "3"])
        #expect(run.exitCode == 64 && run.diagnostics.contains("--costs"))
    }

    /// The same options where they do something: a call, and the options that change its answer.
    static let acting: [(call: [String], options: [String])] = [
        (["hull", "--solid-solution", "LiNiO2:0.5,LiMnO2:0.5"], ["--temperature", "900"]),
        (["hull", "--solid-solution", "LiNiO2:0.5,LiMnO2:0.5"], ["--mixing-sites", "2"]),
        (["hull", "--solid-solution", "LiNiO2:0.5,LiMnO2:0.5"], ["--end-members", "hull"]),
        (["window", "LiF", "--uncertainty", "0.05"], ["--samples", "30"]),
        (["window", "LiF", "--uncertainty", "0.05"], ["--seed", "7"]),
        (["window", "--series", "Li{3-x}In{1-x}Zr{x}Cl6", "--to", "0.4", "--steps", "2"], ["--from", "0.2"]),
        (["window", "Li3InCl6"], ["--reference", "Li-In"]), (["window", "Na3PS4"], ["--ion", "Na"]),
        (["react", "LiF", "LiCoO2", "--voltage", "4"], ["--reference", "0.5"]),
        (["react", "LiF", "LiCoO2"], ["--minimum"]),
        (["heatmap", "--rows", "LiF", "--columns", "LiCoO2", "--format", "csv"], ["--long"]),
        (["heatmap", "--rows", "Li3PS4", "--columns", "LiCoO2", "--format", "csv"], ["--unit", "eV"]),
        (
            ["heatmap", "--rows", "Li3PS4", "--columns", "LiCoO2", "--voltage", "4", "--format", "csv"],
            ["--metric", "total"]
        ),
        (["stack", "LiCoO2", "LiNbO3", "Li3PS4", "Li", "--voltage", "2.5:4.3", "--format", "csv"], ["--inner-open"]),
        (
            [
                "screen", "--electrolyte", "Li3PS4", "--cathode", "LiCoO2", "--candidates", "LiAlO2,Li3PO4", "--margin",
                "0.02",
                "--format", "json",
            ], ["--strict"]
        ),
    ]

    @Test("the same option where it acts changes what is answered", arguments: acting)
    func actingOption(call: [String], options: [String]) throws {
        let (plain, changed) = (try CommandHarness.run(call), try CommandHarness.run(call + options))
        #expect(plain.exitCode == 0 && changed.exitCode == 0, "\(plain.diagnostics)\(changed.diagnostics)")
        #expect(plain.output != changed.output)
    }

    @Test("import options act on files of entries, not on database files")
    func importOptions() throws {
        let folder = try CommandFolder(files: ["syn.csv": CommandFolder.synthetic])
        #expect(try folder.run(["data", "import", "syn.csv", "a.sqlite"]).exitCode == 0)
        #expect(try folder.run(["hull", "Li2S", "--database", "syn.csv", "--import-keep-going"]).exitCode == 0)
        #expect(try folder.run(["hull", "Li2S", "--entries", "syn.csv", "--import-keep-going"]).exitCode == 0)
        let run = try folder.run(["hull", "Li2S", "--database", "a.sqlite", "--import-keep-going"])
        #expect(run.exitCode == 64 && run.diagnostics.contains("--import-keep-going does nothing here"))
    }
}
