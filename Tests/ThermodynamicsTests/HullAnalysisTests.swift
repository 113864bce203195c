import Chemistry
import ExactArithmetic
import TestSupport
import Testing
import ThermoEntries
import Thermodynamics

/// Leave-one-out energies of the synthetic set, from CASES section 4(a) and from sums by hand.
@Suite("Hull with and without the phase itself")
struct HullAnalysisTests {
    @Test(
        "H26 equilibrium reaction energies of the stable phases",
        arguments: [("Li3PS4", -0.03125), ("Li2S", -1.4), ("P2S5", -0.3), ("Li3P", -0.9)])
    func stable(formula: String, energy: Double) throws {
        let analysis = try analysis(formula)
        let phase = try #require(analysis.phases.first)
        #expect(phase.energyAboveHull == 0)
        #expect(phase.isStable)
        #expect((try #require(phase.decompositionEnergy) - energy).magnitude < 1e-9)
        #expect(analysis.equilibrium.map(\.amount) == [1])
    }

    @Test("H26 polymorphs do not compete with each other: both count from the hull without either")
    func polymorphs() throws {
        let entries = try SyntheticSet.entries(adding: [FixturePhase("Li6P2S8", -0.93, id: "second")])
        let phases = try analysis("Li3PS4", entries).phases
        #expect(phases.map { entries.id(at: $0.row) } == ["syn-9", "second"])
        #expect((phases[1].energyAboveHull - 0.02).magnitude < 1e-12)
        #expect((try #require(phases[1].decompositionEnergy) - (-0.01125)).magnitude < 1e-9)
    }

    @Test("a stable phase that is left out uncovers an entry known to lie above the hull")
    func uncovered() throws {
        // Without Li3PS4 the line from Li2S to P2S5 holds Li4P2S7 at (6 * -1.4 + 7 * -0.3) / 13 = -0.8077; -0.82 lies below it.
        let extra = FixturePhase("Li4P2S7", -0.82, id: "hidden")
        var entries = try SyntheticSet.entries(adding: [extra])
        entries = entries.settingHullStatus(
            entries.hullStatus.indices.map { entries.id(at: $0) == "hidden" ? .unstable : .stable })
        let analysis = try analysis("Li3PS4", entries)
        #expect(try #require(analysis.competing).contains { entries.id(at: $0.row) == "hidden" })
        // 2 Li3PS4 = Li4P2S7 + Li2S: (13 * -0.82 + 3 * -1.4) / 16 = -0.92875, which is 0.02125 above -0.95.
        #expect((try #require(analysis.phases[0].decompositionEnergy) + 0.02125).magnitude < 1e-9)
    }

    @Test("a composition without an entry has an assemblage and no energy, amounts per formula unit as asked")
    func withoutEntry() throws {
        let entries = try SyntheticSet.entries()
        let analysis = try analysis("Li14P2S12", entries)
        #expect(analysis.phases.isEmpty)
        let amounts = analysis.equilibrium.map { "\(entries.formula(at: $0.row)) \(($0.amount * 1e9).rounded() / 1e9)" }
        #expect(Set(amounts) == ["Li3PS4 2.0", "Li2S 4.0"])
        #expect(analysis.flags(for: nil) == [.noEntry])
        // 2 Li3PS4 and 4 Li2S: (16 * -0.95 + 12 * -1.4) / 28.
        #expect((analysis.hullEnergy - (16 * -0.95 + 12 * -1.4) / 28).magnitude < 1e-12)
    }

    @Test("an element competes with nothing; a higher allotrope lies above it")
    func elements() throws {
        let entries = try SyntheticSet.entries(adding: [FixturePhase("P", 0.1, id: "white")])
        let analysis = try analysis("P", entries)
        #expect(analysis.competing == nil)
        #expect(analysis.phases.map(\.energyAboveHull) == [0, 0.1])
        #expect(analysis.phases.allSatisfy { $0.decompositionEnergy == nil })
    }

    @Test("H1 a phase on the tie line of others is its own equilibrium, and others cost the same")
    func tieLine() throws {
        let entries = try SyntheticSet.entries(adding: [FixturePhase("Li7PS6", (8 * -0.95 + 6 * -1.4) / 14, id: "line")]
        )
        let analysis = try analysis("Li7PS6", entries)
        #expect(analysis.equilibrium.map { entries.id(at: $0.row) } == ["line"])
        #expect(analysis.hasAlternatives)
        #expect((try #require(analysis.phases[0].decompositionEnergy)).magnitude < 1e-12)
    }

    @Test("every analysis holds in exact arithmetic, and the closed hull follows from the evolution of any element")
    func verification() throws {
        let entries = try SyntheticSet.entries()
        for formula in ["Li3PS4", "Li7PS6", "Li2PS3", "P2S5", "Li1.5P0.5S2"] {
            let composition = try Fixture.composition(formula)
            let system = ChemicalSystem(composition.elements)
            var analyzer = try HullAnalyzer(entries, system: system)
            let analysis = try analyzer.analysis(of: composition)
            try analyzer.verify(analysis)
            let wide = ChemicalSystem(composition.elements + [try Fixture.element("Li")])
            let evolution = try IonEvolution(
                of: composition, element: try Fixture.element("Li"), phases: PhaseSystem(entries, system: wide))
            let energy = try #require(evolution.closedHullEnergy)
            #expect((energy - analysis.hullEnergy * composition.atomCount.doubleValue).magnitude < 1e-9)
        }
    }

    private func analysis(_ formula: String, _ entries: EntrySet? = nil) throws -> HullAnalysis {
        let entries = try entries ?? SyntheticSet.entries()
        let composition = try Fixture.composition(formula)
        var analyzer = try HullAnalyzer(
            entries, system: ChemicalSystem(composition.elements))
        return try analyzer.analysis(of: composition)
    }
}
