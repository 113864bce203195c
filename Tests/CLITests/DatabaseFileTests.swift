import CommandSupport
import Foundation
import Testing

/// The embedded data as a database file, made once for all tests by the command itself.
enum EmbeddedAsFile {
    static let folder: Result<URL, any Error> = Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("interphase-db-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let run = try CommandHarness.run([
            "data", "import", "mp-2019", folder.appendingPathComponent("mp.sqlite").path, "--name", "mp-2019",
        ])
        try #require(run.exitCode == 0, "\(run.diagnostics)")
        return folder
    }

    static func path() throws -> String { try folder.get().appendingPathComponent("mp.sqlite").path }
}

@Suite("Database files")
struct DatabaseFileTests {
    static let questions: [[String]] = [
        ["hull", "Li3PS4", "LiCoO2", "NCM811", "nonsense"],
        ["hull", "--system", "Li-P-S"],
        ["hull", "Li7PS6", "--entry", "Li7PS6=-1.2", "--entry", "NaCl=-9", "--verify"],
        ["window", "Li3PS4", "LLZO", "Li3InCl6"],
        ["window", "--system", "Li-In-Cl", "--mode", "own"],
        ["window", "Na3PS4", "--ion", "Na", "--reference", "SHE"],
        ["window", "Li3PS4", "--uncertainty", "0.03", "--samples", "50"],
        ["window", "--series", "Li{3-x}In{1-x}Zr{x}Cl6", "--to", "0.8", "--steps", "4"],
        ["window", "--solid-solution", "LiNiO2:0.8,LiCoO2:0.1,LiMnO2:0.1", "--end-members", "hull"],
        ["window", "Li3PS4", "--above-hull", "Na3PS4=0.01", "--above-hull", "Li4P2S6=0"],
        ["window", "Li3PS4", "--exclude", "Li2S", "--exclude", "mp-2019:NaCl", "--exclude", "Fe2O3"],
        ["window", "Li3PS4", "--entries", "phases.csv"],
        ["profile", "Li3PS4", "LiFePO4"],
        ["equilibrium", "LiCoO2", "--voltage", "4.2", "--reservoir", "O=-0.1"],
        ["react", "Li3PS4", "LiCoO2", "--reservoir", "N=-2"],
        ["react", "LLZO", "LCO", "--reservoir", "O2=0.21bar@1000K"],
        ["react", "LPSCl", "NCM811", "--voltage", "2.5:4.3:0.9", "--minimum"],
        ["react", "Li3InCl6", "Li", "--worst", "0:1"],
        ["heatmap", "--rows", "Li3InCl6,Li3PS4", "--columns", "LCO,LFP", "--long"],
        ["stack", "LCO", "Li3InCl6", "Li6PS5Cl", "Li", "--voltage", "2.5:4.3"],
        ["screen", "--electrolyte", "Li3YCl6", "--cathode", "LCO", "--candidates", "LiAl5O8,LiNbO3,Li2ZrO3"],
        ["data", "list", "Li3PS4", "LLZO"],
    ]

    /// `phases.csv` holds ids that phases outside of Li-P-S have in the data.
    private static let phases = """
        id,formula,formation_energy_eV_per_atom
        mp-2019:NaCl,Li5PS5,-0.9
        new,Li3PS4,-1.1
        """

    @Test("every command answers from the part it loads as from the whole, to the byte", arguments: questions)
    func sameBytes(question: [String]) throws {
        let files = question.contains("phases.csv") ? ["phases.csv": Self.phases] : [:]
        for format in ["json", "table"] {
            let arguments = question + ["--format", format, "--quiet"]
            let whole = try CommandHarness.run(arguments, files: files)
            let part = try CommandHarness.run(arguments + ["--database", try EmbeddedAsFile.path()], files: files)
            #expect(part.exitCode == whole.exitCode)
            #expect(part.diagnostics == whole.diagnostics)
            #expect(try Self.unstamped(part.output) == Self.unstamped(whole.output), "\(question) \(format)")
        }
    }

    /// The checksum of the file is that of its phases, the one of the embedded data that of their packed form.
    private static func unstamped(_ text: String) throws -> String {
        text.replacing(try Regex("[0-9a-f]{64}"), with: "<sha256>")
    }

    @Test("results name database, version, digest and the number of all phases")
    func stamp() throws {
        let run = try CommandHarness.run(
            ["window", "Li3PS4", "--database", try EmbeddedAsFile.path(), "--format", "json"])
        let database = try JSONExport(run.output).database
        #expect(database["name"] as? String == "mp-2019")
        #expect(database["version"] as? String == "crabnet-2.0.8")
        #expect((database["sha256"] as? String)?.count == 64)
        // 85,014 compounds and the 84 elements.
        #expect(database["phases"] as? Int == 85_098)
    }

    @Test("data verify PATH reads everything; data info knows the file")
    func verify() throws {
        let path = try EmbeddedAsFile.path()
        let verify = try CommandHarness.run(["data", "verify", path, "--format", "csv"])
        #expect(verify.exitCode == 0)
        #expect(CSVTable(verify.output).rows.count == 5)
        #expect(CSVTable(verify.output).rows.allSatisfy { $0["passed"] == "true" })
        let info = try JSONExport(
            try CommandHarness.run(["data", "info", "--database", path, "--format", "json"]).output)
        #expect(info.results.first?["phases"] as? Int == 85_098)
        #expect(info.results.first?["source"] as? String == "mp-2019")
    }

    @Test("--entries of a database file adds what --entries of the file it was made from adds")
    func entriesOfDatabase() throws {
        let folder = try CommandFolder(files: ["e.csv": "id,formula,formation_energy_eV_per_atom\nx,Li5PS5,-1.3\n"])
        #expect(try folder.run(["data", "import", "e.csv", "e.sqlite", "--quiet"]).exitCode == 0)
        let answers = try ["e.csv", "e.sqlite"].map { try folder.run(["hull", "Li5PS5", "--entries", $0]).output }
        #expect(answers[0] == answers[1] && answers[0].contains("85099 phases"))
    }

    @Test("an imported file answers as the file itself, hull statuses computed", arguments: ["hull", "window"])
    func imported(command: String) throws {
        let folder = try CommandFolder(files: ["syn.csv": CommandFolder.synthetic])
        let made = try folder.run(["data", "import", "syn.csv", "syn.sqlite", "--name", "syn.csv"])
        #expect(made.exitCode == 0 && made.diagnostics.contains("10 phases in "))
        let answers = try ["syn.csv", "syn.sqlite"].map {
            try folder.run([command, "--system", "Li-P-S-Co-O", "--database", $0, "--format", "csv"])
        }
        #expect(answers[0].exitCode == 0)
        #expect(try Self.unstamped(answers[0].output) == Self.unstamped(answers[1].output))
        // By hand (CASES 4a): Li3PS4, Li2S, Li3P, P2S5, Co3O4 and the elements are stable.
        let listed = CSVTable(try folder.run(["data", "list", "--database", "syn.sqlite", "--format", "csv"]).output)
        #expect(listed.rows.count == 10 && listed.rows.allSatisfy { $0["stable"] == "yes" })
    }
}
