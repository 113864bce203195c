import CommandSupport
import Foundation
import Testing

@Suite("Import options wherever a file is read")
struct ImportOptionTests {
    /// Absolute energies, eV/atom: Li -1.9 (a second, higher reference -1.7), S -4.1, Li2S.
    private static let absolute = """
        id,formula,energy_eV_per_atom,calculation_type
        li,Li,-1.9,GGA
        li-high,Li,-1.7,GGA
        s,S,-4.1,GGA
        li2s,Li2S,-4.1,GGA
        li-r,Li,-2.3,R2SCAN
        s-r,S,-5.0,R2SCAN
        li2s-r,Li2S,-4.7,R2SCAN

        """

    private func energy(_ options: [String], file: (name: String, text: String)) throws -> Double? {
        let folder = try CommandFolder(files: [file.name: file.text])
        let direct = try folder.run(
            ["hull", "Li2S", "--format", "csv", "--database", file.name] + options)
        #expect(direct.exitCode == 0, "\(direct.diagnostics)")
        // The same options at the import give a database that answers the same.
        #expect(try folder.run(["data", "import", file.name, "x.sqlite", "--quiet"] + options).exitCode == 0)
        let stored = try folder.run(["hull", "Li2S", "--format", "csv", "--database", "x.sqlite"])
        let column = "formation_energy_eV_per_atom"
        #expect(CSVTable(stored.output).number(0, column) == CSVTable(direct.output).number(0, column))
        return CSVTable(direct.output).number(0, column)
    }

    @Test("I14 one of two calculation types is chosen for --database")
    func type() throws {
        let file = (name: "abs.csv", text: Self.absolute)
        // (3 * -4.1 + 2 * 1.9 + 4.1) / 3 and (3 * -4.7 + 2 * 2.3 + 5) / 3.
        #expect(abs((try energy(["--import-type", "GGA"], file: file) ?? 0) - (-4.4 / 3)) < 1e-9)
        #expect(abs((try energy(["--import-type", "R2SCAN"], file: file) ?? 0) - (-4.5 / 3)) < 1e-9)
        let mixed = try CommandHarness.run(
            ["hull", "Li2S", "--database", "abs.csv"], files: ["abs.csv": Self.absolute])
        #expect(mixed.exitCode == 65 && mixed.diagnostics.contains("2 calculation types"))
    }

    @Test("I15 the reference of an element is pinned by id")
    func reference() throws {
        let options = ["--import-type", "GGA", "--import-reference", "Li=li-high"]
        // (3 * -4.1 + 2 * 1.7 + 4.1) / 3.
        let energy = try energy(options, file: (name: "abs.csv", text: Self.absolute))
        #expect(abs((energy ?? 0) - (-4.8 / 3)) < 1e-9)
        for bad in ["Li", "=x", "Xx=1", "Li="] {
            let run = try CommandHarness.run(["hull", "Li2S", "--import-reference", bad])
            #expect(run.exitCode == 64, "\(bad)")
        }
        let unknown = try CommandHarness.run(
            ["hull", "Li2S", "--database", "abs.csv", "--import-type", "GGA", "--import-reference", "Li=nobody"],
            files: ["abs.csv": Self.absolute])
        #expect(unknown.exitCode == 65 && unknown.diagnostics.contains("nobody"))
    }

    @Test(
        "a refusal of the readers names the option that answers it, and the file once",
        arguments: [
            ("abs.csv", "--import-type"), ("two.json", "--import-position"), ("bare.json", "--import-energy"),
            ("providers.json", "--import-mixed"),
        ])
    func hints(file: String, option: String) throws {
        func structure(_ id: String, _ property: String) -> String {
            "{\"id\":\"\(id)\",\"attributes\":{\"chemical_formula_reduced\":\"Si\",\"\(property)\":0}}"
        }
        let files = [
            "abs.csv": Self.absolute, "two.json": "{\"Li3PS4\":[-0.95,-0.93]}", "bare.json": "{\"Li3PS4\":-0.95}",
            "providers.json":
                "{\"data\":[\(structure("a", "_oqmd_delta_e")),\(structure("b", "_jarvis_formation_energy_peratom"))]}",
        ]
        let meaning = file == "two.json" ? ["--import-energy", "formation-per-atom"] : []
        let run = try CommandHarness.run(["hull", "Li2S", "--database", file] + meaning, files: files)
        #expect(run.exitCode == 65 && run.diagnostics.contains(option), "\(run.diagnostics)")
        #expect(run.diagnostics.components(separatedBy: file).count == 2)
        guard file == "two.json" else { return }
        let second = try CommandHarness.run(
            ["hull", "Li3PS4", "--format", "csv", "--database", file, "--import-position", "2"] + meaning, files: files)
        #expect(CSVTable(second.output).number(0, "formation_energy_eV_per_atom") == -0.93)
        #expect(try CommandHarness.run(["hull", "Li2S", "--import-position", "0"]).exitCode == 64)
    }

