import CommandSupport
import Foundation
import Testing

@Suite("Bad input")
struct BadInputTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let arguments: [String]
        let exitCode: Int32
        /// What the message must name: the culprit, and the way out where it is a name.
        let words: [String]
        var files: [String: String] = [:]
        var testDescription: String { name }
    }

    static let cases = [
        Case(
            name: "unknown element", arguments: ["window", "Li3Zz4"], exitCode: 65, words: ["Li3Zz4", "Zz", "column 4"]),
        Case(name: "unbalanced bracket", arguments: ["hull", "Li(PS4"], exitCode: 65, words: ["Li(PS4", "'('"]),
        Case(name: "empty formula", arguments: ["window", ""], exitCode: 65, words: ["empty"]),
        Case(
            name: "alias with a typo", arguments: ["react", "Li3PS4", "LGSP"], exitCode: 65,
            words: ["LGSP", "LGPS"]),
        Case(
            name: "missing file", arguments: ["window", "LiF", "--entries", "no.csv"], exitCode: 65, words: ["no.csv"]),
        Case(
            name: "NaN energy", arguments: ["window", "LiF", "--entries", "nan.csv"], exitCode: 65,
            words: ["nan.csv:3", "Li3PS4", "NaN"],
            files: ["nan.csv": "formula,formation_energy_eV_per_atom\nLi2S,-1.5\nLi3PS4,NaN\n"]),
        Case(
            name: "wrong columns", arguments: ["window", "LiF", "--entries", "a.csv"], exitCode: 65,
            words: ["a.csv:1", "'energy'"], files: ["a.csv": "formula,energy\nLi2S,-1.5\n"]),
        Case(
            name: "absolute energies without the elements they refer to",
            arguments: ["hull", "LiF", "--entries", "a.csv"],
            exitCode: 65, words: ["a.csv", "no entry of Li, S", "formation energies"],
            files: ["a.csv": "formula,energy_total_eV\nLi2S,-9\n"]),
        Case(
            name: "bad formula in a file", arguments: ["hull", "LiF", "--entries", "a.csv"], exitCode: 65,
            words: ["a.csv:2", "Li2Zz"], files: ["a.csv": "formula,formation_energy_eV_per_atom\nLi2Zz,-1\n"]),
        Case(
            name: "a record of another length", arguments: ["hull", "LiF", "--entries", "a.csv"], exitCode: 65,
            words: ["a.csv:2", "1 fields"], files: ["a.csv": "formula,formation_energy_eV_per_atom\nLi2S\n"]),
        Case(
            name: "empty file", arguments: ["hull", "LiF", "--entries", "a.csv"], exitCode: 65,
            words: ["a.csv", "empty"],
            files: ["a.csv": "\n"]),
        Case(name: "folder as a file", arguments: ["hull", "LiF", "--entries", "."], exitCode: 65, words: ["folder"]),
        Case(
            name: "phase that is not there", arguments: ["hull", "LiF", "--exclude", "Li9F"], exitCode: 65,
            words: ["Li9F"]),
        Case(
            name: "unknown database", arguments: ["hull", "LiF", "--database", "mp"], exitCode: 65,
            words: ["'mp'", "mp-2019"]),
        Case(
            name: "element without reference", arguments: ["window", "HeLi2O"], exitCode: 65, words: ["HeLi2O", "He"]),
        Case(
            name: "unknown system", arguments: ["hull", "--system", "Li-Zz"], exitCode: 65, words: ["Li-Zz", "'Zz'"]),
        Case(
            name: "both reactants held", arguments: ["react", "Li", "Li", "--voltage", "1"], exitCode: 65,
            words: ["reservoir"]),
        Case(name: "unknown ion", arguments: ["window", "LiF", "--ion", "Zz"], exitCode: 64, words: ["Zz", "Li, Na"]),
        Case(
            name: "H18 plating", arguments: ["react", "LCO", "LFP", "--voltage", "-1"], exitCode: 64,
            words: ["-1", "plates"]),
        Case(
            name: "H18 mu above the element", arguments: ["equilibrium", "LCO", "--reservoir", "O=1"], exitCode: 64,
            words: ["O=1"]),
        Case(
            name: "range without step", arguments: ["heatmap", "--rows", "LCO", "--columns", "LFP", "--voltage", "2:4"],
            exitCode: 64,
            words: ["2:4", "2:4:0.1"]),
        Case(
            name: "ion held twice", arguments: ["react", "LCO", "LFP", "--voltage", "2", "--reservoir", "Li=-2"],
            exitCode: 64, words: ["Li"]),
        Case(
            name: "energy that is no number", arguments: ["hull", "LiF", "--entry", "LiF=x"], exitCode: 64,
            words: ["'x'"]),
        Case(name: "nothing asked", arguments: ["window"], exitCode: 64, words: ["--system"]),
        Case(name: "two ways at once", arguments: ["hull", "LiF", "--all"], exitCode: 64, words: ["--all"]),
        Case(
            name: "unknown extension", arguments: ["hull", "LiF", "--output", "a.xyz"], exitCode: 64, words: [".xyz"]),
        Case(
            name: "unwritable path", arguments: ["hull", "LiF", "--output", "no/such/a.csv"], exitCode: 64,
            words: ["no/such/a.csv"]),
        Case(
            name: "empty list", arguments: ["heatmap", "--rows", ",", "--columns", "LCO"], exitCode: 64,
            words: ["--rows"]),
        Case(
            name: "missing list", arguments: ["heatmap", "--rows", "el.txt", "--columns", "LCO"], exitCode: 65,
            words: ["el.txt", "no file"]),
    ]

    @Test("a message that names the culprit, the exit code, nothing written", arguments: cases)
    func message(_ bad: Case) throws {
        var arguments = bad.arguments
        if !arguments.contains("--output") { arguments += ["--output", "out.csv"] }
        let outcome = try CommandHarness.run(arguments, files: bad.files)
        #expect(outcome.exitCode == bad.exitCode)
        #expect(outcome.output.isEmpty)
        #expect(Set(outcome.files.map(\.name)) == Set(bad.files.keys), "no output file, whole or partial")
        let lines = outcome.diagnostics.split(separator: "\n")
        #expect(lines.first?.hasPrefix("interphase: error: ") == true)
        if bad.exitCode == 65 { #expect(lines.count == 1, "\(outcome.diagnostics)") }
        for word in bad.words { #expect(outcome.diagnostics.contains(word), "\(word) in: \(outcome.diagnostics)") }
    }

    @Test("a failing run leaves an existing file as it was")
    func existingFile() throws {
        let outcome = try CommandHarness.run(["window", "Li3Zz4", "--output", "out.csv"], files: ["out.csv": "old\n"])
        #expect(outcome.exitCode == 65)
        #expect(outcome.files.map(\.text) == ["old\n"])
    }

    @Test("X20 a bad formula among others fails its row alone: exit code 1, named in every format")
    func oneOfSeveral() throws {
        let arguments = ["window", "LiF", "Li3Zz4", "LiCl", "HeLi2O", "--format"]
        let csv = try CommandHarness.run(arguments + ["csv"])
        #expect(csv.exitCode == 1)
        let table = CSVTable(csv.output)
        #expect(table.rows.map { $0["formula"] } == ["LiF", "Li3Zz4", "LiCl", "HeLi2O"])
        #expect(table.rows[1]["flags"]?.contains("Zz") == true)
        #expect(table.rows[3]["flags"]?.contains("He") == true)
        #expect(csv.diagnostics.split(separator: "\n").count == 2)
        let export = try JSONExport(try CommandHarness.run(arguments + ["json"]).output)
        #expect(export.results.count == 2)
        #expect(export.errors.compactMap { $0["input"] as? String } == ["Li3Zz4", "HeLi2O"])
    }

    @Test(
        "one million characters and odd bytes end with a message, not a crash",
        arguments: ["(", "Li", "é", "75", "=", "\u{0}Li"])
    func odd(piece: String) throws {
        for text in [piece, String(repeating: piece, count: 5000)] where !text.contains("\u{0}") {
            let code = try CommandHarness.run(["window", text, "--format", "csv"]).exitCode
            #expect(code == 65 || code == 0)
        }
    }
}
