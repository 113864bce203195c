import Chemistry
import Electrochemistry
import Interfaces
import Parallel
import Screening
import Testing
import ThermoEntries
import ThermoSnapshot
import Thermodynamics

@Suite("The coating funnel on the embedded data")
struct CoatingScreenTests {
    static func screen(
        _ electrolyte: String, threads: Int = 2, _ change: (inout ScreeningCriteria) -> Void = { _ in }
    ) throws -> CoatingScreen {
        let ion = try WorkingIon(symbol: "Li")
        var criteria = ScreeningCriteria()
        change(&criteria)
        return CoatingScreen(
            entries: try ThermoSnapshot.mp2019(), ion: ion,
            partners: ScreeningPartners(
                electrolyte: try FormulaParser.parse(electrolyte),
                cathode: try FormulaParser.parse("LiNi0.8Mn0.1Co0.1O2"),
                ion: ion.element),
            criteria: criteria, runner: ParallelRunner(threads: threads))
    }

    @Test("8,656 lithium compounds enter, every stage leaves fewer, LiAl5O8 comes out with the published energies")
    func lithiumYttriumChloride() async throws {
        let screen = try Self.screen("Li3YCl6")
        let candidates = screen.allCandidates
        #expect(candidates.count == 8656)
        let result = try await screen.run(candidates: candidates)
        #expect(result.failures.isEmpty)
        let counts = [8656] + result.passed.map(\.count)
        for (before, after) in zip(counts, counts.dropFirst()) { #expect(after <= before) }
        #expect(result.ranking.count == counts.last)
        let worst = result.ranking.map { $0.worst?.mutualEnergy ?? .nan }
        for (left, right) in zip(worst, worst.dropFirst()) { #expect(left >= right) }

        let entries = screen.entries
        let named = result.ranking.first { entries.formula(at: $0.row) == "LiAl5O8" }
        let coating = try #require(named, "the literature's model coating is on the list")
        #expect(coating.contacts[0].mutualEnergy.magnitude < 0.001, "near 0 against Li3YCl6")
        #expect((coating.contacts[1].mutualEnergy + 0.020).magnitude < 0.001, "about -20 meV/atom against NCM811")
        let uncoated = result.uncoated[0].kinks[result.uncoated[0].mutualMinimum].energies.mutualPerAtom
        #expect((uncoated + 0.074).magnitude < 0.002, "about -74 meV/atom without coating")
    }

    @Test("thresholds do what they say")
    func thresholds() async throws {
        let strict = try Self.screen("Li3InCl6") { $0.maximumCathodeReaction = 0.010 }
        let names = ["LiAl5O8", "Li3PO4", "LiNbO3", "LiCl", "Li2O"]
        let rows = try names.map { strict.entries.rows(of: try FormulaParser.parse($0).composition)[0] }
        let result = try await strict.run(candidates: rows)
        let stages = result.candidates.map { $0.stopped?.stage }
        #expect(stages[0] == .cathode, "LiAl5O8: -20 meV/atom is worse than 10")
        #expect(stages[1] == nil, "Li3PO4 reacts with neither")
        #expect(stages[4] == .window, "Li2O is oxidised far below 4 V")

        let high = try Self.screen("Li3InCl6") { $0.voltageHigh = 4.3 }
        let atHighVoltage = try await high.run(candidates: rows)
        #expect(atHighVoltage.candidates[1].stopped?.stage == .window, "Li3PO4 is oxidised at 4.21 V")
    }

    @Test("the result does not depend on the number of threads")
    func threads() async throws {
        let rows = Array(try Self.screen("Li3InCl6").allCandidates.prefix(400))
        let one = try await Self.screen("Li3InCl6", threads: 1).run(candidates: rows)
        let many = try await Self.screen("Li3InCl6", threads: 5).run(candidates: rows)
        #expect(one.candidates.map(\.row) == many.candidates.map(\.row))
        #expect(one.ranking.map(\.row) == many.ranking.map(\.row))
        #expect(one.ranking.map { $0.worst?.mutualEnergy } == many.ranking.map { $0.worst?.mutualEnergy })
    }
}
