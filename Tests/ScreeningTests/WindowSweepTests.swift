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

    @Test("a sweep over own energies takes them from the row of each compound, as a single window does")
    func ownEnergies() async throws {
        // Li2F lies 0.2 eV/atom above the line from Li to LiF: its own window is empty or shorter than that of the hull.
        let entries = try Fixture.entries(
            [
                FixturePhase("Li", 0), FixturePhase("F", 0), FixturePhase("LiF", -3), FixturePhase("LiF", -2.5),
                FixturePhase("Li2F", -1.8), FixturePhase("LiF2", -1),
            ], prefix: "own")
        let ion = WorkingIon(.lithium, valence: 1)
        let calculator = WindowCalculator(entries: entries, ion: ion)
        var (own, hull) = ([Double?](), [Double?]())
        for mode in EnergyChoice.allCases {
            let sweep = WindowSweep(entries: entries, ion: ion, mode: mode, runner: ParallelRunner(threads: 2))
            for outcome in await sweep.windows() {
                let window = try outcome.window.get()
                let alone = try calculator.window(of: entries.composition(at: outcome.row), mode: mode)
                #expect(window.mode == mode && window.entryRow == outcome.row && alone.entryRow == outcome.row)
                #expect(window.reduction?.products.map(\.row) == alone.reduction?.products.map(\.row))
                #expect(window.oxidation?.products.map(\.row) == alone.oxidation?.products.map(\.row))
                let numbers = [
                    window.reductionLimit, window.oxidationLimit, window.energyAboveHull, window.smallestDrivingForce,
                    window.fullExtraction?.voltage,
                ]
                let others = [
                    alone.reductionLimit, alone.oxidationLimit, alone.energyAboveHull, alone.smallestDrivingForce,
                    alone.fullExtraction?.voltage,
                ]
                #expect(numbers == others)
                if mode == .own { own += numbers } else { hull += numbers }
            }
        }
        #expect(own != hull, "the modes do not differ here, so nothing was tested")
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
