import CommandSupport
import Testing

@Suite("interphase react")
struct ReactCommandTests {
    /// e N_A / 1000 from the exact SI constants, kJ/mol per eV.
    static let kilojoulePerElectronvolt = 1.602176634e-19 * 6.02214076e23 / 1000

    @Test("the CSV header is the one of FORMATS.md, section 8")
    func header() throws {
        let outcome = try CommandHarness.run(["react", "Li2S", "P2S5", "--format", "csv"])
        let expected =
            "reactant1,reactant2,reservoirs,voltage_V,kink,x1_molar,x1_atomic,x1_nonreservoir,e_total_eV_per_atom,"
            + "e_self_eV_per_atom,e_mutual_eV_per_atom,e_total_eV_per_nonreservoir_atom,e_mutual_eV_per_nonreservoir_atom,"
            + "e_total_kJ_per_mol_reaction,is_min_total,is_min_mutual,is_endpoint,products,reaction,energy_source1,"
            + "energy_source2,flags,x1_molar_low_1meV,x1_molar_high_1meV,x1_atomic_low_1meV,x1_atomic_high_1meV"
        let header = outcome.output.split(separator: "\n").first.map(String.init) ?? ""
        // Columns may be added behind these, never before or among them.
        #expect(header.hasPrefix(expected + ","))
        #expect(header.hasSuffix(",schema,database_sha256"))
    }

