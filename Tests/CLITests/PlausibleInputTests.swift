import CommandSupport
import Foundation
import Testing

/// Numbers in another unit, misspelled columns and names, and what the messages say.
@Suite("Numbers out of all proportion and near misses")
struct PlausibleInputTests {
    @Test(
        "a number that can only be meant in another unit is refused with its unit",
        arguments: [
            ["react", "Li3PS4", "LiCoO2", "--voltage", "4300"],
            ["react", "Li3PS4", "LiCoO2", "--worst", "2500:4300"],
            ["react", "Li3PS4", "LiCoO2", "--reservoir", "O=-1200"],
            ["screen", "--electrolyte", "Li3PS4", "--cathode", "LCO", "--voltage", "2500:4000"],
            ["screen", "--electrolyte", "Li3PS4", "--cathode", "LCO", "--reaction-voltage", "2500:4000"],
            ["screen", "--electrolyte", "Li3PS4", "--cathode", "LCO", "--margin", "30"],
            ["screen", "--electrolyte", "Li3PS4", "--cathode", "LCO", "--max-above-hull", "25"],
            ["window", "Li3PS4", "--uncertainty", "30"],
        ])
    func otherUnit(arguments: [String]) throws {
        let outcome = try CommandHarness.run(arguments)
        #expect(outcome.exitCode == 64, "\(outcome.diagnostics)")
        #expect(outcome.output.isEmpty)
        #expect(outcome.diagnostics.contains("out of all proportion"), "\(outcome.diagnostics)")
    }

    @Test("a range in the wrong order says what is wrong")
    func upsideDown() throws {
        let outcome = try CommandHarness.run(["react", "Li3PS4", "LiCoO2", "--worst", "4.3:2.5"])
        #expect(outcome.exitCode == 64)
        #expect(outcome.diagnostics.contains("the lower first"), "\(outcome.diagnostics)")
    }

    @Test("a misspelled column of a table of stacks is refused, a column of another kind is not")
    func stackColumns() throws {
        let slip = "cathode,separator,anode,voltage_low,voltage_high\nLCO,LPSCl,Li,3,4.2\n"
        let refused = try CommandHarness.run(["stack", "--batch", "cells.csv"], files: ["cells.csv": slip])
        #expect(refused.exitCode == 65)
        #expect(refused.diagnostics.contains("'voltage_low'; did you mean 'voltage_low_V'"), "\(refused.diagnostics)")
        let known = "cathode,separator,anode,source_doi\nLCO,LPSCl,Li,10.1000/1\n"
        #expect(try CommandHarness.run(["stack", "--batch", "cells.csv"], files: ["cells.csv": known]).exitCode == 0)
    }

    @Test("candidates can be the ranking of another screening")
    func ownOutput() throws {
        let list = "rank,formula,worst_meV_per_atom\n1,LiAl5O8,-20\n2,Li3PO4,0\n"
        let outcome = try CommandHarness.run(
            [
                "screen", "--electrolyte", "Li3InCl6", "--cathode", "NCM811", "--candidates", "list.csv", "--format",
                "csv",
            ], files: ["list.csv": list])
        #expect(outcome.exitCode == 0, "\(outcome.diagnostics)")
        #expect(Set(CSVTable(outcome.output).rows.map { $0["formula"] }) == ["LiAl5O8", "Li3PO4"])
    }

    @Test("an own energy above that of the data is named, for the lower one counts")
    func lowerInTheData() throws {
        let outcome = try CommandHarness.run(["window", "Li3PS4", "--entry", "Li3PS4=-0.1"])
        #expect(outcome.diagnostics.contains("--exclude mp-2019:Li3PS4"), "\(outcome.diagnostics)")
        let other = try CommandHarness.run(["window", "Li3PS4", "--entry", "Li3PS4=-2"])
        #expect(!other.diagnostics.contains("--exclude"), "\(other.diagnostics)")
    }

    @Test("a screening says which of its partners stand on the hull for want of an entry")
    func pinnedPartners() throws {
        let outcome = try CommandHarness.run(
            ["screen", "--electrolyte", "Li3InCl6", "--cathode", "NCM811", "--candidates", "LiAl5O8,LiF"])
        #expect(outcome.output.contains("energy is that of the hull: NCM811, Li0.5"), "\(outcome.output)")
    }
}
