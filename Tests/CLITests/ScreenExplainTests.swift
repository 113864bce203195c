import CommandSupport
import Foundation
import Testing

@Suite("The command screen says why")
struct ScreenExplainTests {
    static let few = "LiAl5O8,Li3PO4,LiNbO3,LiF,Li2CO3,LiSbO3,Li2ZrO3"
    static let pair = ["screen", "--electrolyte", "Li3InCl6", "--cathode", "NCM811", "--quiet"]
    static let listed = pair + ["--candidates", few]

    static func rows(_ arguments: [String]) throws -> [[String: String]] {
        let outcome = try CommandHarness.run(arguments + ["--format", "csv"])
        #expect(outcome.exitCode == 0, "\(outcome.diagnostics)")
        return CSVTable(outcome.output).rows
    }

    static func row(_ rows: [[String: String]], _ formula: String, _ stage: String, _ quantity: String = "")
        -> [String: String]?
    {
        rows.first {
            $0["formula"] == formula && $0["stage"] == stage && (quantity.isEmpty || $0["quantity"] == quantity)
        }
    }

    // Numbers: the table of famous coatings in the review, found there with other options of the same program and by pymatgen.
    @Test(
        "LiNbO3 at 4.3 V: the oxidation limit fails, into niobium oxide and oxygen, and the contacts are there all the same"
    )
    func niobate() throws {
        let rows = try Self.rows(Self.listed + ["--voltage", "2.5:4.3", "--explain", "LiNbO3"])
        #expect(Set(rows.map { $0["formula"] }) == ["LiNbO3"])
        let limit = try #require(Self.row(rows, "LiNbO3", "window", "oxidation limit"))
        #expect(limit["passes"] == "false")
        #expect(abs((Double(limit["value"] ?? "") ?? 0) - 3.7577) < 0.001)
        #expect(limit["threshold"] == "4.3")
        #expect(limit["reaction"]?.contains("Nb") == true && limit["reaction"]?.contains("O2") == true)
        #expect(limit["setting"] == "--voltage 2.5:3.757")
        #expect(Self.row(rows, "LiNbO3", "window", "reduction limit")?["passes"] == "true")
        for (stage, energy) in [("electrolyte", -30.0), ("cathode", -15), ("charged-cathode", 0)] {
            let contact = try #require(Self.row(rows, "LiNbO3", stage))
            #expect(abs((Double(contact["value"] ?? "") ?? .nan) - energy) < 1, "\(stage)")
            #expect(contact["reaction"]?.contains("->") == (energy < 0))
        }
        let verdict = try #require(Self.row(rows, "LiNbO3", "verdict"))
        #expect(verdict["passes"] == "false")
        #expect(verdict["reason"]?.contains("oxidation limit 3.7577 V, below the 4.3 V") == true)
    }

    // Kinds: above the hull, reduced, oxidised, without a gap to speak of, reacting, filtered out by element and by family.
    @Test(
        "what would let a candidate pass does: the settings, typed, put it into the ranking",
        arguments: ["Li2ZrO3", "Li2O", "LiCl", "Li3N", "LiFePO4", "LiCoO2", "Li4Ti5O12", "Na3PS4"],
        [["--voltage", "2.4:4.1"], ["--forbid-elements", "Zr,Co", "--families", "oxyanion", "--max-reaction", "5"]])
    func settings(formula: String, criteria: [String]) throws {
        let base = Self.pair + ["--candidates", formula]
        let explained = try CommandHarness.run(base + criteria + ["--explain", formula, "--format", "csv"])
        try #require(explained.exitCode == 0, "\(explained.diagnostics)")
        let verdict = try #require(CSVTable(explained.output).rows.first { $0["stage"] == "verdict" })
        let before = try CommandHarness.run(base + criteria + ["--format", "csv"])
        #expect((CSVTable(before.output).rows.count == 1) == (verdict["passes"] == "true"))
        guard verdict["passes"] == "false", verdict["reason"]?.contains("no setting") == false else { return }
        var options = criteria
        var words = (verdict["setting"] ?? "").split(separator: " ").map(String.init)
        #expect(!words.isEmpty)
        while let word = words.first {
            words.removeFirst()
            if word == "no" {
                let option = words.removeFirst()
                if let index = options.firstIndex(of: option) { options.removeSubrange(index...index + 1) }
            } else if word.hasPrefix("--no-") || word.hasPrefix("--allow") {
                options.append(word)
            } else {
                if let index = options.firstIndex(of: word) { options.removeSubrange(index...index + 1) }
                options += [word, words.removeFirst()]
            }
        }
        // Bounds for all three partners leave nothing to the common one, which is then refused.
        if ["--max-electrolyte", "--max-cathode", "--max-charged-cathode"].allSatisfy(options.contains),
            let common = options.firstIndex(of: "--max-reaction")
        {
            options.removeSubrange(common...common + 1)
        }
        let after = try CommandHarness.run(base + options + ["--format", "csv"])
        #expect(CSVTable(after.output).rows.count == 1, "\(options)")
    }

