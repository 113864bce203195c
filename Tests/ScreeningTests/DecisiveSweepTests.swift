import Chemistry
import Electrochemistry
import Parallel
import Screening
import TestSupport
import Testing
import ThermoEntries
import ThermoSnapshot
import Thermodynamics

/// The phases on which limits hang, over all compounds of an ion.
@Suite("Decisive phases of a sweep")
struct DecisiveSweepTests {
    @Test("equal to those of each compound alone, by the long way, for any number of threads")
    func agreement() async throws {
        let entries = try ThermoSnapshot.mp2019()
        // An ion with few compounds keeps the test short.
        let ion = WorkingIon(try Fixture.element("Be"), valence: 2)
        let calculator = WindowCalculator(entries: entries, ion: ion)
        let sweeps = [1, 2].map { WindowSweep(entries: entries, ion: ion, runner: ParallelRunner(threads: $0)) }
        let (one, two) = (
            await sweeps[0].windows(withDecisivePhases: true), await sweeps[1].windows(withDecisivePhases: true)
        )
        #expect(one.map(\.decisive) == two.map(\.decisive))
        #expect(await sweeps[0].windows().allSatisfy { $0.decisive == nil })
        var moved = 0
        for outcome in one {
            let window = try outcome.window.get()
            let decisive = try #require(outcome.decisive)
            let alone = try calculator.decisiveLimits(
                of: window, calculator.evolution(of: entries.composition(at: outcome.row)))
            #expect(decisive == alone)
            moved += decisive.reduction.count + decisive.oxidation.count
        }
        #expect(moved > 0)
        for outcome in one.enumerated().filter({ $0.offset % 40 == 0 }).map(\.element) {
            try calculator.verify(try #require(outcome.decisive), of: outcome.window.get())
        }
    }
}
