import CommandSupport
import Foundation
import Testing

@Suite("interphase window")
struct WindowCommandTests {
    /// Limits of mp-2019, worked out independently of this program, in V.
    static let published: [(formula: String, low: Double, high: Double)] = [
        ("Li3PS4", 1.721, 2.361), ("Li7La3Zr2O12", 0.049, 2.914), ("Li2PNO2", 0.677, 2.638), ("Li3PO4", 0.689, 4.210),
        ("LiF", 0, 6.362), ("LiCl", 0, 4.255), ("Li3InCl6", 2.621, 4.305),
    ]

    @Test("limits agree with the published ones within 2 mV, rows in the order of the inputs")
    func publishedLimits() throws {
        let outcome = try CommandHarness.run(["window"] + Self.published.map(\.formula) + ["--format", "csv"])
        #expect(outcome.exitCode == 0)
        let table = CSVTable(outcome.output)
        #expect(table.rows.map { $0["formula"] } == Self.published.map(\.formula))
        for (row, expected) in Self.published.enumerated() {
            let low = try #require(table.number(row, "reduction_limit_V"))
            let high = try #require(table.number(row, "oxidation_limit_V"))
            #expect((low - expected.low).magnitude <= 0.002, "\(expected.formula)")
            #expect((high - expected.high).magnitude <= 0.002, "\(expected.formula)")
            #expect((try #require(table.number(row, "width_V")) - (high - low)).magnitude < 1e-8)
        }
    }

    @Test("the CSV header is the one of FORMATS.md, section 8, with later columns behind it")
    func header() throws {
        let outcome = try CommandHarness.run(["window", "LiF", "--format", "csv"])
        let expected =
            "formula,ion,mode,energy_above_hull_eV_per_atom,reduction_limit_V,oxidation_limit_V,width_V,reduction_products,"
            + "oxidation_products,reduction_reaction,oxidation_reaction,stabilised_by_eV_per_atom,flags,id,valence,"
            + "chemical_potential_high_eV,chemical_potential_low_eV,full_extraction_V,interphase_at_element,"
            + "interphase_at_element_decided_by,interphase_at_reduction,interphase_at_reduction_decided_by,"
            + "interphase_at_oxidation,interphase_at_oxidation_decided_by"
        let header = outcome.output.split(separator: "\n").first.map(String.init) ?? ""
        // Columns may be added behind these, never before or among them.
        #expect(header.hasPrefix(expected + ","))
        #expect(header.hasSuffix(",schema,database_sha256"))
    }

    @Test("products of Li3PS4: P + 4 Li2S below, 0.5 P2S7 + 0.125 LiS4 above; reactions balance")
    func products() throws {
        let export = try JSONExport(try CommandHarness.run(["window", "Li3PS4", "--format", "json"]).output)
        #expect(export.root["schema"] as? String == "interphase-window/1")
        #expect(export.database["name"] as? String == "mp-2019")
        #expect(export.settings["calculation_type"] as? String == "GGA_GGA+U/2011")
        #expect(export.settings["reference_electrode"] as? String == "Li")
        let row = try #require(export.results.first)
        #expect(JSONExport.amounts(row["reduction_products"]) == ["P": 1, "Li2S": 4])
        #expect(JSONExport.amounts(row["oxidation_products"]) == ["P2S7": 0.5, "LiS4": 0.125])
        #expect(row["reduction_reaction"] as? String == "Li3PS4 + 5 Li -> 4 Li2S + P")
        #expect(row["oxidation_reaction"] as? String == "Li3PS4 -> 0.125 LiS4 + 0.5 P2S7 + 2.875 Li")
        #expect(export.errors.isEmpty)
    }

    @Test("H11 stable against the metal: reduction limit 0, no reduction reaction, a flag")
    func stableAgainstMetal() throws {
        let export = try JSONExport(try CommandHarness.run(["window", "LiCl", "--format", "json"]).output)
        let row = try #require(export.results.first)
        #expect(row["reduction_limit_V"] as? Double == 0)
        #expect(row["reduction_products"] is NSNull)
        #expect((row["flags"] as? [String])?.contains("stable-vs-metal") == true)
    }

