import CommandSupport
import Foundation
import Testing

/// `react --compat` on the synthetic set of CASES, section 4(a), formation energies in eV/atom.
@Suite("react --compat")
struct CompatibleLayoutCommandTests {
    private static let set = """
        formula,formation_energy_eV_per_atom
        Li2S,-1.4
        Li3P,-0.9
        P2S5,-0.3
        Li3PS4,-0.95

        """

    private static func react(_ layout: String, _ options: [String] = []) throws -> CSVTable {
        let outcome = try CommandHarness.run(
            ["react", "Li2S", "P2S5", "--database", "set.csv", "--quiet", "--compat", layout] + options,
            files: ["set.csv": set])
        #expect(outcome.exitCode == 0, "\(outcome.diagnostics)")
        return CSVTable(outcome.output)
    }

    @Test(
        "pymatgen: x_at 0.5625, -0.03125 eV/atom and -12.06 kJ/mol closed; mutual -0.04875, total -0.05 at 1.97 V",
        arguments: [
            ("pymatgen", [], "-0.031", "-12.1"), ("pymatgen", ["--voltage", "1.97"], "-0.049", "-11.8"),
            ("pymatgen-total", ["--voltage", "1.97"], "-0.05", "-12.1"),
        ])
    func pymatgen(layout: String, options: [String], energy: String, kilojoule: String) throws {
        let table = try Self.react(layout, options)
        #expect(
            table.header == [
                "Atomic fraction", "Reaction", "E$_{\\textrm{rxn}}$ (kJ/mol)", "E$_{\\textrm{rxn}}$ (eV/atom)",
            ])
        try #require(table.rows.count == 3)
        #expect(["0.562", "0.563"].contains(table.rows[1]["Atomic fraction"] ?? ""))
        #expect(table.rows[1]["E$_{\\textrm{rxn}}$ (eV/atom)"] == energy)
        #expect(table.rows[1]["E$_{\\textrm{rxn}}$ (kJ/mol)"] == kilojoule)
        #expect(table.rows[1]["Reaction"] == "0.25 P2S5 + 0.75 Li2S -> 0.5 Li3PS4")
        #expect(table.rows[2]["Atomic fraction"] == "1.0" && table.rows[2]["E$_{\\textrm{rxn}}$ (eV/atom)"] == "0.0")
    }

    @Test("IFS: share of reactant 2 first, meV per non-lithium atom, X13 mutual with the weights of 2026")
    func interfaceStability() throws {
        let table = try Self.react("ifs", ["--voltage", "1.97"])
        #expect(
            table.header == [
                "x(P2S5)", "x(Li2S)", "Rxn. E. (meV/atom)", "Mutual Rxn. E. (meV/atom)", "Phase Equilibria", "Comment",
            ])
        try #require(table.rows.count == 3)
        // -0.0125/7 eV at P2S5, which turns into 1.25 Li3PS4 + 0.75 P.
        #expect(table.header.map { table.rows[0][$0] } == ["1.00", "0.00", "-1.79", "0.00", "Li3PS4, P", ""])
        #expect(table.header.map { table.rows[1][$0] } == ["0.44", "0.56", "-50.00", "-48.75", "Li3PS4", "Minimum"])
        #expect(table.header.map { table.rows[2][$0] } == ["0.00", "1.00", "0.00", "0.00", "Li2S", ""])
    }

    @Test("IFS: total and mutual minimum at different mixtures are named apart")
    func comments() throws {
        let outcome = try CommandHarness.run(
            ["react", "Li3PS4", "NCM811", "--voltage", "3", "--compat", "ifs", "--quiet"])
        let comments = CSVTable(outcome.output).rows.compactMap { $0["Comment"] }.filter { !$0.isEmpty }
        #expect(comments.sorted() == ["Mutual Rxn. E. Min.", "Rxn. E. Min."])
    }

    @Test(
        "X1 X3 equal reactants and the reservoir element as reactant have one row in every layout",
        arguments: ["pymatgen", "pymatgen-total", "ifs"])
    func special(layout: String) throws {
        for reactants in [["Li2S", "Li4S2"], ["Li2S", "Li2S"], ["Li3PS4", "Li", "--voltage", "0"]] {
            let outcome = try CommandHarness.run(["react"] + reactants + ["--compat", layout, "--quiet"])
            #expect(outcome.exitCode == 0, "\(reactants): \(outcome.diagnostics)")
            let table = CSVTable(outcome.output)
            #expect(table.rows.count == 1 && Set(table.header).count == table.header.count)
        }
    }

    @Test(
        "what the layouts have no place for is refused",
        arguments: [
            (["--voltage", "2:3:0.5"], "one voltage"), (["--worst", "2:3"], "worst case"),
            (["--format", "json"], "CSV"),
            (["--output", "r.svg"], "CSV"), (["--output", "r.txt"], "CSV"),
        ])
    func refused(options: [String], words: String) throws {
        let outcome = try CommandHarness.run(["react", "Li2S", "P2S5", "--compat", "pymatgen"] + options)
        #expect(outcome.exitCode == 64 && outcome.files.isEmpty)
        #expect(outcome.diagnostics.contains(words), "\(outcome.diagnostics)")
    }

    @Test("into a file, one row with --minimum, no stamp of ours")
    func file() throws {
        let outcome = try CommandHarness.run(
            ["react", "Li2S", "P2S5", "--compat", "pymatgen", "--minimum", "--output", "r.csv", "--quiet"])
        let text = try #require(outcome.files.first { $0.name == "r.csv" }).text
        #expect(outcome.output.isEmpty && CSVTable(text).rows.count == 1 && !text.contains("sha256"))
    }
}
