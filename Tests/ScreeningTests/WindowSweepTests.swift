import Chemistry
import Electrochemistry
import ExactArithmetic
import Parallel
import Screening
import TestSupport
import Testing
import ThermoEntries
import ThermoSnapshot
import Thermodynamics

/// The sweep over all compounds of an ion against the windows one by one.
@Suite("Window sweep")
struct WindowSweepTests {
    /// An ion with few compounds keeps the test short.
    private func beryllium() throws -> WorkingIon {
        WorkingIon(try #require(Element(symbol: "Be")), valence: 2)
    }

    @Test("every compound once, in row order, equal to its own calculation, for any number of threads")
    func agreement() async throws {
        let entries = try ThermoSnapshot.mp2019()
        let ion = try beryllium()
        let expected = (0..<entries.count).filter { row in
            let composition = entries.composition(at: row)
            return composition.elements.count > 1 && composition.elements.contains(ion.element)
        }
        let calculator = WindowCalculator(entries: entries, ion: ion)
        for threads in [1, 2] {
            let sweep = WindowSweep(entries: entries, ion: ion, runner: ParallelRunner(threads: threads))
            let outcomes = await sweep.windows()
            #expect(outcomes.map(\.row) == expected)
            for outcome in outcomes {
                let window = try outcome.window.get()
                let alone = try calculator.window(of: entries.composition(at: outcome.row))
                #expect(window.reductionLimit == alone.reductionLimit)
                #expect(window.oxidationLimit == alone.oxidationLimit)
                #expect(window.energyAboveHull == alone.energyAboveHull)
                #expect(window.flags == alone.flags)
            }
        }
    }

    @Test("polymorphs share one window; a system without reference fails alone")
    func failures() async throws {
        let entries = try Fixture.entries(
            [
                FixturePhase("Li", 0), FixturePhase("F", 0), FixturePhase("LiF", -3), FixturePhase("LiF", -2.9),
                FixturePhase("LiCl", -2),
            ], prefix: "sweep")
        let sweep = WindowSweep(
            entries: entries, ion: WorkingIon(.lithium, valence: 1), runner: ParallelRunner(threads: 2))
        let outcomes = await sweep.windows()
        #expect(outcomes.map { entries.formula(at: $0.row) } == ["LiF", "LiCl"])
        #expect(Agreement.holds(try outcomes[0].window.get().oxidationLimit, 6))
        #expect(throws: ThermodynamicsError.self) { try outcomes[1].window.get() }
    }
}
