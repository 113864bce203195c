import CommandSupport
import Testing

/// `react` on the synthetic set of CASES, section 4(a), and on reactants of every kind.
@Suite("interphase react, cases worked out by hand")
struct ReactCasesTests {
    private static let set = """
        formula,formation_energy_eV_per_atom
        Li,0
        P,0
        S,0
        Co,0
        O,0
        Li2S,-1.4
        Li3P,-0.9
        P2S5,-0.3
        Li3PS4,-0.95
        Co3O4,-1.3

        """

    private func react(_ arguments: [String]) throws -> CSVTable {
        let outcome = try CommandHarness.run(
            ["react"] + arguments + ["--database", "set.csv", "--quiet", "--format", "csv"],
            files: ["set.csv": Self.set])
        #expect(outcome.exitCode == 0, "\(outcome.diagnostics)")
        return CSVTable(outcome.output)
    }

    private func minimum(_ table: CSVTable) throws -> Int {
        let rows = table.rows.indices.filter { table.rows[$0]["is_min_total"] == "true" }
        #expect(rows.count == 1)
        return try #require(rows.first)
    }

    private static let range = [
        "x1_molar_low_1meV", "x1_molar_high_1meV", "x1_atomic_low_1meV", "x1_atomic_high_1meV",
    ]

    /// Atomic share to molar share of Li2S (3 atoms) with P2S5 (7 atoms).
    private static func molar(atomic x: Double) -> Double { (x / 3) / (x / 3 + (1 - x) / 7) }