    @Test("a warning about a file names it once")
    func warning() throws {
        let table = "Formula,Formation Energy (eV/atom)\nLi2S,-1.4\n"
        let run = try CommandHarness.run(["data", "import", "doped.csv", "x.csv"], files: ["doped.csv": table])
        let warning = run.diagnostics.split(separator: "\n").filter { $0.contains("warning") }
        #expect(warning.count == 1 && warning[0].components(separatedBy: "doped.csv").count == 2, "\(run.diagnostics)")
    }

    @Test("electrode documents become a table with its units, and nothing else")
    func electrodes() throws {
        let folder = try CommandFolder(files: [
            "e.json": "[{\"battery_id\":\"b_Li\",\"battery_formula\":\"Li0-1CoO2\",\"average_voltage\":3.9}]"
        ])
        let run = try folder.run(["data", "import", "e.json", "e.csv"])
        #expect(run.exitCode == 0 && run.diagnostics.contains("read 1 insertion electrode,"), "\(run.diagnostics)")
        let table = CSVTable(String(decoding: try folder.bytes("e.csv"), as: UTF8.self))
        #expect(table.number(0, "average_voltage_V") == 3.9 && table.rows[0]["database_sha256"]?.count == 64)
        for arguments in [["data", "import", "e.json", "e.sqlite"], ["hull", "Li2S", "--database", "e.json"]] {
            let refused = try folder.run(arguments)
            #expect(refused.exitCode == 65 && refused.diagnostics.contains("no energies"), "\(arguments)")
        }
        #expect(try folder.names() == ["e.csv", "e.json"])
    }

    @Test("free energies are taken at a temperature, interpolated, never beyond their ends")
    func temperature() throws {
        func phase(_ id: String, _ composition: String, _ low: Double, _ high: Double) -> String {
            "{\"composition\":{\(composition)},\"energy\":0,\"entry_id\":\"\(id)\",\"temperatures\":[300,600],"
                + "\"free_energies\":[\(low),\(high)]}"
        }
        let text =
            "[\(phase("a", "\"Li\":1", -2, -2.2)),\(phase("b", "\"S\":1", -4, -4.4)),"
            + "\(phase("c", "\"Li\":2,\"S\":1", -12.5, -13.4))]"
        let file = (name: "g.json", text: text)
        // At 450 K: Li -2.1, S -4.2, Li2S -12.95; (-12.95 + 4.2 + 4.2) / 3.
        #expect(abs((try energy(["--import-temperature", "450"], file: file) ?? 0) - (-4.55 / 3)) < 1e-9)
        let beyond = try CommandHarness.run(
            ["hull", "Li2S", "--database", "g.json", "--import-temperature", "900"], files: ["g.json": text])
        #expect(beyond.exitCode == 65 && beyond.diagnostics.contains("900"))
    }

    @Test("options reach --entries, and settings name them")
    func entries() throws {
        let run = try CommandHarness.run(
            ["hull", "Li2S", "--entries", "abs.csv", "--import-type", "GGA_GGA+U/2011", "--format", "json"],
            files: ["abs.csv": Self.absolute.replacing("GGA", with: "GGA_GGA+U/2011")])
        #expect(run.exitCode == 0, "\(run.diagnostics)")
        let export = try JSONExport(run.output)
        #expect(export.settings["import_type"] as? String == "GGA_GGA+U/2011")
        #expect(export.results.contains { $0["id"] as? String == "li2s" })
        #expect(!export.results.contains { $0["id"] as? String == "li2s-r" })
    }
}
