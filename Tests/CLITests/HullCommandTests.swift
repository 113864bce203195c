import CommandSupport
import Testing

@Suite("interphase hull")
struct HullCommandTests {
    /// Decomposition energies published with the data (Bartel et al., npj Comput. Mater. 6, 97 (2020),
    /// doi:10.1038/s41524-020-00362-y), eV/atom.
    static let published: [(formula: String, energy: Double)] = [
        ("LiCoO2", -0.052855741718640006), ("LiCl", -2.12760314913), ("LiAl5O8", -0.021902607862414),
        ("LiFePO4", -0.008459692267681), ("Li3InCl6", -0.014936973666661003), ("Li7La3Zr2O12", 0.0066495236177349995),
        ("InCl3", -0.37111442862748706), ("Li3PO4", -0.137844634059156), ("Li2S", -0.8577296399999991),
        ("LiF", -2.232589357499998), ("Li3PS4", -0.03645091315357701),
    ]

    @Test("decomposition energies agree with the published ones")
    func decomposition() throws {
        let outcome = try CommandHarness.run(
            ["hull"] + Self.published.map(\.formula) + ["--format", "csv", "--verify"])
        #expect(outcome.exitCode == 0)
        let table = CSVTable(outcome.output)
        for (row, expected) in Self.published.enumerated() {
            let energy = try #require(table.number(row, "decomposition_energy_eV_per_atom"))
            #expect((energy - expected.energy).magnitude < 1e-7, "\(expected.formula)")
            #expect(table.rows[row]["stable"] == (expected.energy < 0 ? "true" : "false"))
            let above = try #require(table.number(row, "energy_above_hull_eV_per_atom"))
            #expect((above - max(0, expected.energy)).magnitude < 1e-7)
        }
    }

    @Test("columns as CLI.md names them")
    func header() throws {
        let outcome = try CommandHarness.run(["hull", "LiF", "--format", "csv"])
        let expected =
            "formula,id,formation_energy_eV_per_atom,energy_above_hull_eV_per_atom,decomposition_energy_eV_per_atom,stable,"
            + "equilibrium,competing,flags"
        let header = outcome.output.split(separator: "\n").first.map(String.init) ?? ""
        // Columns may be added behind these, never before or among them.
        #expect(header.hasPrefix(expected + ","))
        #expect(header.hasSuffix(",schema,database_sha256"))
    }

    @Test("assemblages conserve every atom of the formula asked")
    func conservation() throws {
        let formulas = ["Li3PS4", "Li6P2S8", "LiMn0.1Co0.1Ni0.8O2", "Li7P3S11"]
        let export = try JSONExport(try CommandHarness.run(["hull"] + formulas + ["--format", "json"]).output)
        for (formula, row) in zip(formulas, export.results) {
            for key in ["equilibrium", "competing"] {
                var atoms = PrintedReaction.atoms(formula)
                for (phase, amount) in JSONExport.amounts(row[key]) {
                    for (e, n) in PrintedReaction.atoms(phase) { atoms[e, default: 0] -= amount * n }
                }
                #expect(atoms.values.allSatisfy { $0.magnitude < 1e-8 }, "\(formula) \(key)")
            }
        }
    }

    @Test("a composition without an entry has no energy of its own; an element competes with nothing")
    func specialCases() throws {
        let export = try JSONExport(try CommandHarness.run(["hull", "NCM811", "O2", "--format", "json"]).output)
        #expect((export.results[0]["flags"] as? [String])?.contains("no-entry") == true)
        #expect(export.results[0]["formation_energy_eV_per_atom"] as? Double == nil)
        #expect(export.results[1]["stable"] as? Bool == true)
        #expect(export.results[1]["decomposition_energy_eV_per_atom"] as? Double == nil)
        #expect(export.results[1]["competing"] as? [Any] == nil)
    }

    @Test("I3 polymorphs get a row each, 20 meV/atom above the hull is what was asked")
    func polymorphs() throws {
        let table = CSVTable(
            try CommandHarness.run(["hull", "Li3PS4", "--above-hull", "Li3PS4=0.02", "--format", "csv"]).output)
        #expect(table.rows.count == 2)
        #expect((try #require(table.number(1, "energy_above_hull_eV_per_atom")) - 0.02).magnitude < 1e-9)
        #expect(table.rows[1]["stable"] == "false")
    }

    @Test("leaving a stable phase out uncovers what lay above it")
    func exclusion() throws {
        // Published: Li3PS4 lies 0.0364509 eV/atom below everything else, so without it that is the hull.
        let without = CSVTable(
            try CommandHarness.run([
                "hull", "Li3PS4", "--exclude", "Li3PS4", "--entry", "Li3PS4=-1.2", "--format", "csv",
            ])
            .output)
        let with = CSVTable(try CommandHarness.run(["hull", "Li3PS4", "--format", "csv"]).output)
        let hull = try #require(with.number(0, "formation_energy_eV_per_atom")) + 0.03645091315357701
        let above = try #require(without.number(0, "energy_above_hull_eV_per_atom"))
        #expect((above - (-1.2 - hull)).magnitude < 1e-8)
    }

    @Test("the output is a valid input of --entries")
    func roundTrip() throws {
        let written = try CommandHarness.run(
            ["hull", "NaLi2PS4", "LiF", "--entry", "NaLi2PS4=-1.5", "--format", "csv"])
        let read = try CommandHarness.run(
            ["hull", "NaLi2PS4", "--entries", "own.csv", "--format", "csv"], files: ["own.csv": written.output])
        #expect(read.exitCode == 0)
        #expect(CSVTable(read.output).number(0, "formation_energy_eV_per_atom") == -1.5)
    }
}