    /// Measured enthalpies of formation (NIST), kJ/mol divided by atoms and by 96.485.
    static let small = """
        formula,formation_energy_eV_per_atom
        Li,0
        Al,0
        Co,0
        O,0
        Cl,0
        Al2O3,-3.473
        LiAlO2,-3.080
        Li2O,-2.066
        LiCl,-2.117
        AlCl3,-1.825
        LiCoO2,-1.762
        Co3O4,-1.319
        CoO,-1.233
        CoCl2,-1.080

        """
    static let smallBase = [
        "screen", "--electrolyte", "LiCl", "--cathode", "LiCoO2", "--database", "db.csv",
    ]

    @Test("candidates without the ion, without an entry and pure elements are explained too, several at once")
    func noCandidates() throws {
        let outcome = try CommandHarness.run(
            Self.smallBase + ["--explain", "Al2O3", "--explain", "LiAl5O8", "--explain", "Al", "--format", "json"],
            files: ["db.csv": Self.small])
        #expect(outcome.exitCode == 0, "\(outcome.diagnostics)")
        let rows = try JSONExport(outcome.output).results
        func stages(_ formula: String, _ stage: String) -> [[String: Any]] {
            rows.filter { $0["formula"] as? String == formula && $0["stage"] as? String == stage }
        }
        let alumina = try #require(stages("Al2O3", "candidates").first)
        #expect(alumina["passes"] as? Bool == false)
        #expect(alumina["setting"] as? String == "--candidates all+ion-free")
        #expect(stages("Al2O3", "charged-cathode").count == 1)
        #expect(stages("LiAl5O8", "phase-stability").first?["flags"] as? [String] == ["no-entry"])
        #expect((stages("LiAl5O8", "candidates").first?["setting"] as? String)?.contains("--above-hull") == true)
        #expect((stages("Al", "verdict").first?["reason"] as? String)?.contains("a pure element") == true)
    }

