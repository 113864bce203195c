import CommandSupport
import Testing

@Suite("Formulas from a file: --list")
struct ListOptionTests {
    private static let lines = "# candidates\nLi3PS4\n\n  LLZO  \nLi3Ps4x\n"

    @Test(
        "a list gives what its formulas give on the command line; a bad one fails in its row",
        arguments: ["hull", "window"])
    func same(command: String) throws {
        let listed = try CommandHarness.run(
            [command, "--list", "l.txt", "--format", "csv"], files: ["l.txt": Self.lines])
        let typed = try CommandHarness.run([command, "Li3PS4", "LLZO", "Li3Ps4x", "--format", "csv"])
        #expect(listed.exitCode == 1 && typed.exitCode == 1)
        let rows = [listed, typed].map { CSVTable($0.output).rows }
        #expect(rows[0].count == 3 && rows[0].prefix(2) == rows[1].prefix(2))
        // The failing row names the line of the file.
        #expect(rows[0][2]["flags"]?.contains("l.txt:5") == true && rows[1][2]["flags"]?.contains("l.txt") == false)
    }

    @Test("the column formula of our own output is a list; what stands there twice is taken once")
    func table() throws {
        let folder = try CommandFolder()
        #expect(try folder.run(["hull", "--system", "Li-P-S", "--output", "h.csv"]).exitCode == 0)
        let hull = CSVTable(String(decoding: try folder.bytes("h.csv"), as: UTF8.self)).rows.map { $0["formula"] }
        let run = try folder.run(["window", "--list", "h.csv", "--format", "csv"])
        #expect(run.exitCode == 0)
        #expect(CSVTable(run.output).rows.map { $0["formula"] } == hull)
        let twice = try CommandHarness.run(["data", "list", "--list", "Li2S,P2S5,Li2S", "--format", "csv"])
        #expect(twice.exitCode == 0 && twice.diagnostics.contains("'Li2S' stands there already"))
        #expect(Set(CSVTable(twice.output).rows.map { $0["formula"] ?? "" }) == ["Li2S", "P2S5"])
    }

    @Test("an empty file, two ways at once, and no file of the name end with one line")
    func refusals() throws {
        let empty = try CommandHarness.run(["window", "--list", "l.txt"], files: ["l.txt": "# nothing\n"])
        #expect(empty.exitCode == 65 && empty.diagnostics.contains("names no material"))
        let two = try CommandHarness.run(["window", "Li2S", "--list", "l.txt"], files: ["l.txt": "Li2S\n"])
        #expect(two.exitCode == 64 && two.diagnostics.contains("not several of them"))
        let missing = try CommandHarness.run(["window", "--list", "nowhere.txt"])
        #expect(missing.exitCode != 0 && missing.diagnostics.contains("there is no file of this name"))
    }
}