    @Test("H8 the element of the ion itself: a row without limits and a flag")
    func reservoirItself() throws {
        let table = CSVTable(try CommandHarness.run(["window", "Li", "--format", "csv"]).output)
        #expect(table.rows.first?["flags"] == "reservoir-itself")
        #expect(table.rows.first?["oxidation_limit_V"] == "")
    }

    @Test("H16 the same limits for multiples of a formula, products per formula unit as typed")
    func multiples() throws {
        let outcome = try CommandHarness.run(["window", "Li3PS4", "Li6P2S8", "Li1.5P0.5S2", "--format", "csv"])
        let table = CSVTable(outcome.output)
        #expect(Set(table.rows.map { $0["reduction_limit_V"] }).count == 1)
        #expect(table.rows.map { $0["reduction_products"] } == ["4 Li2S; P", "8 Li2S; 2 P", "2 Li2S; 0.5 P"])
    }

    @Test("names of materials stand where formulas do, reactions name the formula")
    func aliases() throws {
        let table = CSVTable(try CommandHarness.run(["window", "LLZO", "NCM811", "--format", "csv"]).output)
        #expect(table.rows.map { $0["formula"] } == ["LLZO", "NCM811"])
        for row in table.rows {
            for column in ["reduction_reaction", "oxidation_reaction"] {
                let reaction = try PrintedReaction(try #require(row[column]))
                #expect(reaction.imbalance < 1e-7, "\(row[column] ?? "")")
            }
        }
    }

    @Test("mode own has no window above the hull, mode hull says by how much it stabilised")
    func modes() throws {
        let arguments = ["window", "Li3PS4", "--exclude", "Li3PS4", "--above-hull", "Li3PS4=0.02", "--format", "csv"]
        let own = CSVTable(try CommandHarness.run(arguments + ["--mode", "own"]).output)
        #expect(own.rows.first?["reduction_limit_V"] == "")
        #expect(own.rows.first?["flags"]?.contains("no-window") == true)
        let hull = CSVTable(try CommandHarness.run(arguments).output)
        #expect((try #require(hull.number(0, "stabilised_by_eV_per_atom")) - 0.02).magnitude < 1e-9)
    }

    @Test("a system takes every compound in it, --verify re-checks them in exact arithmetic")
    func systems() throws {
        let outcome = try CommandHarness.run(["window", "--system", "Li-P-S", "--verify", "--format", "csv"])
        #expect(outcome.exitCode == 0)
        let formulas = CSVTable(outcome.output).rows.compactMap { $0["formula"] }
        #expect(Set(["Li2S", "Li3PS4", "P2S5"]).isSubset(of: Set(formulas)))
        #expect(!formulas.contains("Li"))
    }

    @Test("anions: LiF against F2/F- is the mirror of LiF against Li/Li+, limits in order")
    func anions() throws {
        let cation = CSVTable(try CommandHarness.run(["window", "LiF", "--format", "csv"]).output)
        let anion = CSVTable(try CommandHarness.run(["window", "LiF", "LiCl", "--ion", "F", "--format", "csv"]).output)
        let limit = try #require(cation.number(0, "oxidation_limit_V"))
        #expect((try #require(anion.number(0, "reduction_limit_V")) + limit).magnitude < 1e-8)
        #expect(anion.number(0, "oxidation_limit_V") == 0)
        #expect(anion.rows[0]["reduction_products"] == "Li")
        #expect(anion.rows[0]["valence"] == "-1")
        // LiCl holds no F: it is oxidised (F- goes in, Cl2 out), and nothing can be taken from it.
        #expect(anion.rows[1]["reduction_limit_V"] == "")
        #expect(anion.rows[1]["flags"] == "no-reduction-limit")
        #expect(try #require(anion.rows[1]["oxidation_products"]).contains("LiF"))
    }
}