    @Test("Li3YCl6 | LiFePO4: -29.2 meV/atom with Fe2PClO4, YPO4 and LiCl")
    func yttriumChloride() throws {
        let row = try minimum(["Li3YCl6", "LiFePO4"])
        #expect((try energy(row) + 0.0292).magnitude < 1e-4)
        let products = try PrintedReaction(try #require(row["reaction"])).right.map(\.formula)
        #expect(Set(products) == ["Fe2PClO4", "YPO4", "LiCl"])
    }

    @Test("Li3PS4 | LiCoO2: -402.3 meV/atom at atomic share 0.478")
    func thiophosphate() throws {
        let row = try minimum(["Li3PS4", "LiCoO2"])
        #expect((try energy(row) + 0.4023).magnitude < 1e-4)
        #expect((Double(row["x1_atomic"] ?? "") ?? 0) > 0.4775 && (Double(row["x1_atomic"] ?? "") ?? 1) < 0.4785)
    }

    @Test("Li3InCl6 | NCM811: -76.2 meV/atom with the NCM on the hull, said in the row")
    func nickelRichCathode() throws {
        let row = try minimum(["Li3InCl6", "NCM811"])
        #expect((try energy(row) + 0.0762).magnitude < 1e-4)
        #expect(row["energy_source2"] == "hull")
        #expect(row["flags"]?.contains("hull-energy-2") == true)
    }

    @Test("every reaction balances, reactants sum to 1, reactant 2 first, kJ/mol belong to it")
    func reactions() throws {
        let arguments = ["react", "Li3PS4", "LiCoO2", "--voltage", "1", "--voltage", "3", "--format", "csv"]
        let table = CSVTable(try CommandHarness.run(arguments).output)
        #expect(table.rows.count > 8)
        for (index, row) in table.rows.enumerated() {
            let reaction = try PrintedReaction(try #require(row["reaction"]))
            #expect(reaction.imbalance < 1e-7, "\(row["reaction"] ?? "")")
            let named = reaction.left.filter { ["Li3PS4", "LiCoO2"].contains($0.formula) }
            #expect((named.map(\.amount).reduce(0, +) - 1).magnitude < 1e-8)
            if named.count == 2 { #expect(named[0].formula == "LiCoO2") }
            // Li3PS4 has 8 atoms, LiCoO2 4; 5 and 3 without the lithium, which the reservoir holds.
            let x = try #require(table.number(index, "x1_molar"))
            let perAtom = try #require(table.number(index, "e_total_eV_per_atom"))
            let perOther = try #require(table.number(index, "e_total_eV_per_nonreservoir_atom"))
            let total = perAtom * (8 * x + 4 * (1 - x))
            #expect((total - perOther * (5 * x + 3 * (1 - x))).magnitude < 1e-8)
            let kilojoule = try #require(table.number(index, "e_total_kJ_per_mol_reaction"))
            #expect((kilojoule - total * Self.kilojoulePerElectronvolt).magnitude < 1e-5)
        }
    }

    @Test("X2 swapped reactants: shares are mirrored, energies stay")
    func swapped() throws {
        let forth = CSVTable(try CommandHarness.run(["react", "Li2S", "P2S5", "--format", "csv"]).output)
        let back = CSVTable(try CommandHarness.run(["react", "P2S5", "Li2S", "--format", "csv"]).output)
        try #require(forth.rows.count == back.rows.count)
        for row in forth.rows.indices {
            let mirror = back.rows.count - 1 - row
            let (x, y) = (try #require(forth.number(row, "x1_atomic")), try #require(back.number(mirror, "x1_atomic")))
            #expect((x + y - 1).magnitude < 1e-9)
            let (e, f) = (forth.number(row, "e_total_eV_per_atom"), back.number(mirror, "e_total_eV_per_atom"))
            #expect((try #require(e) - (try #require(f))).magnitude < 1e-9)
        }
    }

    @Test("X3 lithium metal is a reactant, closed and open")
    func metal() throws {
        let closed = try minimum(["Li3PS4", "Li"])
        let products = try PrintedReaction(try #require(closed["reaction"])).right.map(\.formula)
        #expect(Set(products) == ["Li2S", "Li3P"])
        let open = CSVTable(
            try CommandHarness.run(["react", "Li3PS4", "Li", "--voltage", "0", "--format", "csv"]).output)
        #expect(open.rows.count == 1)
        #expect(open.rows.first?["flags"]?.contains("reservoir-reactant") == true)
        #expect(open.rows.first?["reaction"] == "Li3PS4 + 8 Li -> 4 Li2S + Li3P")
    }

    @Test("a range of voltages gives one condition per step, --minimum one row each")
    func range() throws {
        let arguments = ["react", "Li3InCl6", "LCO", "--voltage", "2.5:2.8:0.1", "--minimum", "--format", "json"]
        let export = try JSONExport(try CommandHarness.run(arguments).output)
        #expect(export.results.compactMap { $0["voltage_V"] as? Double } == [2.5, 2.6, 2.7, 2.8])
        #expect(export.results.allSatisfy { $0["is_min_total"] as? Bool == true })
    }

    @Test("several reservoirs: given-off and taken-up gases count whole molecules")
    func reservoirs() throws {
        let arguments = ["react", "Li3PS4", "LiCoO2", "--voltage", "3", "--reservoir", "O=-1", "--format", "csv"]
        let table = CSVTable(try CommandHarness.run(arguments).output)
        #expect(table.rows.first?["reservoirs"] == "Li=-3; O=-1")
        for row in table.rows {
            #expect(try PrintedReaction(try #require(row["reaction"])).imbalance < 1e-7)
        }
    }

    @Test("--reactant-energy hull puts both reactants on the hull")
    func hullEnergies() throws {
        let arguments = ["react", "LiNiO2", "Li7P3S11", "--reactant-energy", "hull", "--format", "csv"]
        let table = CSVTable(try CommandHarness.run(arguments).output)
        #expect(table.rows.allSatisfy { $0["energy_source1"] == "hull" && $0["energy_source2"] == "hull" })
        #expect(table.number(0, "e_self_eV_per_atom").map { $0.magnitude < 1e-9 } == true)
    }

    private func minimum(_ arguments: [String]) throws -> [String: String] {
        let outcome = try CommandHarness.run(["react"] + arguments + ["--format", "csv"])
        #expect(outcome.exitCode == 0)
        let rows = CSVTable(outcome.output).rows.filter { $0["is_min_total"] == "true" }
        #expect(rows.count == 1)
        return try #require(rows.first)
    }

    private func energy(_ row: [String: String]) throws -> Double {
        try #require(row["e_total_eV_per_atom"].flatMap(Double.init))
    }
}