    @Test("X22 closed: 0.5445 to 0.5765 in atoms, in the row of the minimum alone")
    func width() throws {
        let table = try react(["Li2S", "P2S5"])
        let row = try minimum(table)
        // -0.03025 = -0.03125 x / 0.5625 on the left, -0.03125 (1 - x) / 0.4375 on the right.
        let (low, high) = (0.5625 * 0.968, 1 - 0.4375 * 0.968)
        let expected = [Self.molar(atomic: low), Self.molar(atomic: high), low, high]
        for (name, value) in zip(Self.range, expected) {
            #expect((try #require(table.number(row, name)) - value).magnitude < 1e-9, "\(name)")
        }
        for other in table.rows.indices where other != row {
            for name in Self.range { #expect(table.rows[other][name] == "") }
        }
        let text = try CommandHarness.run(
            ["react", "Li2S", "P2S5", "--database", "set.csv", "--quiet"], files: ["set.csv": Self.set])
        #expect(text.output.contains("Within 1 meV/atom of the lowest total energy: x1 from 0.736 to 0.761 molar"))
        #expect(text.output.contains("0.545 to 0.577 atomic."))
    }

    @Test("X13, X22 open at mu -1.97: mutual -0.04875; the margin counts per non-reservoir atom")
    func openWidth() throws {
        let table = try react(["Li2S", "P2S5", "--reservoir", "Li=-1.97"])
        let row = try minimum(table)
        #expect((try #require(table.number(row, "e_mutual_eV_per_nonreservoir_atom")) + 0.04875).magnitude < 1e-9)
        // Kinks per S and P: P2S5 takes up Li by itself (0, -0.0125/7), Li3PS4 (0.3, -0.05), Li2S (1, 0).
        let left = 0.3 * (1 - 0.001 / (0.05 - 0.0125 / 7))
        let right = 0.3 + 0.7 * 0.001 / 0.05
        // One S in Li2S, seven atoms of P and S in P2S5.
        for (name, share) in zip(Self.range, [left, right]) {
            let molar = share / (share + (1 - share) / 7)
            #expect((try #require(table.number(row, name)) - molar).magnitude < 1e-9, "\(name)")
        }
    }

    @Test(
        "X8 a minimum at an end point says so, its mutual energy is 0",
        arguments: [(1, -1.4428571429, 0, "P2S5"), (3, -1.8, 1, "Li2S")])
    func endpoint(voltage: Int, energy: Double, share: Int, name: String) throws {
        let table = try react(["Li2S", "P2S5", "--voltage", "\(voltage)"])
        let row = table.rows[try minimum(table)]
        #expect(row["is_endpoint"] == "true" && row["x1_molar"] == "\(share)")
        #expect(row["flags"]?.contains("minimum-at-endpoint") == true)
        #expect(row["e_mutual_eV_per_nonreservoir_atom"] == "0")
        #expect(
            (try #require(table.number(try minimum(table), "e_total_eV_per_nonreservoir_atom")) - energy).magnitude
                < 1e-9)
        #expect(row["reaction"]?.hasPrefix(name) == true)
        #expect(table.rows.dropFirst().dropLast().allSatisfy { $0["is_endpoint"] == "false" })
    }

    @Test("X5 no reaction: the range of the minimum is everything")
    func noReaction() throws {
        let table = try react(["Li3PS4", "Co3O4"])
        let row = table.rows[try minimum(table)]
        #expect(row["flags"]?.contains("no-reaction") == true && row["flags"]?.contains("endpoint") == false)
        #expect(Self.range.map { row[$0] } == ["0", "1", "0", "1"])
    }

    @Test("X14 two reservoirs: lithium metal as a reactant beside held S, and as a reservoir itself")
    func twoReservoirs() throws {
        // At mu_S -0.5: Li + 0.5 S -> 0.5 Li2S gives 0.5 x (3 x -1.4 + 0.5) = -1.85 eV per Li.
        let metal = try react(["Li3PS4", "Li", "--reservoir", "S=-0.5"])
        let row = metal.rows[try minimum(metal)]
        #expect(row["reaction"] == "Li + 0.5 S -> 0.5 Li2S")
        #expect((Double(row["e_total_eV_per_atom"] ?? "") ?? 0) == -1.85)
        // Phi of Li3PS4 with both held is -0.95 x 8 + 2.5 x 3 + 0.5 x 4 = 1.9 eV per P; of phosphorus 0.
        let both = try react(["Li3PS4", "Li", "--reservoir", "S=-0.5", "--voltage", "2.5"])
        #expect(both.rows.count == 1)
        #expect(both.rows[0]["flags"]?.contains("reservoir-reactant") == true)
        #expect(both.rows[0]["reservoirs"] == "Li=-2.5; S=-0.5")
        #expect(both.rows[0]["reaction"] == "Li3PS4 -> P + 3 Li + 4 S")
        #expect(both.number(0, "e_total_eV_per_nonreservoir_atom") == -1.9)
        #expect(Self.range.allSatisfy { both.rows[0][$0] == "" }, "one reactant: no mixture to choose")
    }

    @Test("--minimum keeps the range; JSON has null where there is none")
    func otherForms() throws {
        let export = try JSONExport(
            try CommandHarness.run(
                ["react", "Li2S", "P2S5", "--database", "set.csv", "--quiet", "--minimum", "--format", "json"],
                files: ["set.csv": Self.set]
            ).output)
        #expect(export.results.count == 1)
        #expect((export.results[0]["x1_atomic_low_1meV"] as? Double).map { ($0 - 0.5445).magnitude < 1e-12 } == true)
    }

    @Test("a solid solution is its own phase: it gains k T ln 2 per mixing site on a 1:1 mixture, and the row says so")
    func solidSolution() throws {
        let mixture = ["--solid-solution", "LiNiO2:0.5,LiCoO2:0.5", "--temperature"]
        func energy(_ kelvin: String) throws -> (row: [String: String], total: Double) {
            let arguments = ["react", "LiNi0.5Co0.5O2", "Li3PS4", "--voltage", "0", "--format", "csv", "--quiet"]
            let rows = CSVTable(try CommandHarness.run(arguments + mixture + [kelvin]).output).rows
            let row = try #require(rows.last)
            #expect(row["x1_molar"] == "1")
            return (row, try #require(row["e_total_eV_per_atom"].flatMap(Double.init)))
        }
        let (cold, hot) = (try energy("300"), try energy("900"))
        #expect(cold.row["energy_source1"] == "own")
        #expect(cold.row["flags"]?.contains("solid-solution") == true)
        // The lithiated products do not hold the mixture: per atom of LiNi0.5Co0.5O2 (4) the reactant is lower by k dT ln 2 / 4.
        let boltzmann = 8.617333262e-5
        #expect((hot.total - cold.total - boltzmann * 600 * 0.6931471805599453 / 4).magnitude < 1e-7)
    }
}
