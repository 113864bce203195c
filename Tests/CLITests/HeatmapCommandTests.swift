import CommandSupport
import Foundation
import Testing

@Suite("interphase heatmap")
struct HeatmapCommandTests {
    private static let lists = ["--rows", "Li3InCl6,Li3YCl6,LiAl5O8", "--columns", "NCM811,Li3YCl6"]

    @Test("the matrix: numbers of the literature, a first header with metric, unit, basis, reservoir and voltage")
    func matrix() throws {
        let outcome = try CommandHarness.run(["heatmap"] + Self.lists + ["--output", "map.csv"])
        #expect(outcome.exitCode == 0)
        #expect(outcome.output.isEmpty)
        let text = try #require(outcome.files.first { $0.name == "map.csv" }).text
        let comment = try #require(text.split(separator: ",").first)
        for word in ["row (mutual", "meV/atom", "basis", "reservoir", "voltage", "mp-2019"] {
            #expect(comment.contains(word))
        }
        let table = CSVTable(text)
        #expect(Array(table.header.dropFirst()) == ["NCM811", "Li3YCl6"])
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
            "interphase_class",
        ]
        #expect(keys.isSubset(of: cell.keys))
    }

    @Test("a voltage-resolved matrix is one call")
    func voltages() throws {
        let arguments = [
            "heatmap", "--rows", "Li3InCl6", "--columns", "LCO,Li", "--voltage", "2.5:3:0.5", "--format", "csv",
        ]
        let wide = CSVTable(try CommandHarness.run(arguments).output)
        #expect(Array(wide.header.dropFirst()) == ["voltage_V", "LCO", "Li"])
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

    @Test("--color-limit: cells beyond share the darkest colour, the others stay apart, and the picture says so")
    func colorLimit() throws {
        let lists = ["heatmap", "--rows", "Li3InCl6,Li3PS4", "--columns", "LCO,LFP", "--output", "map.svg"]
        /// Fill of each pair, by the tooltips.
        func fills(_ arguments: [String]) throws -> (svg: String, colors: [String]) {
            let svg = try #require(try CommandHarness.run(lists + arguments).files.first?.text)
            let colors = ["Li3InCl6 | LCO", "Li3PS4 | LCO", "Li3PS4 | LFP"].compactMap { pair in
                svg.components(separatedBy: "\"><title>\(pair): ").first?.suffix(7).description
            }
            return (svg, colors)
        }
        // About -34, -402 and -93 meV/atom.
        let free = try fills([])
        #expect(Set(free.colors).count == 3 && !free.svg.contains("Colours end"))
        for limit in ["-60", "60"] {
            let cut = try fills(["--color-limit", limit])
            #expect(cut.colors[1] == cut.colors[2] && cut.colors[0] != cut.colors[1])
            #expect(cut.svg.contains("Colours end at -60 meV/atom"))
            // The darkest colour is that of the strongest reaction without a limit.
            #expect(cut.colors[1] == free.colors[1])
        }
        let none = try CommandHarness.run(lists + ["--color-limit", "0"])
        #expect(none.exitCode == 64 && none.files.isEmpty)
    }

    @Test("--long acts in every form with fields: TSV holds the rows of CSV")
    func longTSV() throws {
        let map = ["heatmap", "--rows", "Li3InCl6,Li3PS4", "--columns", "LCO", "--long", "--format"]
        let (tsv, csv) = (try CommandHarness.run(map + ["tsv"]), try CommandHarness.run(map + ["csv"]))
        #expect(tsv.exitCode == 0)
        let lines = { (text: String) in text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") } }
        #expect(lines(tsv.output).count == lines(csv.output).count)
        #expect(lines(tsv.output).first?.hasPrefix("row\tcolumn\t") == true)
    }

    @Test("two lists at several voltages as a picture: the worst of every pair, said in words")
    func worstOfVoltages() throws {
        let lists = ["heatmap", "--rows", "Li3InCl6,Li3PS4", "--columns", "LCO,LFP", "--voltage", "2:4:1"]
        let rows = CSVTable(try CommandHarness.run(lists + ["--long", "--format", "csv"]).output)
        let outcome = try CommandHarness.run(lists + ["--output", "map.svg"])
        #expect(outcome.exitCode == 0)
        let svg = try #require(outcome.files.first?.text)
        #expect(svg.contains("worst of 3 voltages, 2 to 4 V") && svg.contains("the lowest energy over the voltages"))
        for pair in ["Li3InCl6 | LCO", "Li3InCl6 | LFP", "Li3PS4 | LCO", "Li3PS4 | LFP"] {
            let energies = rows.rows.filter { "\($0["row"] ?? "") | \($0["column"] ?? "")" == pair }.compactMap {
                $0["mutual_meV_per_nonreservoir_atom"].flatMap(Double.init)
            }
            #expect(energies.count == 3)
            let tip = try #require(svg.components(separatedBy: "<title>\(pair): ").dropFirst().first)
            #expect(tip.split(separator: " ").first.flatMap { Double($0) } == energies.min(), "\(pair)")
        }
    }

    @Test("one list over the voltages: voltages are the columns of pictures and pages", arguments: [true, false])
    func overVoltages(areRows: Bool) throws {
        let (rows, columns) = areRows ? ("Li3InCl6,Li3YCl6", "NCM811") : ("NCM811", "Li3InCl6,Li3YCl6")
        let lists = ["heatmap", "--rows", rows, "--columns", columns, "--voltage", "2.5:4.5:1"]
        let table = CSVTable(try CommandHarness.run(lists + ["--long", "--format", "csv"]).output)
        let svg = try #require(try CommandHarness.run(lists + ["--output", "m.svg"]).files.first?.text)
        #expect(svg.contains("with NCM811") && svg.contains("voltage / V"))
        for row in table.rows {
            let name = areRows ? row["row"] : row["column"]
            let cell =
                "<title>\(name ?? "") | \(row["voltage_V"] ?? ""): \(row["mutual_meV_per_nonreservoir_atom"] ?? "") "
            #expect(svg.contains(cell), "\(cell)")
        }
        let page = try #require(try CommandHarness.run(lists + ["--output", "m.html"]).files.first?.text)
        #expect(page.contains("<button>4.5</button>") && !page.contains("<select class=\"layer\""))
    }

    @Test("a page of two lists offers the worst case and every voltage, with reaction, energies, x and class")
    func pageOfVoltages() throws {
        let lists = ["heatmap", "--rows", "Li3InCl6,Li3PS4", "--columns", "LCO,LFP", "--voltage", "2:4:1"]
        let page = try #require(try CommandHarness.run(lists + ["--output", "map.html"]).files.first?.text)
        #expect(
            page.contains(
                "<option>worst of 3 voltages, 2 to 4 V</option><option>2 V</option><option>3 V</option><option>4 V</option>"
            ))
        for threshold in ["-50", "-100", "-200"] { #expect(page.contains("no cell below \(threshold)<")) }
        for name in [
            "reaction", "total_meV_per_nonreservoir_atom", "mutual_meV_per_nonreservoir_atom", "x1_molar", "x1_atomic",
            "interphase_class", "voltage_V",
        ] {
            #expect(page.contains("\"\(name)\""), "\(name)")
        }
        for source in ["src=", "href=", "@import"] { #expect(!page.contains(source)) }
    }

    @Test(
        "a formula unknown in line 17 of a file: named with its line, the other rows done, exit code 1",
        arguments: ["map.csv", "map.svg", "map.html"])
    func lineSeventeen(name: String) throws {
        // n Li2S with P2S5: neutral, so that nothing else is remarked.
        var lines = (1...20).map { "Li\(2 * $0)P2S\($0 + 5)" }
        lines[16] = "Li3Qq4"
        let outcome = try CommandHarness.run(
            ["heatmap", "--rows", "rows.txt", "--columns", "LFP", "--output", name],
            files: ["rows.txt": lines.joined(separator: "\n")])
        #expect(outcome.exitCode == 1)
        for word in ["rows.txt:17", "Li3Qq4", "Qq"] { #expect(outcome.diagnostics.contains(word), "\(word)") }
        #expect(outcome.diagnostics.split(separator: "\n").count == 1)
        let text = try #require(outcome.files.first { $0.name == name }?.text)
        for line in lines { #expect(text.contains(line)) }
        if name == "map.csv" {
            #expect(CSVTable(text).rows.filter { $0["LFP"] != "" }.count == 19)
        }
    }

    @Test(
        "a header line in a list is a material that cannot be read, whatever it is called",
        arguments: ["row", "voltage_V"])
    func headerLine(name: String) throws {
        let outcome = try CommandHarness.run(
            ["heatmap", "--rows", "LGPS", "--columns", "\(name),LCO", "--voltage", "2:3:1", "--format", "csv"])
        #expect(outcome.exitCode == 1)
        #expect(outcome.diagnostics.contains("'\(name)'") || outcome.diagnostics.contains("\(name):"))
        #expect(CSVTable(outcome.output).rows.compactMap { $0["LCO"].flatMap(Double.init) }.count == 2)
    }

    @Test("lists without a material are refused with the file's name", arguments: ["", "\n \n", "# nothing\n"])
    func emptyList(text: String) throws {
        let outcome = try CommandHarness.run(
            ["heatmap", "--rows", "LGPS", "--columns", "c.txt", "--output", "map.csv"], files: ["c.txt": text])
        #expect(outcome.exitCode == 65)
        #expect(outcome.diagnostics.contains("c.txt"))
        #expect(outcome.files.map(\.name) == ["c.txt"])
    }

    @Test("a path that cannot be written is refused", arguments: ["no/map.csv", "no/map.html", "no/map.svg"])
    func unwritable(path: String) throws {
        let outcome = try CommandHarness.run(["heatmap", "--rows", "LGPS", "--columns", "LCO", "--output", path])
        #expect(outcome.exitCode == 64 && outcome.files.isEmpty)
        #expect(outcome.diagnostics.contains(path))
    }

    @Test("an interrupted run leaves the old file whole and nothing beside it")
    func interrupted() throws {
        let garnets = (1...400).map { "Li\($0)La3Zr2Nb\($0)Ta2Al3Ga5P7S9Cl11O12" }.joined(separator: ",")
        // Seconds of work, in release mode too.
        let end = try CommandHarness.interrupt(
            ["heatmap", "--rows", garnets, "--columns", "NCM811,LFP", "--output", "map.csv", "--long"]
                + ["--voltage", "0:4:0.05"], after: 0.5, keeping: (name: "map.csv", text: "old\n"))
        #expect(end.wasInterrupted)
        #expect(end.text == "old\n" && end.names == ["map.csv"])
    }

    @Test("X1 a list against itself: mirrored energies, and the diagonal says that it is one compound")
    func square() throws {
        let list = "Li3InCl6,Li3PS4,Li6P2S8,LLZO"
        let outcome = try CommandHarness.run(
            ["heatmap", "--rows", list, "--columns", list, "--long", "--format", "csv"])
        let rows = CSVTable(outcome.output).rows
        #expect(rows.count == 16)
        func row(_ row: String, _ column: String) throws -> [String: String] {
            try #require(rows.first { $0["row"] == row && $0["column"] == column })
        }
        let names = list.split(separator: ",").map(String.init)
        for first in names {
            for second in names {
                let (here, there) = (try row(first, second), try row(second, first))
                let energies = try [here, there].map { try #require($0["mutual_meV_per_atom"].flatMap(Double.init)) }
                #expect((energies[0] - energies[1]).magnitude < 1e-6, "\(first) | \(second)")
                let isSame = first == second || Set([first, second]) == ["Li3PS4", "Li6P2S8"]
                #expect(here["flags"]?.contains("same-compound") == isSame, "\(first) | \(second)")
                if isSame { #expect(energies[0] == 0 && here["interphase_class"] == "stable") }
            }
        }
    }

    @Test("one item given twice is taken once with a warning; two names of one compound are two rows")
    func duplicates() throws {
        let outcome = try CommandHarness.run(
            ["heatmap", "--rows", "LGPS,LGPS,Li10GeP2S12", "--columns", "LCO,LiCoO2", "--format", "csv"])
        #expect(outcome.exitCode == 0)
        #expect(outcome.diagnostics.contains("--rows: 'LGPS' stands there already; taken once"))
        let table = CSVTable(outcome.output)
        // The title of the first column states basis and conditions.
        let title = try #require(table.header.first)
        #expect(table.rows.map { $0[title] } == ["LGPS", "Li10GeP2S12"])
        #expect(table.rows[0]["LCO"] == table.rows[1]["LiCoO2"])
    }
}
