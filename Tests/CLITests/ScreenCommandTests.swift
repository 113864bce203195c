import CommandSupport
import Foundation
import Testing

@Suite("The command screen")
struct ScreenCommandTests {
    static let few = "LiAl5O8,Li3PO4,LiNbO3,LiF,Li2CO3,LiSbO3,Li3B7O12"
    static let pair = ["screen", "--electrolyte", "Li3InCl6", "--cathode", "NCM811", "--quiet"]
    static let base = pair + ["--candidates", few]

    static func csv(_ arguments: [String], files: [String: String] = [:]) throws -> CSVTable {
        let outcome = try CommandHarness.run(base + arguments + ["--format", "csv"], files: files)
        #expect(outcome.exitCode == 0, "\(outcome.diagnostics)")
        return CSVTable(outcome.output)
    }

    static func formulas(_ table: CSVTable) -> [String] { table.rows.map { $0["formula"] ?? "" } }

    @Test("without new options the columns are those of the contract, in their order")
    func contract() throws {
        #expect(
            try Self.csv([]).header.prefix(16) == [
                "rank", "formula", "id", "energy_above_hull_eV_per_atom", "band_gap_eV", "reduction_limit_V",
                "oxidation_limit_V", "e_electrolyte_meV_per_atom", "e_cathode_meV_per_atom",
                "e_charged_cathode_meV_per_atom", "worst_meV_per_atom", "worst_partner", "uncoated_meV_per_atom",
                "reaction_products", "interphase_class", "flags",
            ])
    }

    @Test("a result is a file of criteria: screening by it gives the same result")
    func roundTrip() throws {
        let options = [
            "--max-cathode", "15", "--voltage", "2.4:4.05", "--require-gap", "--forbid-elements", "Nb,Tl", "--margin",
            "0.005", "--reaction-voltage", "3:4.2", "--max-charged-cathode", "none", "--families",
            "oxyanion,fluoride,oxide", "--format", "json",
        ]
        let first = try CommandHarness.run(Self.base + options + ["--save-criteria", "saved.json"])
        #expect(first.exitCode == 0)
        let saved = try #require(first.files.first { $0.name == "saved.json" })
        for text in [first.output, saved.text] {
            let again = try CommandHarness.run(
                Self.base + ["--criteria", "c.json", "--format", "json"], files: ["c.json": text]
            )
            #expect(again.output == first.output)
        }
        // How the data were read is no criterion: a run without it takes the file too.
        let other = try CommandHarness.run(
            Self.base + ["--criteria", "c.json", "--format", "csv"], files: ["c.json": first.output])
        #expect(other.exitCode == 0, "\(other.diagnostics)")
    }

    @Test("options go before the file, the file before the preset")
    func precedence() throws {
        let file = "{\"max_cathode_meV_per_atom\": 15, \"max_electrolyte_meV_per_atom\": 40}"
        let outcome = try CommandHarness.run(
            Self.base + [
                "--preset", "xiao-2019", "--criteria", "c.json", "--max-cathode", "7", "--format", "json",
            ], files: ["c.json": file])
        let settings = try JSONExport(outcome.output).settings
        #expect(settings["max_cathode_meV_per_atom"] as? Double == 7)
        #expect(settings["max_electrolyte_meV_per_atom"] as? Double == 40)
        #expect(settings["min_band_gap_eV"] as? Double == 0.5)
        #expect(settings["max_charged_cathode_meV_per_atom"] is NSNull)
        #expect((settings["preset_source"] as? String)?.contains("10.1016/j.joule.2019.02.006") == true)
    }

    struct BadFile: Sendable, CustomTestStringConvertible {
        let text: String
        let words: [String]
        var testDescription: String { text }
    }

    @Test(
        "a criterion that cannot be read is named with file, line, and what to write",
        arguments: [
            BadFile(
                text: "{\n\"max_cathod_meV_per_atom\": 3}",
                words: ["c.json:2", "max_cathod_meV_per_atom", "did you mean 'max_cathode_meV_per_atom'"]),
            BadFile(text: "{\"max_cathode\": 3}", words: ["c.json:1", "did you mean 'max_cathode_meV_per_atom'"]),
            BadFile(
                text: "{\"max_cathode_meV_per_atom\": \"30\"}", words: ["the text '30'", "a number of 0 or more"]),
            BadFile(text: "{\"max_cathode_meV_per_atom\": -3}", words: ["the number -3", "a number of 0 or more"]),
            BadFile(text: "{\"strict\": 1}", words: ["strict", "true or false"]),
            BadFile(text: "{\"families\": [\"oxid\"]}", words: ["'oxid'", "did you mean oxide"]),
            BadFile(text: "{\"required_elements\": [\"Q\"]}", words: ["'Q'", "no element"]),
            BadFile(text: "{\"electrolyte\": \"LPS\"}", words: ["'electrolyte'", "options"]),
            BadFile(text: "{\"strict\": true, \"strict\": false}", words: ["'strict'", "twice"]),
            BadFile(text: "[1]", words: ["c.json:1", "no JSON object"]),
            BadFile(text: "{\"strict\": tru", words: ["c.json:1"]),
            BadFile(
                text: "{\"settings\": {\"reference_offset_V\": 0.62}}", words: ["offset", "--reference"]),
        ])
    func badFile(_ bad: BadFile) throws {
        let outcome = try CommandHarness.run(
            Self.base + ["--criteria", "c.json", "--output", "o.csv"], files: ["c.json": bad.text])
        #expect(outcome.exitCode == 65)
        for word in bad.words { #expect(outcome.diagnostics.contains(word), "\(word) in \(outcome.diagnostics)") }
        #expect(outcome.files.map(\.name) == ["c.json"], "nothing is written")
    }

    @Test(
        "options that make no sense are refused with 64 or 65 and a way out",
        arguments: [
            (["--preset", "xiao"], 64, "xiao-2019"), (["--forbid-elements", "Xx"], 64, "'Xx'"),
            (["--families", "sulphide"], 64, "sulfide"), (["--charged-cathode", "Li2"], 65, "NCM811 holds 1"),
            (["--strict", "--margin", "0.06"], 64, "--margin"), (["--max-cost", "3"], 64, "--costs"),
            (["--voltage", "4:3"], 64, "3:4"), (["--margin", "-1"], 64, "--margin"),
            (["--max-reaction", "much"], 64, "none"), (["--costs", "no.csv"], 65, "no.csv"),
        ] as [([String], Int32, String)])
    func badOptions(_ options: [String], _ code: Int32, _ word: String) throws {
        let outcome = try CommandHarness.run(Self.base + options)
        #expect(outcome.exitCode == code)
        #expect(outcome.diagnostics.contains(word), "\(outcome.diagnostics)")
    }

    @Test("presets are listed with their sources, without materials")
    func listPresets() throws {
        let outcome = try CommandHarness.run(["screen", "--list-presets"])
        #expect(outcome.exitCode == 0)
        for word in [
            "xiao-2019", "10.1016/j.joule.2019.02.006", "aykol-2016", "10.1038/ncomms13779", "10.1039/d3sc02093b",
        ] {
            #expect(outcome.output.contains(word))
        }
        #expect(
            try CommandHarness.run(["screen", "--cathode", "LCO"]).diagnostics.contains("--electrolyte is missing"))
    }

    @Test("element filters stop candidates at the stage elements, with the reason")
    func elementFilters() throws {
        let outcome = try CommandHarness.run(
            Self.base + [
                "--forbid-elements", "Nb,Sb", "--require-elements", "O", "--rejected", "r.csv", "--format", "csv",
            ])
        let kept = Self.formulas(CSVTable(outcome.output))
        #expect(Set(kept).isDisjoint(with: ["LiNbO3", "LiSbO3", "LiF"]))
        let rejected = CSVTable(try #require(outcome.files.first { $0.name == "r.csv" }).text)
        let reasons = Dictionary(
            rejected.rows.filter { $0["stage"] == "elements" }.map { ($0["formula"] ?? "", $0["reason"] ?? "") },
            uniquingKeysWith: { first, _ in first })
        #expect(reasons.keys.sorted() == ["LiF", "LiNbO3", "LiSbO3"])
        #expect(reasons["LiF"]?.contains("no O") == true)
    }

    @Test("several charged states: the column is the worst of them and says which")
    func chargedStates() throws {
        let open = ["--max-reaction", "none"]
        let both = try Self.csv(open + ["--charged-cathode", "Li0.5", "--charged-cathode", "Li0"])
        let states = try ["Li0.5", "Li0"].map { try Self.csv(open + ["--charged-cathode", $0]) }
        for (index, row) in both.rows.enumerated() {
            let formula = row["formula"]
            let energies = states.compactMap { table in
                table.rows.first { $0["formula"] == formula }?["e_charged_cathode_meV_per_atom"].flatMap(Double.init)
            }
            #expect(both.number(index, "e_charged_cathode_meV_per_atom") == energies.min())
            #expect(["Li0.5Mn0.1Co0.1Ni0.8O2", "Mn0.1Co0.1Ni0.8O2"].contains(row["charged_cathode"]))
        }
        #expect(both.rows.count >= 5)
    }

    @Test("costs by element are means by mass; unknown ones are flagged and pass --max-cost")
    func costs() throws {
        let table = try Self.csv(
            ["--costs", "c.csv", "--max-cost", "9"],
            files: ["c.csv": "element,cost_USD_per_kg\nLi,70\nAl,2.5\nO,0.1\nP,3\n"])
        let byFormula = Dictionary(
            table.rows.map { ($0["formula"] ?? "", $0) }, uniquingKeysWith: { first, _ in first })
        // LiAl5O8: (6.94 x 70 + 5 x 26.982 x 2.5 + 8 x 15.999 x 0.1) / (6.94 + 134.91 + 127.992) = 3.10.
        let cost = try #require(byFormula["LiAl5O8"]?["cost_USD_per_kg"].flatMap(Double.init))
        #expect((cost - 3.0977).magnitude < 0.001)
        #expect(byFormula["Li3PO4"] == nil, "20.82 g of lithium at 70 in 115.8 g cost more than 9")
        #expect(byFormula["Li2CO3"]?["flags"]?.contains("unknown-cost") == true)
        #expect(byFormula["Li2CO3"]?["cost_USD_per_kg"] == "")
    }

    @Test("a run that was killed goes on where it was and ends with the same result")
    func killedAndResumed() throws {
        let list = try CommandHarness.run(["data", "list", "--system", "Li-B-P-O", "--format", "csv"])
        let formulas = CSVTable(list.output).rows.compactMap { $0["formula"] }.filter {
            $0.contains("Li") && $0 != "Li"
        }
        try #require(formulas.count > 25)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("screen-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let journal = folder.appendingPathComponent("state.jsonl")
        let arguments =
            Self.pair + [
                "--candidates", formulas.joined(separator: ","), "--complete", "--reaction-voltage", "2.5:4.3",
                "--threads", "1",
            ]
        let process = Process()
        process.executableURL = try CommandHarness.binary()
        process.arguments = arguments + ["--resume", journal.path]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        func lines() -> Int { (try? String(contentsOf: journal, encoding: .utf8))?.split(separator: "\n").count ?? 0 }
        while process.isRunning, lines() < 10 { usleep(2000) }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        let before = lines()
        #expect(before >= 10 && before < formulas.count, "killed midway")
        // What a machine that loses power leaves behind.
        let handle = try FileHandle(forWritingTo: journal)
        try handle.seekToEnd()
        try handle.write(contentsOf: Data("{\"contacts\":[],\"row".utf8))
        try handle.close()
        let resumed = try CommandHarness.run(arguments + ["--resume", journal.path, "--format", "json"])
        let whole = try CommandHarness.run(arguments + ["--format", "json"])
        #expect(resumed.exitCode == whole.exitCode)
        #expect(resumed.output == whole.output)
        #expect(lines() == formulas.count + 1)

        let other = try CommandHarness.run(arguments + ["--resume", journal.path, "--max-reaction", "20"])
        #expect(other.exitCode == 65)
        #expect(other.diagnostics.contains("state.jsonl:1"))
    }

    @Test("a file that is no journal is left as it is")
    func noJournal() throws {
        for text in ["[1]", "formula,value\nLiF,1\n"] {
            let outcome = try CommandHarness.run(Self.base + ["--resume", "j"], files: ["j": text])
            #expect(outcome.exitCode == 65)
            #expect(outcome.files.map(\.text) == [text])
        }
    }
}
