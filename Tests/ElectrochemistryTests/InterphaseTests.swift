import Chemistry
import Electrochemistry
import TestSupport
import Testing
import ThermoEntries
import Thermodynamics

/// Classes of interphases, from gaps given by hand.
@Suite("Interphases")
struct InterphaseTests {
    private let lithium = WorkingIon(.lithium, valence: 1)

    /// The synthetic set with band gaps in eV for some formulas.
    private func entries(gaps: [String: Double], adding extra: [FixturePhase] = []) throws -> EntrySet {
        let phases = SyntheticSet.phases + extra
        let entries = try phases.enumerated().map { index, phase in
            Entry(
                id: "gap-\(index)", composition: try Fixture.composition(phase.formula),
                formationEnergyPerAtom: phase.formationEnergyPerAtom,
                bandGap: gaps[phase.formula].map { BandGapRange(lowest: $0, highest: $0) })
        }
        return try EntrySet(provenance: Provenance(name: "gaps", version: "1")).adding(entries).set
    }

    private func report(
        _ formula: String, _ entries: EntrySet, mode: EnergyChoice = .hull
    ) throws -> InterphaseReport {
        let calculator = WindowCalculator(entries: entries, ion: lithium)
        let composition = try Fixture.composition(formula)
        return InterphaseReport(
            try calculator.evolution(of: composition), window: try calculator.window(of: composition, mode: mode),
            entries: entries)
    }

    private func names(_ rows: [Int], _ entries: EntrySet) -> [String] { rows.map { entries.formula(at: $0) }.sorted() }

    @Test("Li3PS4: self-limiting at the metal, unknown phosphorus at the reduction limit")
    func thiophosphate() throws {
        let set = try entries(gaps: ["Li2S": 3.4, "Li3P": 0.7, "P2S5": 2.5])
        let result = try report("Li3PS4", set)
        let metal = try #require(result.element)
        #expect(metal.interphase == .selfLimiting)
        #expect(names(metal.deciding, set) == ["Li2S", "Li3P"])
        #expect(metal.voltage == 0)
        let reduction = try #require(result.reduction)
        #expect(reduction.interphase == .unknown)
        #expect(names(reduction.deciding, set) == ["P"])
        // 0.5 P2S5 + 1.5 S: sulfur insulates, although the data hold no gap for it.
        #expect(try #require(result.oxidation).interphase == .selfLimiting)
    }

    @Test("a metal among the products conducts, without any gap in the data")
    func metalProduct() throws {
        let set = try entries(gaps: ["Li2S": 3.4, "Co3O4": 0.3], adding: [FixturePhase("Li2O", -2)])
        // Against lithium Co3O4 gives Co and Li2O; Li2O has no gap here, but cobalt decides.
        let metal = try #require(try report("Co3O4", set).element)
        #expect(metal.interphase == .mixedConducting)
        #expect(names(metal.deciding, set) == ["Co"])
    }

    @Test("a narrow gap conducts, a missing one is named")
    func narrowAndMissing() throws {
        let narrow = try entries(gaps: ["Li2S": 3.4, "Li3P": 0.2])
        let contact = try #require(try report("Li3PS4", narrow).element)
        #expect(contact.interphase == .mixedConducting)
        #expect(names(contact.deciding, narrow) == ["Li3P"])
        let missing = try entries(gaps: ["Li2S": 3.4])
        let unknown = try #require(try report("Li3PS4", missing).element)
        #expect(unknown.interphase == .unknown)
        #expect(names(unknown.deciding, missing) == ["Li3P"])
    }

    @Test("nothing forms where the composition is stable, and the metal itself has no contact")
    func stable() throws {
        let set = try entries(gaps: [:])
        let sulfide = try report("Li2S", set)
        #expect(sulfide.element?.interphase == .stable)
        #expect(sulfide.element?.products.isEmpty == true)
        #expect(sulfide.reduction == nil)
        #expect(try report("Li", set).element == nil)
        #expect(try report("P2S5", set).oxidation == nil)
    }

    @Test("in mode own an unstable phase decomposes at the metal even without uptake")
    func unstable() throws {
        let set = try entries(gaps: ["Li2S": 3.4, "Li3P": 0.7], adding: [FixturePhase("Li5PS", -0.8)])
        let own = try #require(try report("Li5PS", set, mode: .own).element)
        #expect(names(own.products.map(\.row), set) == ["Li2S", "Li3P"])
        #expect(try report("Li5PS", set).element?.interphase == .stable)
    }
}
