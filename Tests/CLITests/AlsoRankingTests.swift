import CommandSupport
import Foundation
import Testing

/// Two small databases that differ: a chemical system of the embedded data, and the same with other energies and without some phases.
struct AlsoData {
    static let halves = ["a.csv", "b.csv"]
    static let both = ["--database", "a.csv", "--also", "b.csv"]
    static let csv = ["--quiet", "--format", "csv"]

    let folder: CommandFolder

    init() throws {
        folder = try CommandFolder()
        let list = ["data", "list", "--system", "Li-Co-P-S-O", "--format", "csv"]
        let lines = try folder.run(list).output.split(separator: "\n").map(String.init)
        var other = [lines[0]]
        for (index, line) in lines.enumerated().dropFirst() {
            var fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            let energy = try #require(Double(fields[2]))
            if energy != 0 {
                if index.isMultiple(of: 17) { continue }
                // Any numbers will do; these spread over 0.03 eV/atom.
                fields[2] = String(energy + 0.03 * sin(Double(index)))
            }
            other.append(fields.joined(separator: ","))
        }
        for (name, text) in zip(Self.halves, [lines, other]) {
            try Data(text.joined(separator: "\n").utf8).write(to: folder.file(name))
        }
    }

    /// The answer of both, which every row of has to have.
    func compared(_ question: [String]) throws -> CSVTable {
        let run = try folder.run(question + Self.both + Self.csv)
        try #require(run.exitCode == 0, "\(run.diagnostics)")
        return CSVTable(run.output)
    }

    /// The answers of each alone.
    func alone(_ question: [String], of databases: [String] = halves) throws -> [CSVTable] {
        try databases.map { CSVTable(try folder.run(question + ["--database", $0] + Self.csv).output) }
    }

    /// Asks the first database twice: nothing may differ.
    func expectNoDifference(_ question: [String]) throws {
        let run = try folder.run(question + ["--database", "a.csv", "--also", "a.csv"] + Self.csv)
        #expect(run.exitCode == 0, "\(run.diagnostics)")
        let table = CSVTable(run.output)
        #expect(!table.rows.isEmpty)
        for row in table.rows {
            for column in table.header where column.hasPrefix("difference_") {
                #expect(["0", ""].contains(row[column]))
            }
            for column in table.header where column.hasPrefix("same_") { #expect(["true", ""].contains(row[column])) }
            for column in table.header where table.header.contains("also_" + column) {
                #expect(row[column] == row["also_" + column])
            }
        }
    }
}

extension CSVTable {
    /// The two halves of a compared number are those of the rows of each alone, and the difference is other minus first.
    func expect(_ row: Int, _ column: String, _ halves: [[String: String]?]) {
        let values = halves.map { $0?[column].flatMap(Double.init) }
        #expect(
            number(row, column) == values[0] && number(row, "also_" + column) == values[1], "\(column) of \(rows[row])")
        guard let one = values[0], let other = values[1] else { return }
        #expect(((number(row, "difference_" + column) ?? .nan) - (other - one)).magnitude < 1e-6)
    }
}

@Suite("Two rankings side by side (screen --also)")
struct AlsoRankingTests {
    static let question = [
        "screen", "--electrolyte", "Li3PS4", "--cathode", "LiCoO2", "--voltage", "3:3.6", "--max-reaction", "300",
        "--max-above-hull", "0.03", "--min-gap", "0",
    ]
    static let energies = [
        "worst_meV_per_atom", "e_electrolyte_meV_per_atom", "e_cathode_meV_per_atom", "reduction_limit_V",
        "oxidation_limit_V", "energy_above_hull_eV_per_atom",
    ]

