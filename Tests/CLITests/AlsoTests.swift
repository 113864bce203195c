import CommandSupport
import Foundation
import Testing

@Suite("Two databases side by side (--also)")
struct AlsoTests {
    /// The set of CASES 4(a), and the same with Li3PS4 0.05 eV/atom higher.
    private func folder() throws -> CommandFolder {
        let other = CommandFolder.synthetic.replacing("Li3PS4,-0.95", with: "Li3PS4,-0.9")
        let folder = try CommandFolder(files: ["a.csv": CommandFolder.synthetic, "b.csv": other])
        for name in ["a", "b"] {
            #expect(try folder.run(["data", "import", "\(name).csv", "\(name).sqlite", "--quiet"]).exitCode == 0)
        }
        return folder
    }

    @Test("hull: both energies and their difference")
    func hull() throws {
        let folder = try folder()
        let run = try folder.run([
            "hull", "Li3PS4", "Li2S", "LiCoO2", "--database", "a.sqlite", "--also", "b.sqlite", "--format", "csv",
        ])
        #expect(run.exitCode == 0)
        let table = CSVTable(run.output)
        #expect(table.rows.map { $0["formula"] } == ["Li3PS4", "Li2S", "LiCoO2"])
        #expect(table.number(0, "formation_energy_eV_per_atom") == -0.95)
        #expect(table.number(0, "also_formation_energy_eV_per_atom") == -0.9)
        #expect(abs((table.number(0, "difference_formation_energy_eV_per_atom") ?? 1) - 0.05) < 1e-9)
        // By hand: 3/2 Li2S + 1/2 P2S5 have (4.5 * -1.4 + 3.5 * -0.3) / 8 = -0.91875 eV/atom, below -0.9.
        #expect(table.number(0, "energy_above_hull_eV_per_atom") == 0)
        #expect(abs((table.number(0, "also_energy_above_hull_eV_per_atom") ?? 1) - 0.01875) < 1e-9)
        #expect(table.rows[0]["same_equilibrium"] == "false" && table.rows[1]["same_equilibrium"] == "true")
        #expect(table.rows[2]["formation_energy_eV_per_atom"] == "")
        // Sizes 0.05 and 0: the median is 0.025.
        #expect(run.diagnostics.contains("median size of the difference 0.025, largest 0.05 (Li3PS4), 2 compared."))
    }

    @Test(
        "window, react and equilibrium: differences are other minus first",
        arguments: [
            (["window", "Li3PS4", "Li2S"], "oxidation_limit_V"),
            (["react", "Li3PS4", "Co3O4"], "e_total_eV_per_atom"),
            (["react", "Li3PS4", "Co3O4", "--voltage", "1:2:0.5"], "e_mutual_eV_per_atom"),
            (["equilibrium", "Li7PS6"], "equilibrium_energy_eV_per_formula"),
        ])
    func differences(question: [String], column: String) throws {
        let folder = try folder()
        let format = ["--format", "csv", "--quiet"]
        let minimum = question[0] == "react" ? ["--minimum"] : []
        let run = try folder.run(question + ["--database", "a.sqlite", "--also", "b.sqlite"] + format)
        #expect(run.exitCode == 0, "\(run.diagnostics)")
        let both = CSVTable(run.output)
        let alone = try ["a.sqlite", "b.sqlite"].map {
            CSVTable(try folder.run(question + ["--database", $0] + format + minimum).output)
        }
        for row in both.rows.indices {
            let one = try #require(alone[0].number(row, column))
            let other = try #require(alone[1].number(row, column))
            #expect(both.number(row, column) == one && both.number(row, "also_\(column)") == other)
            #expect(abs((both.number(row, "difference_\(column)") ?? .nan) - (other - one)) < 1e-8)
        }
    }

    @Test("what only one database knows keeps its half; a picture and a worst case are refused")
    func limits() throws {
        let folder = try folder()
        try Data("id,formula,formation_energy_eV_per_atom\nl,Li,0\ns,S,0\n".utf8).write(to: folder.file("c.csv"))
        let run = try folder.run([
            "window", "Li3PS4", "--database", "a.sqlite", "--also", "c.csv", "--format", "json", "--quiet",
        ])
        let row = try #require(try JSONExport(run.output).results.first)
        #expect(row["reduction_limit_V"] is Double && row["also_reduction_limit_V"] is NSNull)
        #expect((row["also_message"] as? String)?.contains("P") == true)
        let picture = try folder.run(["window", "Li3PS4", "--also", "a.sqlite", "--output", "w.svg"])
        #expect(picture.exitCode == 64 && picture.diagnostics.contains("--also compares in a table"))
        #expect(try folder.run(["react", "Li3PS4", "Li", "--worst", "0:1", "--also", "a.sqlite"]).exitCode == 64)
    }

    @Test("a name is a database of the data folder; a missing one is explained")
    func dataFolder() throws {
        let folder = try folder()
        let environment = ["INTERPHASE_DATA": folder.url.path]
        let run = try folder.run(["hull", "Li3PS4", "--database", "a", "--also", "b"], environment: environment)
        #expect(run.exitCode == 0 && run.output.contains("Database: a 1, 10 phases."))
        let info = try folder.run(["data", "info"], environment: environment)
        #expect(info.output.contains("In the data folder: a, b."))
        let missing = try folder.run(["hull", "Li3PS4", "--also", "oqmd"], environment: environment)
        #expect(missing.exitCode == 65)
        #expect(
            missing.diagnostics.contains("oqmd.sqlite in \(folder.url.path); make it with 'Scripts/build-thermodata"))
    }
}
