import CommandSupport
import Testing

@Suite("interphase stack")
struct StackCommandTests {
    @Test("the chain of the help: four contacts, three layers, Li3P, Li2S and LiCl on lithium")
    func chain() throws {
        let outcome = try CommandHarness.run([
            "stack", "NCM811", "LiNbO3", "Li3InCl6", "Li6PS5Cl", "Li", "--voltage", "2.5:4.3", "--format", "csv",
        ])
        #expect(outcome.exitCode == 0)
        let table = CSVTable(outcome.output)
        #expect(
            table.rows.map { $0["part"] } == [
                "NCM811 | LiNbO3", "LiNbO3 | Li3InCl6", "Li3InCl6 | Li6PS5Cl", "Li6PS5Cl | Li", "LiNbO3", "Li3InCl6",
                "Li6PS5Cl",
            ])
        #expect(table.rows[3]["products"] == "LiCl; 5 Li2S; Li3P" || table.rows[3]["products"] == "5 Li2S; Li3P; LiCl")
        #expect(table.rows.prefix(4).map { $0["side"] } == ["cathode", "inner", "inner", "anode"])
        #expect(table.rows.prefix(4).allSatisfy { Double($0["energy_eV_per_atom"] ?? "").map { $0 <= 0 } == true })
        // Li3PO4-like window of the mission's page: Li6PS5Cl 1.72 to 2.14 V on this data set.
        #expect((try #require(table.number(6, "reduction_limit_V")) - 1.72).magnitude < 0.01)
    }

    /// Li6PS5Cl + 8 Li -> 5 Li2S + Li3P + LiCl at 0 V is the strongest reaction of the chain, whatever the data set. Measured gaps: LiCoO2
    /// 2.7, In2S3 2.0, Nb2O5 3.1 eV; what conducts beside LiNbO3 comes from the cathode, so every new layer insulates.
    @Test("the table and the page name the verdict of the whole stack, its weakest contact and every verdict word")
    func summary() throws {
        let chain = ["stack", "NCM811", "LiNbO3", "Li3InCl6", "Li6PS5Cl", "Li", "--voltage", "2.5:4.3"]
        let table = try CommandHarness.run(chain)
        let page = try CommandHarness.run(chain + ["--output", "cell.html"])
        #expect(table.exitCode == 0 && page.exitCode == 0, "\(page.diagnostics)")
        let html = try #require(page.files.first { $0.name == "cell.html" }).text
        #expect(html.contains("Li3InCl6 | Li6PS5Cl") && !html.contains("http"))
        for text in [table.output, html] {
            #expect(text.contains("Verdict of the stack: passivating; strongest reaction: Li6PS5Cl | Li, -0."))
            for word in ["stable: up to", "passivating: ", "undecided: ", "reactive: beyond", "mixed-conducting: "] {
                #expect(text.contains(word), "\(word)")
            }
        }
    }

    @Test("a reference shifts what is read and what is printed")
    func reference() throws {
        let plain = CSVTable(
            try CommandHarness.run(["stack", "LCO", "Li6PS5Cl", "Li", "--voltage", "2.62:4.22", "--format", "csv"])
                .output)
        let shifted = CSVTable(
            try CommandHarness.run([
                "stack", "LCO", "Li6PS5Cl", "Li", "--voltage", "2.0:3.6", "--reference", "Li-In", "--format", "csv",
            ]).output)
        for row in plain.rows.indices {
            let (one, other) = (plain.number(row, "energy_eV_per_atom"), shifted.number(row, "energy_eV_per_atom"))
            #expect((try #require(one) - (try #require(other))).magnitude < 1e-9)
        }
        let voltages = (plain.number(0, "worst_voltage_V"), shifted.number(0, "worst_voltage_V"))
        #expect((try #require(voltages.0) - (try #require(voltages.1)) - 0.62).magnitude < 1e-9)
    }

    @Test("X20 a table of cells: rows that cannot be read keep their reason, the others are done, exit code 1")
    func batch() throws {
        let file = """
            cathode,catholyte,separator,interlayer/coating,anode,voltage_low_V,voltage_high_V,voltage_reference,note
            LiCoO2,Li3YCl6,Li6PS5Cl,,Li-In,2.5,4.2,Li/Li+,
            NaTi2(PO4)3,,Na3Zr2Si2PO12,,Na,1.5,2.8,Na/Na+,
            LiCoO2,Li3PS4,Li3PS4,LixSiSy,Li,,,,LixSiSy on the anode
            LiCoO2,,,,,,,,
            """
        let outcome = try CommandHarness.run(
            ["stack", "--batch", "cells.csv", "--output", "out.json", "--quiet"], files: ["cells.csv": file])
        #expect(outcome.exitCode == 1)
        let export = try JSONExport(try #require(outcome.files.first { $0.name == "out.json" }).text)
        #expect(export.root["schema"] as? String == "interphase-stack/1")
        let contacts = export.results.filter { $0["kind"] as? String == "contact" }.compactMap { $0["part"] as? String }
        #expect(
            contacts == [
                "LiCoO2 | Li3YCl6", "Li3YCl6 | Li6PS5Cl", "Li6PS5Cl | Li-In", "NaTi2(PO4)3 | Na3Zr2Si2PO12",
                "Na3Zr2Si2PO12 | Na",
            ])
        #expect(export.errors.count == 2)
        #expect(export.errors.compactMap { $0["input"] as? String } == ["cells.csv:4", "cells.csv:5"])
        #expect((export.errors.first?["message"] as? String)?.hasPrefix("'LixSiSy': ") == true)
    }

    @Test(
        "wrong calls end with 64, bad data with 65",
        arguments: [
            (["stack", "LCO"], 64), (["stack"], 64), (["stack", "LCO", "Li", "--voltage", "4:2"], 64),
            (["stack", "LCO", "Li", "--batch", "a.csv"], 64), (["stack", "LCO", "Li", "--stable-within", "0.5"], 64),
            (["stack", "LCO", "Xy"], 65), (["stack", "--batch", "nothing.csv"], 65),
            (["stack", "LCO", "Li3PS4", "Li", "--voltage", "-1:2"], 65),
        ] as [([String], Int32)])
    func refused(arguments: [String], code: Int32) throws {
        let outcome = try CommandHarness.run(arguments)
        #expect(outcome.exitCode == code, "\(arguments) \(outcome.diagnostics)")
        #expect(outcome.output.isEmpty)
        #expect(outcome.diagnostics.hasPrefix("interphase: error: "))
    }

    @Test("react --worst: one row for the worst total, one for the worst mutual energy; no voltage in between is worse")
    func worst() throws {
        let worst = CSVTable(
            try CommandHarness.run(["react", "Li6PS5Cl", "LCO", "--worst", "2.5:4.3", "--format", "csv"]).output)
        let total = try #require(worst.number(0, "e_total_eV_per_nonreservoir_atom"))
        let mutual = try #require(worst.number(1, "e_mutual_eV_per_nonreservoir_atom"))
        let sampled = CSVTable(
            try CommandHarness.run(["react", "Li6PS5Cl", "LCO", "--voltage", "2.5:4.3:0.05", "--format", "csv"]).output)
        for row in sampled.rows.indices {
            #expect(try #require(sampled.number(row, "e_total_eV_per_nonreservoir_atom")) >= total - 1e-9)
            #expect(try #require(sampled.number(row, "e_mutual_eV_per_nonreservoir_atom")) >= mutual - 1e-9)
        }
        let both = try CommandHarness.run(["react", "Li6PS5Cl", "LCO", "--worst", "2.5:4.3", "--voltage", "3"])
        #expect(both.exitCode == 64)
    }

    @Test("heatmap --census counts the products of all pairs, most frequent first")
    func census() throws {
        let table = CSVTable(
            try CommandHarness.run([
                "heatmap", "--rows", "Li3YCl6,Li3InCl6", "--columns", "LFP,Li3PO4", "--census", "--format", "csv",
            ]).output)
        let counts = table.rows.compactMap { Int($0["reactions"] ?? "") }
        #expect(counts == counts.sorted(by: >) && !counts.isEmpty)
        // Li3YCl6 | LiFePO4 is the only pair with iron that reacts: Fe2PClO4 + YPO4 + LiCl.
        #expect(table.rows.filter { ["Fe2PClO4", "YPO4"].contains($0["product"]) }.count == 2)
    }
}
