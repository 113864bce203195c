import CommandSupport
import Foundation
import Testing

/// Lists as people keep them: tables of one column, of other separators, with comments, through pipes.
@Suite("Files with lists of materials")
struct ListFileTests {
    /// The formulas that a list file gives, by the column `formula`.
    private func formulas(_ text: String, name: String = "l.csv") throws -> [String] {
        let run = try CommandHarness.run(["hull", "--list", name, "--format", "csv"], files: [name: text])
        #expect(run.exitCode == 0, "\(run.diagnostics)")
        return CSVTable(run.output).rows.map { $0["formula"] ?? "" }
    }

    @Test(
        "every usual form gives the same two materials",
        arguments: [
            "formula\nLi3PS4\nLiF\n", "Formula\r\nLi3PS4\r\nLiF\r\n", "\u{FEFF}formula\nLi3PS4\nLiF",
            "\"formula\"\n\"Li3PS4\"\n\"LiF\"\n",
            "nr;formula;x\n1;Li3PS4;0,5\n2;LiF;1,5\n", "id\tformula_pretty\nmp-1\tLi3PS4\nmp-2\tLiF\n",
            "note,composition\n\"two\nlines\",Li3PS4\nx,LiF\n", "# made by hand\nLi3PS4 # sulfide\n\n  LiF\t\n",
            "Material\nLi3PS4\n\n# halides\nLiF\n", "Reduced Formula,energy\nLi3PS4,1\n,2\nLiF,3\n",
            "name;U\n\"Li3PS4\";3\nLiF;4\n",
            "\"Li3PS4\"\n\"LiF\"\n",
        ])
    func forms(text: String) throws {
        #expect(try formulas(text) == ["Li3PS4", "LiF"], "\(text)")
    }

    @Test("a decimal comma in a table of semicolons is a decimal point")
    func decimalCommas() throws {
        #expect(try formulas("formula;x\nLi0,5CoO2;0,5\nLiF;1\n") == ["Li0.5CoO2", "LiF"])
    }

    @Test(
        "columns without a title are refused with line and way out", arguments: [("\t", "tabs"), (";", "semicolons")])
    func untitled(separator: String, name: String) throws {
        let text = "# list\nLi3PS4\(separator)1\nLiF\(separator)2\n"
        let run = try CommandHarness.run(["window", "--list", "l.txt"], files: ["l.txt": text])
        #expect(run.exitCode == 65 && run.diagnostics.contains("l.txt:2"), "\(run.diagnostics)")
        #expect(run.diagnostics.contains(name) && run.diagnostics.contains("'formula'"))
    }

    @Test("a line that cannot be read names file and line")
    func badLine() throws {
        let run = try CommandHarness.run(
            ["hull", "--list", "l.csv", "--format", "csv"], files: ["l.csv": "formula,x\nLiF,1\nLi0,5CoO2,2\n"])
        #expect(run.exitCode == 65 && run.diagnostics.contains("l.csv:3"), "\(run.diagnostics)")
        #expect(run.diagnostics.contains("decimals with a point"))
        let row = try CommandHarness.run(
            ["hull", "--list", "l.csv", "--format", "csv"], files: ["l.csv": "formula\nLiF\nLiCo02\n"])
        #expect(row.exitCode == 1 && row.output.contains("l.csv:3"), "\(row.output)")
    }

    @Test(
        "lists come through standard input and process substitution",
        arguments: [
            "printf 'formula\\nLi3PS4\\nLiF\\n' | PROGRAM hull --list - --format csv",
            "printf 'Li3PS4\\nLiF\\n' | PROGRAM hull --list /dev/stdin --format csv",
            "PROGRAM hull --list <(printf 'Li3PS4\\nLiF\\n') --format csv",
            "printf 'Li3PS4\\nLiF\\n' | PROGRAM hull --list - --format csv --output -",
        ])
    func pipes(script: String) throws {
        let run = try shell(script)
        #expect(run.exitCode == 0, "\(run.diagnostics)")
        #expect(CSVTable(run.output).rows.map { $0["formula"] } == ["Li3PS4", "LiF"])
        #expect(run.files.isEmpty)
    }

    @Test("rows, columns, candidates and stacks read standard input too")
    func otherOptions() throws {
        let map = try shell("printf 'Li3PS4\\nLiF\\n' | PROGRAM heatmap --rows - --columns LCO --long --format csv")
        #expect(CSVTable(map.output).rows.map { $0["row"] } == ["Li3PS4", "LiF"], "\(map.diagnostics)")
        let stacks = try shell(
            "printf 'cathode;separator;anode;voltage_low_V;voltage_high_V\\nLCO;Li3PS4;Li;2,5;4,2\\n' | PROGRAM stack --batch - --format csv"
        )
        #expect(stacks.exitCode == 0 && stacks.output.contains("LCO | Li3PS4"), "\(stacks.diagnostics)")
        let both = try shell("printf 'LiF\\n' | PROGRAM heatmap --rows - --columns -")
        #expect(both.exitCode == 64 && both.diagnostics.contains("cannot both read standard input"))
    }

    @Test("--output - writes no file of that name; pictures need their format named")
    func standardOutput() throws {
        let table = try CommandHarness.run(["hull", "LiF", "--output", "-"])
        #expect(table.exitCode == 0 && table.output.contains("LiF") && table.files.isEmpty)
        let picture = try CommandHarness.run(["window", "LiF", "--output", "-", "--format", "svg"])
        #expect(picture.exitCode == 0 && picture.output.contains("<svg") && picture.files.isEmpty)
        let nowhere = try CommandHarness.run(["window", "LiF", "--format", "svg"])
        #expect(nowhere.exitCode == 64 && nowhere.diagnostics.contains("--output"))
    }

    @Test(
        "option lists never split inside a formula",
        arguments: [
            ["heatmap", "--rows", "Li0,5CoO2", "--columns", "LiF"],
            ["heatmap", "--rows", "LiF", "--columns", "LiF,Li3,5PS4"],
            ["window", "--list", "Li0,5CoO2"],
        ])
    func decimalCommaInLists(arguments: [String]) throws {
        let run = try CommandHarness.run(arguments)
        #expect(
            run.exitCode == 64 && run.diagnostics.contains("decimal comma") && run.output.isEmpty, "\(run.diagnostics)")
    }

    @Test("a blank behind the comma says that two materials are meant")
    func twoMaterials() throws {
        let run = try CommandHarness.run(["hull", "--list", "Li3PS4, 75Li2S-25P2S5", "--format", "csv"])
        #expect(CSVTable(run.output).rows.map { $0["formula"] } == ["Li3PS4", "75Li2S-25P2S5"], "\(run.diagnostics)")
    }

    private func shell(_ script: String) throws -> CommandHarness.Outcome {
        let program = try CommandHarness.binary().path
        return try CommandHarness.run(
            ["-c", script.replacingOccurrences(of: "PROGRAM", with: "'\(program)'")],
            program: URL(fileURLWithPath: "/bin/bash"))
    }
}
