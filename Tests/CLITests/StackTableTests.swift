import CommandSupport
import Foundation
import Testing

@Suite("Tables of stacks")
struct StackTableTests {
    @Test(
        "X20 a voltage that is no number fails its row and is quoted; an empty one is not known",
        arguments: ["abc", "0x2", "2.5 V", "nan"])
    func voltage(text: String) throws {
        let file = """
            cathode,separator,anode,voltage_low_V,voltage_high_V
            LiCoO2,Li6PS5Cl,Li,\(text),4.3
            LiCoO2,Li6PS5Cl,Li,,
            """
        let outcome = try CommandHarness.run(
            ["stack", "--batch", "cells.csv", "--format", "json", "--quiet"], files: ["cells.csv": file])
        #expect(outcome.exitCode == 1)
        let export = try JSONExport(outcome.output)
        #expect(export.errors.count == 1)
        let message = try #require(export.errors.first?["message"] as? String)
        #expect(message.contains("voltage_low_V '\(text)'") && message.contains("give volts"))
        #expect(export.errors.first?["input"] as? String == "cells.csv:2")
        #expect(!export.results.isEmpty)
    }
}
