import Testing

@Suite("interphase heatmap")
struct HeatmapCommandTests {
    private static let lists = ["--rows", "Li3InCl6,Li3YCl6,LiAl5O8", "--columns", "NCM811,Li3YCl6"]

    @Test("the matrix: numbers of the literature, a comment with metric, unit, basis, reservoir and voltage")
    func matrix() throws {
        let outcome = try CommandHarness.run(["heatmap"] + Self.lists + ["--output", "map.csv"])
        #expect(outcome.exitCode == 0)
        #expect(outcome.output.isEmpty)
        let text = try #require(outcome.files.first { $0.name == "map.csv" }).text
        let comment = try #require(text.split(separator: "\n").first)
        for word in ["# mutual", "meV/atom", "basis", "reservoir", "voltage", "mp-2019"] {
            #expect(comment.contains(word))
        }
        let table = CSVTable(text)
        #expect(table.header == ["row", "NCM811", "Li3YCl6"])
        // -76.2 with the NCM on the hull; about -74 for Li3YCl6, about -20 and near 0 for the coating LiAl5O8.
        #expect((try #require(table.number(0, "NCM811")) + 76.2).magnitude < 0.1)
        #expect((try #require(table.number(1, "NCM811")) + 74).magnitude < 1)
        #expect((try #require(table.number(2, "NCM811")) + 20).magnitude < 3)
        #expect(try #require(table.number(2, "Li3YCl6")).magnitude < 5)
    }

    @Test("JSON holds the long rows; the unit in the names follows --unit; the cell is the minimum of react")
    func long() throws {
        let export = try JSONExport(
            try CommandHarness.run(["heatmap"] + Self.lists + ["--unit", "eV", "--format", "json"]).output)
        #expect(export.root["schema"] as? String == "interphase-heatmap/1")
        #expect(export.results.count == 6)
        let cell = try #require(export.results.first)
        #expect(cell["row"] as? String == "Li3InCl6" && cell["column"] as? String == "NCM811")
        let react = CSVTable(
            try CommandHarness.run(["react", "Li3InCl6", "NCM811", "--minimum", "--format", "csv"]).output)
        #expect(cell["mutual_eV_per_atom"] as? Double == react.number(0, "e_mutual_eV_per_atom"))
        #expect(cell["x1_atomic"] as? Double == react.number(0, "x1_atomic"))
        #expect(cell["reaction"] as? String == react.rows.first?["reaction"])
        let keys: Set = [
            "row", "column", "voltage_V", "x1_atomic", "x1_molar", "total_eV_per_atom", "mutual_eV_per_atom",
            "total_eV_per_nonreservoir_atom", "mutual_eV_per_nonreservoir_atom", "products", "reaction", "flags",
        ]
        #expect(Set(cell.keys) == keys)
    }

    @Test("a voltage-resolved matrix is one call")
    func voltages() throws {
        let arguments = [
            "heatmap", "--rows", "Li3InCl6", "--columns", "LCO,Li", "--voltage", "2.5:3:0.5", "--format", "csv",
        ]
        let wide = CSVTable(try CommandHarness.run(arguments).output)
        #expect(wide.header == ["row", "voltage_V", "LCO", "Li"])
        #expect(wide.rows.map { $0["voltage_V"] } == ["2.5", "3"])
        let long = CSVTable(try CommandHarness.run(arguments + ["--long"]).output)
        #expect(long.rows.map { $0["voltage_V"] } == ["2.5", "3", "2.5", "3"])
        #expect(wide.rows[1]["LCO"] == long.rows[1]["mutual_meV_per_nonreservoir_atom"])
    }

    @Test("pictures and pages are written whole", arguments: [("map.svg", "<svg"), ("map.html", "<html")])
    func pictures(name: String, mark: String) throws {
        let outcome = try CommandHarness.run(["heatmap"] + Self.lists + ["--output", name])
        #expect(outcome.exitCode == 0)
        #expect(outcome.files.map(\.name) == [name])
        #expect(outcome.files.first?.text.contains(mark) == true)
        #expect(outcome.files.first?.text.contains("NCM811") == true)
    }

    @Test("lists from files: comments and blank lines are skipped, a bad line is named and the rest is done")
    func files() throws {
        let rows = "# electrolytes\nLi3InCl6\n\nLi3Zz\nLi3YCl6\r\nLi3InCl6\n"
        let arguments = ["heatmap", "--rows", "rows.txt", "--columns", "LCO", "--format", "csv", "--long"]
        let outcome = try CommandHarness.run(arguments, files: ["rows.txt": rows])
        #expect(outcome.exitCode == 1)
        #expect(CSVTable(outcome.output).rows.map { $0["row"] } == ["Li3InCl6", "Li3YCl6"])
        #expect(outcome.diagnostics.contains("rows.txt:4"))
        #expect(outcome.diagnostics.contains("Li3Zz"))
        #expect(outcome.diagnostics.contains("rows.txt:6"), "the repeated line is named")
    }

    @Test("a picture of several voltages is refused before anything is calculated")
    func severalConditions() throws {
        let outcome = try CommandHarness.run(
            ["heatmap"] + Self.lists + ["--voltage", "2:3:1", "--output", "map.svg"])
        #expect(outcome.exitCode == 64)
        #expect(outcome.files.isEmpty)
    }
}