    @Test(
        "both halves are those of the databases alone; what passes in one names the stage of the other",
        arguments: [AlsoData.halves, AlsoData.halves.reversed()])
    func halves(databases: [String]) throws {
        let data = try AlsoData()
        let run = try data.folder.run(
            Self.question + ["--database", databases[0], "--also", databases[1]] + AlsoData.csv)
        #expect(run.exitCode == 0, "\(run.diagnostics)")
        let both = CSVTable(run.output)
        let alone = try data.alone(Self.question, of: databases).map { table in
            Dictionary(uniqueKeysWithValues: table.rows.map { ($0["formula"] ?? "", $0) })
        }
        #expect(Set(both.rows.compactMap { $0["formula"] }) == Set(alone[0].keys).union(alone[1].keys))
        let rejected = try databases.map { name in
            _ = try data.folder.run(Self.question + ["--database", name, "--rejected", "r.csv"] + AlsoData.csv)
            let rows = CSVTable(try String(contentsOf: data.folder.file("r.csv"), encoding: .utf8)).rows
            return Dictionary(uniqueKeysWithValues: rows.map { ($0["formula"] ?? "", $0["stage"] ?? "") })
        }
        for (index, row) in both.rows.enumerated() {
            let formula = try #require(row["formula"])
            let halves = [alone[0][formula], alone[1][formula]]
            #expect(row["rank"] == halves[0]?["rank"] ?? "" && row["also_rank"] == halves[1]?["rank"] ?? "")
            if halves[0] != nil, halves[1] != nil {
                for column in Self.energies { both.expect(index, column, halves) }
            }
            for (prefix, half) in zip(["", "also_"], 0...1) {
                let stage = halves[half] != nil ? "" : rejected[half][formula] ?? "no-entry"
                #expect(row[prefix + "stopped_by"] == stage)
            }
        }
        // The data of this test have all cases: passed in both, stopped in each, not held by one of them.
        let stages = both.rows.flatMap { [$0["stopped_by"], $0["also_stopped_by"]] }
        #expect(Set(stages).isSuperset(of: ["", "phase-stability", "window", "no-entry"]))
        let ranks = both.rows.map { row in
            ["rank", "also_rank"].compactMap { row[$0].flatMap(Int.init) }.min() ?? .max
        }
        #expect(ranks == ranks.sorted())
    }

    /// The mutual energies of a heat map are those of the funnel, which had stopped before it came to them.
    @Test("behind the stage that stopped a candidate the numbers go on")
    func behindTheStage() throws {
        let data = try AlsoData()
        let both = try data.compared(Self.question)
        var count = 0
        for (prefix, database) in zip(["", "also_"], AlsoData.halves) {
            let stopped = both.rows.filter { !["", "no-entry"].contains($0[prefix + "stopped_by"]) }
            let formulas = stopped.compactMap { $0["formula"] }
            count += formulas.count
            let map = CSVTable(
                try data.folder.run(
                    ["heatmap", "--rows", formulas.joined(separator: ",") + ",", "--columns", "Li3PS4", "--database"]
                        + [database] + AlsoData.csv
                ).output)
            for (row, cell) in zip(stopped, map.rows) {
                let one = try #require(row[prefix + "e_electrolyte_meV_per_atom"].flatMap(Double.init))
                #expect((one - (try #require(cell["Li3PS4"].flatMap(Double.init)))).magnitude < 1e-6)
            }
        }
        #expect(count > 4)
    }

    @Test("a database beside itself: everything passes in both, nothing differs")
    func itself() throws {
        let data = try AlsoData()
        try data.expectNoDifference(Self.question)
        let run = try data.folder.run(Self.question + ["--database", "a.csv", "--also", "a.csv", "--top", "2"])
        #expect(run.output.contains("0 only in a.csv, 0 only in a.csv."))
        #expect(run.output.contains("Rankings by the worst contact, a.csv and a.csv: 2 of "))
    }

    @Test("a database without the electrolyte's elements leaves the first ranking whole and says why")
    func otherFails() throws {
        let data = try AlsoData()
        let small = "id,formula,formation_energy_eV_per_atom\nl,Li,0\no,O,0\np,Li2O,-2\n"
        try Data(small.utf8).write(to: data.folder.file("c.csv"))
        let run = try data.folder.run(Self.question + ["--database", "a.csv", "--also", "c.csv"] + AlsoData.csv)
        #expect(run.exitCode == 0, "\(run.diagnostics)")
        let (table, alone) = (CSVTable(run.output), try data.alone(Self.question)[0])
        #expect(table.rows.map { $0["formula"] } == alone.rows.map { $0["formula"] })
        #expect(table.rows.allSatisfy { $0["also_rank"] == "" && $0["also_message"] != "" })
    }

    @Test("a candidate named that the first database lacks is a failure; what is of one database is refused")
    func refused() throws {
        let data = try AlsoData()
        let named = ["--candidates", "Li3PO4,Li3InCl6"]
        let run = try data.folder.run(Self.question + named + AlsoData.both + ["--quiet", "--output", "o.json"])
        #expect(run.exitCode == 1)
        let export = try JSONExport(String(contentsOf: data.folder.file("o.json"), encoding: .utf8))
        #expect(export.root["schema"] as? String == "interphase-screen-also/1")
        #expect(export.results.compactMap { $0["formula"] as? String } == ["Li3PO4"])
        #expect(export.errors.compactMap { $0["input"] as? String } == ["Li3InCl6"])
        #expect(export.settings["also_database"] as? String == "b.csv")
        // A result is a file of criteria, also one of two databases.
        #expect(try data.folder.run(Self.question + ["--database", "a.csv", "--criteria", "o.json"]).exitCode == 0)
        for options in [["--resume", "j.jsonl"], ["--rejected", "r.csv"], ["--output", "o.html"]] {
            #expect(try data.folder.run(Self.question + AlsoData.both + options).exitCode == 64)
        }
    }
}
