import CommandSupport
import Foundation
import Testing

@Suite("Voltages name their reference in CSV and JSON; matrices load as they are")
struct ReferenceColumnTests {
    static let calls: [[String]] = [
        ["window", "Li3InCl6"], ["profile", "Li3InCl6"], ["equilibrium", "Li3InCl6", "--voltage", "1"],
        ["react", "Li3InCl6", "LiCoO2", "--voltage", "3"],
        ["heatmap", "--rows", "Li3InCl6", "--columns", "LiCoO2", "--voltage", "3", "--long"],
        ["stack", "LiCoO2", "Li3InCl6", "Li", "--voltage", "2:3.5", "--anode-voltage", "1"],
        [
            "screen", "--electrolyte", "Li3InCl6", "--cathode", "LiCoO2", "--candidates", "Li3PO4", "--max-reaction",
            "none", "--voltage", "2.5:3.2",
        ],
    ]

    @Test("the last column of a table with voltages is the reference, as typed or lithium", arguments: calls)
    func column(call: [String]) throws {
        for (options, name) in [([], "Li/Li+"), (["--reference", "Li-In"], "Li-In (0.62 V vs Li/Li+)")] {
            let table = CSVTable(try CommandHarness.run(call + options + ["--format", "csv"]).output)
            // Behind it only the stamp of every export.
            #expect(Array(table.header.suffix(3)) == ["reference", "schema", "database_sha256"], "\(table.header)")
            try #require(!table.rows.isEmpty)
            #expect(table.rows.allSatisfy { $0["reference"] == name }, "\(table.rows)")
            let long = call.filter { $0 != "--long" }
            let json = try JSONExport(CommandHarness.run(long + options + ["--format", "json"]).output)
            #expect(json.settings["reference"] as? String == name)
            #expect(json.results.allSatisfy { $0["reference"] as? String == name })
        }
    }

    @Test("a row without a voltage has no reference, a table without voltages no such column")
    func none() throws {
        let closed = CSVTable(try CommandHarness.run(["react", "Li3InCl6", "LiCoO2", "--format", "csv"]).output)
        #expect(closed.rows.allSatisfy { $0["reference"] == "" })
        let hull = CSVTable(try CommandHarness.run(["hull", "LiF", "--format", "csv"]).output)
        #expect(!hull.header.contains("reference"))
    }

    private static let map = ["heatmap", "--rows", "Li3PS4,LiF", "--columns", "LiCoO2,LiFePO4", "--output", "map.csv"]

    @Test("the matrix has no comment; its first header says basis, mode, voltage and reference without a comma")
    func corner() throws {
        for (options, words) in [
            ([], ["mode: closed", "basis: all atoms", "voltage: none", "meV/atom"]),
            (
                ["--voltage", "4.3", "--reference", "Li-In", "--unit", "eV"],
                [
                    "mode: open", "basis: non-reservoir atoms", "voltage: 4.3 V", "reference: Li-In (0.62 V vs Li/Li+)",
                    "eV/non-reservoir atom",
                ]
            ),
            (["--reservoir", "O=-1", "--metric", "total"], ["mode: open", "O at -1 eV", "total reaction energy"]),
        ] {
            let run = try CommandHarness.run(Self.map + options)
            let text = try #require(run.files.first { $0.name == "map.csv" }?.text)
            let header = try #require(text.split(separator: "\n").first)
            let fields = header.split(separator: ",")
            #expect(fields.count == 3 && fields.dropFirst() == ["LiCoO2", "LiFePO4"], "\(header)")
            for word in words { #expect(fields[0].contains(word), "\(word): \(header)") }
            #expect(!text.contains("#") && text.split(separator: "\n").count == 3)
        }
    }

    @Test("beside the matrix lies one of the flags of the long rows; several voltages have a row each")
    func flags() throws {
        let options = ["--voltage", "2:4:1"]
        let run = try CommandHarness.run(Self.map + options)
        #expect(run.files.map(\.name) == ["map.csv", "map.flags.csv"])
        let matrix = CSVTable(run.files[0].text), flags = CSVTable(run.files[1].text)
        #expect(matrix.header == flags.header && matrix.rows.count == 6 && flags.rows.count == 6)
        let long = CSVTable(
            try CommandHarness.run(Self.map.dropLast(2) + options + ["--long", "--format", "csv"]).output)
        var flagged = 0
        for row in long.rows {
            let place = try #require(
                flags.rows.first { $0[flags.header[0]] == row["row"] && $0["voltage_V"] == row["voltage_V"] })
            #expect(place[try #require(row["column"])] == row["flags"])
            flagged += row["flags"] == "" ? 0 : 1
        }
        // Sulfides oxidised beyond their window have products with flags in these data.
        #expect(flagged > 0)
        let piped = try CommandHarness.run(Self.map.dropLast(2) + options + ["--format", "csv"])
        #expect(piped.diagnostics.contains("\(flagged) of the cells carry flags"), "\(piped.diagnostics)")
    }

    @Test("pictures mark the cells that carry a flag, and name the flags")
    func marks() throws {
        let call = Self.map.dropLast() + ["map.svg", "--voltage", "4"]
        let drawing = try #require(try CommandHarness.run(Array(call)).files.first?.text)
        let long = CSVTable(
            try CommandHarness.run(Self.map.dropLast(2) + ["--voltage", "4", "--long", "--format", "csv"]).output)
        let flagged = long.rows.count { $0["flags"] != "" }
        // The triangles of the thresholds stand at the colour bar, three at most.
        let corners = drawing.components(separatedBy: "<path d=\"M").count - 1
        #expect(flagged > 0 && corners >= flagged && drawing.contains("Dark corner"))
    }
}
