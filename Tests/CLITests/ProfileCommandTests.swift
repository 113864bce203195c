import CommandSupport
import Testing

@Suite("interphase profile and equilibrium")
struct ProfileCommandTests {
    @Test("columns as FORMATS.md writes them")
    func header() throws {
        let outcome = try CommandHarness.run(["profile", "LiF", "--format", "csv"])
        let expected =
            "formula,ion,voltage_low_V,voltage_high_V,ion_uptake_per_formula,phases,reaction,capacity_mAh_per_g,flags,"
            + "ion_uptake_per_atom,chemical_potential_high_eV,chemical_potential_low_eV,energy_at_high_eV_per_atom,"
            + "energy_at_low_eV_per_atom"
        let header = outcome.output.split(separator: "\n").first.map(String.init) ?? ""
        // Columns may be added behind these, never before or among them.
        #expect(header.hasPrefix(expected + ","))
        #expect(header.hasSuffix(",schema,database_sha256"))
    }

    @Test("steps of Li3PS4 join, take up less and less, balance, and hold its window")
    func steps() throws {
        let table = CSVTable(try CommandHarness.run(["profile", "Li3PS4", "--format", "csv"]).output)
        for (row, next) in zip(table.rows, table.rows.dropFirst()) {
            #expect(row["voltage_high_V"] == next["voltage_low_V"])
        }
        let uptakes = table.rows.indices.compactMap { table.number($0, "ion_uptake_per_formula") }
        #expect(uptakes == uptakes.sorted(by: >))
        #expect(uptakes.first == 8 && uptakes.last == -3)
        #expect(table.rows.last?["voltage_high_V"] == "")
        for row in table.rows { #expect(try PrintedReaction(try #require(row["reaction"])).imbalance < 1e-7) }
        let window = try #require(table.rows.first { $0["ion_uptake_per_formula"] == "0" })
        #expect((try #require(window["voltage_low_V"].flatMap(Double.init)) - 1.721).magnitude < 0.002)
        #expect((try #require(window["voltage_high_V"].flatMap(Double.init)) - 2.361).magnitude < 0.002)
    }

    @Test("capacity: 8 Li per Li3PS4 are 8 F / (3.6 M) = 1191 mAh/g")
    func capacity() throws {
        let table = CSVTable(try CommandHarness.run(["profile", "Li3PS4", "--format", "csv"]).output)
        // IUPAC abridged weights: Li 6.94, P 30.974, S 32.06.
        let mass = 3 * 6.94 + 30.974 + 4 * 32.06
        let expected = 8 * 96485.33212 / 3.6 / mass
        #expect((try #require(table.number(0, "capacity_mAh_per_g")) - expected).magnitude < 1e-3 * expected)
    }

    @Test("--from and --to leave out steps, H19 one voltage at a transition takes both sides")
    func range() throws {
        let all = CSVTable(try CommandHarness.run(["profile", "Li3PS4", "--format", "csv"]).output)
        let some = CSVTable(
            try CommandHarness.run(["profile", "Li3PS4", "--from", "2", "--to", "3", "--format", "csv"]).output)
        #expect(some.rows.count == 2)
        #expect(some.rows.allSatisfy { row in all.rows.contains { $0 == row } })
        let upside = try CommandHarness.run(["profile", "Li3PS4", "--from", "3", "--to", "2"])
        #expect(upside.exitCode == 64)
    }

    @Test("Li3PS4 at 3 V gives 2.875 Li, 0.5 P2S7 and 0.125 LiS4, as the Materials Project documents")
    func open() throws {
        let arguments = ["equilibrium", "Li3PS4", "--reservoir", "Li=-3", "--verify", "--format", "json"]
        let export = try JSONExport(try CommandHarness.run(arguments).output)
        let phases = export.results.compactMap { $0["phase"] as? String }
        let amounts = export.results.compactMap { $0["amount"] as? Double }
        #expect(Dictionary(zip(phases, amounts), uniquingKeysWith: +) == ["P2S7": 0.5, "LiS4": 0.125])
        #expect(export.results.first?["reaction"] as? String == "Li3PS4 -> 0.125 LiS4 + 0.5 P2S7 + 2.875 Li")
        #expect(export.results.first?["voltage_V"] as? Double == 3)
    }

    @Test("atom fractions sum to 1, chemical potentials reproduce the energies of the phases")
    func potentials() throws {
        let export = try JSONExport(try CommandHarness.run(["equilibrium", "LiMnCoNiO5", "--format", "json"]).output)
        let fractions = export.results.compactMap { $0["atom_fraction"] as? Double }
        #expect((fractions.reduce(0, +) - 1).magnitude < 1e-9)
        for row in export.results {
            let atoms = PrintedReaction.atoms(try #require(row["phase"] as? String))
            let energy = try #require(row["energy_eV_per_atom"] as? Double) * atoms.values.reduce(0, +)
            var sum = 0.0
            for text in try #require(row["chemical_potentials_eV"] as? [String]) {
                let parts = text.split(separator: "=")
                sum += (atoms[String(parts[0])] ?? 0) * (Double(parts[1]) ?? .nan)
            }
            #expect((sum - energy).magnitude < 1e-7)
        }
    }
}
