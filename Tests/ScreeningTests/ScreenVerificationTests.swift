import Chemistry
import Electrochemistry
import Interfaces
import Parallel
import Screening
import Testing
import ThermoEntries
import ThermoSnapshot
import Thermodynamics

@Suite("Rankings re-checked in rational arithmetic")
struct ScreenVerificationTests {
    private static func screen(_ entries: EntrySet) throws -> (screen: CoatingScreen, rows: [Int]) {
        let ion = try WorkingIon(symbol: "Li")
        let screen = CoatingScreen(
            entries: entries, ion: ion,
            partners: ScreeningPartners(
                electrolyte: try FormulaParser.parse("Li3InCl6"), cathode: try FormulaParser.parse("LiNi0.8Mn0.1Co0.1O2"),
                ion: ion.element),
            criteria: ScreeningCriteria(), runner: ParallelRunner(threads: 2))
        return (screen, try ["LiSbO3", "Li3PO4"].map { entries.rows(of: try FormulaParser.parse($0).composition)[0] })
    }

    @Test("a sound ranking passes, with its survivors, equilibria and columns counted")
    func sound() async throws {
        let (screen, rows) = try Self.screen(try ThermoSnapshot.mp2019WithoutDilute())
        let result = try await screen.run(candidates: rows)
        let (survivors, report) = try await screen.verify(result)
        #expect(survivors == result.ranking.count && survivors == 2)
        #expect(report.equilibria > 4 && report.columns > 100)
    }

    @Test("a ranking that rests on a wrong hull status is refuted")
    func wrongStatus() async throws {
        let entries = try ThermoSnapshot.mp2019WithoutDilute()
        var statuses = entries.hullStatus
        // A product of LiSbO3 with the cathode.
        for row in entries.rows(of: try FormulaParser.parse("Li3SbO4").composition) { statuses[row] = .unstable }
        let (screen, rows) = try Self.screen(entries.settingHullStatus(statuses))
        let result = try await screen.run(candidates: rows)
        await #expect(throws: InterfaceError.self) { try await screen.verify(result) }
    }
}
