import CommandSupport
import Foundation
import Testing

@Suite("interphase data")
struct DataCommandTests {
    @Test("info: 85,014 compounds, licence and DOI")
    func info() throws {
        let export = try JSONExport(try CommandHarness.run(["data", "info", "--format", "json"]).output)
        let facts = try #require(export.results.first)
        #expect(facts["compounds"] as? Int == 85014)
        #expect(facts["doi"] as? String == "10.1038/s41524-020-00362-y")
        #expect((facts["licence"] as? String)?.contains("CC BY 4.0") == true)
        #expect(facts["sha256"] as? String == export.database["sha256"] as? String)
    }

    @Test("materials: the names of the contract are there")
    func materials() throws {
        let table = CSVTable(try CommandHarness.run(["data", "materials", "--format", "csv"]).output)
        let names = Set(table.rows.flatMap { [$0["name"] ?? ""] + ($0["aliases"] ?? "").components(separatedBy: "; ") })
        for name in [
            "NCM811", "NCM111", "LCO", "LNO", "LMO", "LFP", "LGPS", "LLZO", "LLTO", "LATP", "LAGP", "LPSCl", "LIC",
        ] {
            #expect(names.contains(name), "\(name)")
        }
    }

    @Test("flags: every word that a result can hold is explained")
    func flags() throws {
        let table = CSVTable(try CommandHarness.run(["data", "flags", "--format", "csv"]).output)
        let meanings = Dictionary(table.rows.map { ($0["word"] ?? "", $0["meaning"] ?? "") }) { first, _ in first }
        for word in ["hull-energy-2", "doubtful-energy", "alternative-products", "self-limiting", "passivating"] {
            #expect(meanings[word]?.isEmpty == false, "\(word)")
        }
        #expect(table.rows.allSatisfy { $0["meaning"]?.isEmpty == false })
    }

    @Test("list: the entries of a system, added ones included")
    func list() throws {
        let table = CSVTable(
            try CommandHarness.run(["data", "list", "--system", "Li-P", "--entry", "LiP2=-0.1", "--format", "csv"])
                .output)
        let formulas = table.rows.compactMap { $0["formula"] }
        #expect(Set(["Li", "P", "Li3P", "LiP2"]).isSubset(of: Set(formulas)))
        #expect(table.rows.allSatisfy { !($0["formula"] ?? "S").contains("S") })
    }
}
