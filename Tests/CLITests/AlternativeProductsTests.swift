import CommandSupport
import Foundation
import Testing

/// LiF + NaCl and LiCl + NaF made equal in energy (-10 eV for LiNaClF), so that Na + LiClF has two answers.
@Suite("Alternative products")
struct AlternativeProductsTests {
    /// Formation energies in eV/atom, half of the totals per formula unit: -6, -5, -5, -4 eV.
    private static let phases = ["Li,0", "Na,0", "F2,0", "Cl2,0", "LiF,-3", "LiCl,-2.5", "NaF,-2.5", "NaCl,-2"]

    private static func files(_ phases: [String]) -> [String: String] {
        ["d.csv": (["formula,formation_energy_eV_per_atom"] + phases).joined(separator: "\n") + "\n"]
    }

    private static func react(_ phases: [String], _ options: [String]) throws -> CommandHarness.Outcome {
        try CommandHarness.run(
            ["react", "Na", "LiClF", "--database", "d.csv", "--quiet"] + options, files: files(phases))
    }

    @Test("X17 a degenerate kink is flagged in CSV, JSON and the table, kinks of one answer are not")
    func flagged() throws {
        let table = CSVTable(try Self.react(Self.phases, ["--format", "csv"]).output)
        try #require(table.rows.count == 3)
        #expect(table.number(1, "x1_molar") == 0.5)
        // -10 eV for LiNaClF less the -6 eV of LiF + 0.5 Cl2, per four atoms.
        #expect(table.number(1, "e_total_eV_per_atom").map { abs($0 + 1) < 1e-9 } == true)
        let isFlagged = table.rows.map { ($0["flags"] ?? "").contains("alternative-products") }
        #expect(isFlagged == [false, true, false])

        let json = try JSONExport(try Self.react(Self.phases, ["--format", "json"]).output)
        let flags = json.results.map { $0["flags"] as? [String] ?? [] }
        #expect(flags.map { $0.contains("alternative-products") } == [false, true, false])
        let products = JSONExport.amounts(json.results[1]["products"]).keys.sorted()
        #expect([["LiCl", "NaF"], ["LiF", "NaCl"]].contains(products))

        #expect(try Self.react(Self.phases, []).output.contains("alternative-products"))
    }

    @Test("X17 10 meV apart there is one answer and no flag")
    func single() throws {
        var phases = Self.phases
        phases[4] = "LiF,-3.005"
        let table = CSVTable(try Self.react(phases, ["--format", "csv"]).output)
        #expect(table.rows.allSatisfy { !($0["flags"] ?? "").contains("alternative-products") })
        #expect(Set((table.rows[1]["products"] ?? "").components(separatedBy: "; ")) == ["0.5 LiF", "0.5 NaCl"])
    }

    @Test("X17 the choice does not depend on the order of the phases", arguments: 0..<8)
    func order(rotation: Int) throws {
        let rotated = Array(Self.phases[rotation...] + Self.phases[..<rotation])
        let rows = { (phases: [String]) in
            CSVTable(try Self.react(phases, ["--format", "csv"]).output).rows.map {
                $0.filter { $0.key != "database_sha256" }
            }
        }
        #expect(try rows(rotated) == rows(Self.phases))
        #expect(try rows(rotated.reversed()) == rows(Self.phases))
    }
}
