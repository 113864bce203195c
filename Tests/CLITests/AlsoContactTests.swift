import CommandSupport
import Foundation
import Testing

@Suite("Maps, stacks and profiles of two databases (--also)")
struct AlsoContactTests {
    static let map = ["heatmap", "--rows", "Li3PS4,Li7PS6,Li2S", "--columns", "LiCoO2,Li3PO4"]
    static let stack = ["stack", "LiCoO2", "Li3PO4", "Li3PS4", "Li", "--voltage", "2.5:4"]

    @Test("heatmap --long: both halves are those of the databases alone", arguments: [[], ["--voltage", "2:3:0.5"]])
    func longMap(options: [String]) throws {
        let data = try AlsoData()
        let question = Self.map + options + ["--long"]
        let (both, alone) = (try data.compared(question), try data.alone(question))
        #expect(both.rows.count == alone[0].rows.count && !both.rows.isEmpty)
        for (index, row) in both.rows.enumerated() {
            let halves = alone.map { $0.rows[index] }
            for key in ["row", "column", "voltage_V"] { #expect(row[key] == halves[0][key]) }
            for metric in ["mutual", "total"] {
                both.expect(index, "\(metric)_meV_per_nonreservoir_atom", halves)
                both.expect(index, "\(metric)_meV_per_atom", halves)
            }
            for column in ["products", "interphase_class"] {
                #expect(row[column] == halves[0][column] && row["also_" + column] == halves[1][column])
            }
        }
        try data.expectNoDifference(question)
    }

    @Test("heatmap: the matrix is that of the other database minus that of the first; so is the picture")
    func matrix() throws {
        let data = try AlsoData()
        let (both, alone) = (try data.compared(Self.map), try data.alone(Self.map))
        #expect(both.header.dropFirst() == alone[0].header.dropFirst())
        for row in both.rows.indices {
            for column in both.header.dropFirst() {
                let difference =
                    try #require(alone[1].number(row, column)) - (try #require(alone[0].number(row, column)))
                #expect(((both.number(row, column) ?? .nan) - difference).magnitude < 1e-6)
            }
        }
        for name in ["map.svg", "map.html"] {
            let run = try data.folder.run(Self.map + AlsoData.both + ["--output", name, "--quiet"])
            #expect(run.exitCode == 0, "\(run.diagnostics)")
            let text = try String(contentsOf: data.folder.file(name), encoding: .utf8)
            let value = String(try #require(both.number(0, "LiCoO2")).rounded()).replacing(".0", with: "")
            #expect(text.contains("b.csv minus a.csv") && text.contains(">\(value)<"))
        }
    }

    @Test("heatmap: a material only the first can answer for is an empty cell, a census is refused")
    func mapLimits() throws {
        let data = try AlsoData()
        let question = ["heatmap", "--rows", "Li3PS4,Li3InCl6", "--columns", "LiCoO2", "--also", "b.csv"]
        let run = try data.folder.run(question + ["--format", "csv"])
        #expect(run.exitCode == 0)
        #expect(CSVTable(run.output).rows.map { $0["LiCoO2"] == "" } == [false, true])
        #expect(run.diagnostics.contains("b.csv has no value for 1 of the cells: Li3InCl6 | LiCoO2: "))
        let turned = ["--database", "b.csv", "--also", "mp-2019", "--format", "csv"]
        #expect(try data.folder.run(Array(question.dropLast(2)) + turned).exitCode == 1)
        #expect(try data.folder.run(question + ["--census"]).exitCode == 64)
    }

    @Test("stack: contacts and layers of both, and the strongest contact for the whole stack")
    func stack() throws {
        let data = try AlsoData()
        let (both, alone) = (try data.compared(Self.stack), try data.alone(Self.stack))
        #expect(both.rows.map { $0["kind"] }.first == "stack")
        #expect(both.rows.count == alone[0].rows.count + 1)
        for (index, row) in both.rows.enumerated().dropFirst() {
            let halves = alone.map { table in
                table.rows.first { half in ["kind", "part", "side"].allSatisfy { half[$0] == row[$0] } }
            }
            for column in ["energy_eV_per_atom", "worst_voltage_V", "reduction_limit_V", "oxidation_limit_V"] {
                both.expect(index, column, halves)
            }
            #expect(row["verdict"] == halves[0]?["verdict"] && row["also_verdict"] == halves[1]?["verdict"])
        }
        for (prefix, table) in zip(["", "also_"], alone) {
            let contacts = table.rows.indices.filter { table.rows[$0]["kind"] == "contact" }
            let strongest = try #require(
                contacts.min {
                    table.number($0, "energy_eV_per_atom") ?? 0 < table.number($1, "energy_eV_per_atom") ?? 0
                })
            #expect(both.rows[0][prefix + "energy_eV_per_atom"] == table.rows[strongest]["energy_eV_per_atom"])
            #expect(both.rows[0][prefix + "weakest_contact"] == table.rows[strongest]["part"])
            #expect(both.rows[0][prefix + "verdict"] == table.rows[0]["stack_verdict"])
        }
        try data.expectNoDifference(Self.stack)
        #expect(try data.folder.run(Self.stack + AlsoData.both + ["--output", "s.html"]).exitCode == 64)
    }

    @Test("stack --batch: a stack that cannot be read is a failed row of the comparison too")
    func batch() throws {
        let data = try AlsoData()
        let cells =
            "cathode,separator,anode,voltage_low_V,voltage_high_V\nLiCoO2,Li3PS4,Li,2.5,4\nLiCoO2,Xyz,Li,2.5,4\n"
        try Data(cells.utf8).write(to: data.folder.file("cells.csv"))
        let run = try data.folder.run(
            ["stack", "--batch", "cells.csv", "--quiet", "--output", "o.json"] + AlsoData.both)
        #expect(run.exitCode == 1)
        let export = try JSONExport(String(contentsOf: data.folder.file("o.json"), encoding: .utf8))
        #expect(export.results.filter { $0["kind"] as? String == "stack" }.count == 1)
        #expect(export.errors.compactMap { $0["input"] as? String } == ["cells.csv:3"])
    }

    @Test(
        "profile: cut at the limits of either, each half as its database alone has it there",
        arguments: [[], ["1", "3"]])
    func profile(range: [String]) throws {
        let data = try AlsoData()
        let question = ["profile", "Li3PS4"] + zip(["--from", "--to"], range).flatMap { [$0, $1] }
        let (both, alone) = (try data.compared(question), try data.alone(question))
        let limits = Set(alone.flatMap(\.rows).flatMap { [$0["voltage_low_V"], $0["voltage_high_V"]] })
        #expect(Set(both.rows.flatMap { [$0["voltage_low_V"], $0["voltage_high_V"]] }).isSubset(of: limits))
        if range.isEmpty { #expect(both.rows.count == limits.count - 1) }
        var (same, all) = (0.0, 0.0)
        for (index, row) in both.rows.enumerated() {
            if index > 0 { #expect(row["voltage_low_V"] == both.rows[index - 1]["voltage_high_V"]) }
            let low = try #require(both.number(index, "voltage_low_V"))
            let high = both.number(index, "voltage_high_V") ?? low + 1
            let halves = alone.map { table in
                table.rows.indices.first {
                    table.number($0, "voltage_low_V") ?? 0 <= (low + high) / 2
                        && (low + high) / 2 <= table.number($0, "voltage_high_V") ?? .infinity
                }.map { table.rows[$0] }
            }
            both.expect(index, "ion_uptake_per_formula", halves)
            both.expect(index, "capacity_mAh_per_g", halves)
            #expect(row["phases"] == halves[0]?["phases"] && row["also_phases"] == halves[1]?["phases"])
            guard row["voltage_high_V"] != "" || !range.isEmpty else { continue }
            let width = range.isEmpty ? high - low : min(high, 3) - max(low, 1)
            all += width
            same += row["same_phases"] == "true" ? width : 0
        }
        let run = try data.folder.run(question + AlsoData.both)
        #expect(
            same < all && run.output.contains("phases: the same over \(String(format: "%.3g", 100 * same / all)) %"))
        try data.expectNoDifference(question)
        #expect(try data.folder.run(question + AlsoData.both + ["--output", "p.svg"]).exitCode == 64)
    }
}
