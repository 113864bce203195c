import CommandSupport
import Testing

/// H25: results of open systems must survive JSON (elsewhere element keys make such exports fail).
@Suite("JSON of open systems")
struct RoundTripTests {
    @Test("H25 a reaction open to Li reads back from JSON as it stands in CSV", arguments: ["0", "2.5", "4.3"])
    func openReaction(voltage: String) throws {
        let question = ["react", "Li3PS4", "LiCoO2", "--voltage", voltage, "--format"]
        let json = try JSONExport(try CommandHarness.run(question + ["json"]).output)
        let table = CSVTable(try CommandHarness.run(question + ["csv"]).output)
        try #require(!table.rows.isEmpty)
        #expect(json.results.count == table.rows.count)
        let numbers = table.header.filter { $0.hasPrefix("e_") || $0.hasPrefix("x1_") || $0 == "voltage_V" }
        try #require(numbers.count >= 9)
        for (row, result) in json.results.enumerated() {
            for column in numbers {
                #expect(result[column] as? Double == table.number(row, column), "row \(row), \(column)")
            }
            for column in ["reservoirs", "reaction", "energy_source1"] {
                #expect(result[column] as? String == table.rows[row][column], "row \(row), \(column)")
            }
        }
    }

    @Test("H25 an equilibrium open to Li and O reads back from JSON, chemical potentials included")
    func openEquilibrium() throws {
        let question = ["equilibrium", "LiCoO2", "--reservoir", "Li=-3", "--reservoir", "O=-1", "--format"]
        let json = try JSONExport(try CommandHarness.run(question + ["json"]).output)
        let table = CSVTable(try CommandHarness.run(question + ["csv"]).output)
        try #require(!table.rows.isEmpty)
        #expect(json.results.count == table.rows.count)
        for (row, result) in json.results.enumerated() {
            #expect(result["phase"] as? String == table.rows[row]["phase"])
            #expect(result["amount"] as? Double == table.number(row, "amount"))
        }
    }
}