    @Test("the default says how many compounds without the ion it leaves out, and all+ion-free judges them")
    func ionFree() throws {
        let files = ["db.csv": Self.small]
        let table = try CommandHarness.run(Self.smallBase, files: files).output
        let words = table.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("5 solid compounds without Li are left out"))
        let wide = Self.smallBase + ["--candidates", "all+ion-free", "--complete"]
        let first = try CommandHarness.run(wide + ["--resume", "j", "--format", "csv"], files: files)
        #expect(first.exitCode == 0, "\(first.diagnostics)")
        let formulas = CSVTable(first.output).rows.compactMap { $0["formula"] }
        #expect(
            formulas.sorted() == ["Al2O3", "AlCl3", "Co3O4", "CoCl2", "CoO", "Li2O", "LiAlO2", "LiCl", "LiCoO2"])
        let journal = try #require(first.files.first { $0.name == "j" }).text
        let again = try CommandHarness.run(
            wide + ["--resume", "j", "--format", "csv"], files: ["db.csv": Self.small, "j": journal])
        #expect(again.output == first.output)
    }

    @Test("rejected candidates carry the reason in words, with limit, threshold and, judged completely, all numbers")
    func rejected() throws {
        let outcome = try CommandHarness.run(
            Self.listed + ["--voltage", "2.5:4.3", "--complete", "--rejected", "r.json", "--format", "csv"])
        let table = CSVTable(outcome.output)
        #expect(table.rows.count == 7, "survivors, then those that were stopped")
        let file = try JSONExport(try #require(outcome.files.first { $0.name == "r.json" }).text)
        #expect(file.results.count == table.rows.filter { $0["rank"] == "" }.count)
        for row in file.results {
            let reason = try #require(row["reason"] as? String)
            #expect(!reason.isEmpty)
            #expect(row["e_charged_cathode_meV_per_atom"] is Double)
            if row["stage"] as? String == "window" {
                #expect(row["threshold"] is Double)
                #expect(["reduction", "oxidation"].contains(row["limit"] as? String))
                #expect(reason.contains("limit"))
            }
        }
        for row in table.rows where row["rank"] == "" { #expect(row["reason"]?.isEmpty == false) }
    }

    @Test("--top cuts files too and says how many it left out")
    func top() throws {
        let wide = Self.pair.filter { $0 != "--quiet" } + ["--candidates", Self.few, "--max-reaction", "none"]
        let all = try CommandHarness.run(wide + ["--format", "csv"])
        let outcome = try CommandHarness.run(wide + ["--format", "csv", "--top", "2"])
        let count = CSVTable(all.output).rows.count
        #expect(CSVTable(outcome.output).rows == Array(CSVTable(all.output).rows.prefix(2)))
        #expect(outcome.diagnostics.contains("\(count) candidates passed; the first 2"))
        let json = try CommandHarness.run(wide + ["--format", "json", "--top", "2"])
        #expect(try JSONExport(json.output).settings["ranking_left_out"] as? Int == count - 2)
    }

    @Test("a table with tabs holds what the one with commas holds")
    func tabs() throws {
        let commas = try CommandHarness.run(Self.listed + ["--output", "r.csv"])
        let tabs = try CommandHarness.run(Self.listed + ["--output", "r.tsv"])
        let lines = try #require(tabs.files.first { $0.name == "r.tsv" }).text.split(separator: "\n")
        let table = CSVTable(try #require(commas.files.first { $0.name == "r.csv" }).text)
        let header = lines[0].split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        #expect(header == table.header)
        for (line, row) in zip(lines.dropFirst(), table.rows) {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            #expect(fields == header.map { row[$0] ?? "" })
        }
        #expect(lines.count == table.rows.count + 1)
    }

    @Test("the front is what comparing all pairs of survivors gives")
    func front() throws {
        let rows = try Self.rows(Self.listed + ["--max-reaction", "none", "--voltage", "3:3"])
        let points = rows.map { row -> (Double, Double) in
            let number = { (name: String) in Double(row[name] ?? "") ?? .nan }
            return (
                number("e_electrolyte_meV_per_atom"),
                min(number("e_cathode_meV_per_atom"), number("e_charged_cathode_meV_per_atom"))
            )
        }
        try #require(points.count > 4)
        for (row, mine) in zip(rows, points) {
            let isBeaten = points.contains { other in
                other.0 >= mine.0 && other.1 >= mine.1 && other != mine
            }
            #expect(row["pareto_front"] == (isBeaten ? "false" : "true"), "\(row["formula"] ?? "")")
        }
    }

    @Test("swapped partners, partners among the candidates and decomposed cathodes are remarked on")
    func remarks() throws {
        func remarks(_ electrolyte: String, _ cathode: String, _ candidates: String = "LiF") throws -> String {
            let outcome = try CommandHarness.run([
                "screen", "--electrolyte", electrolyte, "--cathode", cathode, "--candidates", candidates,
            ])
            #expect(outcome.exitCode == 0, "\(outcome.diagnostics)")
            return outcome.diagnostics
        }
        for (electrolyte, cathode) in [
            ("NCM811", "Li3InCl6"), ("LiFePO4", "LLZO"), ("LiMn1.8Fe0.2O4", "Li5.5PS4.5Cl1.5"),
        ] {
            #expect(try remarks(electrolyte, cathode).contains("swapped"))
            #expect(try !remarks(cathode, electrolyte).contains("swapped"))
        }
        #expect(try remarks("Li3InCl6", "LCO", "LiF,Li3InCl6").contains("is the electrolyte itself"))
        // Physics of the review, B9: charged NCM811 lies on the hull as oxides with oxygen.
        let charged = try remarks("Li3InCl6", "NCM811")
        #expect(charged.contains("taken on the hull") && charged.contains("O2"))
    }

    @Test("the help names families and pools, and says what oxide leaves out")
    func help() throws {
        let help = try CommandHarness.run(["screen", "--help"]).output
        let words = help.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for word in ["mixed-halide", "oxide leaves phosphates", "all+ion-free", "xiao-2019", "aykol-2016"] {
            #expect(words.contains(word), "\(word)")
        }
    }
}
