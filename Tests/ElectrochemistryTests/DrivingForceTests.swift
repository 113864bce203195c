import Chemistry
import Electrochemistry
import ExactArithmetic
import TestSupport
import Testing
import ThermoEntries
import ThermoSnapshot
import Thermodynamics

/// Driving forces and full extraction on the synthetic set; the fractions follow from its energies by hand (CASES 4a).
@Suite("Driving force over voltage")
struct DrivingForceTests {
    private let lithium = WorkingIon(.lithium, valence: 1)

    private func evolution(_ formula: String, _ entries: EntrySet) throws -> IonEvolution {
        try WindowCalculator(entries: entries, ion: lithium).evolution(of: Fixture.composition(formula))
    }

    @Test("H14 metastable Li3PS4: kinks, values and the smallest driving force")
    func metastable() throws {
        let entries = try SyntheticSet.entries(excluding: ["Li3PS4"], adding: [FixturePhase("Li3PS4", -0.89875)])
        let curve = DrivingForceCurve(
            try evolution("Li3PS4", entries), ion: lithium, mode: .own, energyPerAtom: -0.89875)
        // Per formula unit (8 atoms): E = -7.19. At 0 V Li3P + 4 Li2S: -0.9*4 - 4*4.2 = -20.4, so D = -13.21.
        // Li3P -> P + 3 Li at 1.2 V, Li2S takes over at 1.89 V, extraction from Li2S at 2.1 V.
        #expect(curve.kinks.map { ($0.voltage * 1e9).rounded() / 1e9 } == [0, 1.2, 1.89, 2.1])
        let expected = [-13.21, -13.21 + 8 * 1.2, -0.16, -0.16].map { $0 / 8 }
        for (kink, value) in zip(curve.kinks, expected) { #expect(Agreement.holds(kink.drivingForce, value)) }
        #expect(Agreement.holds(curve.smallest, -0.02))
        #expect(Agreement.holds(curve.slopeBeyond, -3.0 / 8))
        #expect(Agreement.holds(curve.value(at: 0.6), (-13.21 + 8 * 0.6) / 8))
        #expect(Agreement.holds(curve.value(at: 2), -0.02))
        #expect(Agreement.holds(curve.value(at: 3.1), (-0.16 - 3 * 1) / 8))
        #expect(curve.value(at: -0.1) == nil)
    }

    @Test("a stable phase has no driving force inside its window and less than none outside")
    func stable() throws {
        let curve = DrivingForceCurve(
            try evolution("Li3PS4", SyntheticSet.entries()), ion: lithium, mode: .own, energyPerAtom: -0.95)
        #expect(curve.smallest.magnitude < 1e-12)
        for inside in [1.84, 1.9, 2, 131.0 / 60] {
            #expect(try #require(curve.value(at: inside)).magnitude < 1e-12)
        }
        // Per formula unit: 5 Li are taken up below 1.84 V, 3 given off above 131/60 V.
        #expect(Agreement.holds(curve.value(at: 1.8), -5 * 0.04 / 8))
        #expect(Agreement.holds(curve.value(at: 131.0 / 60 + 1), -3.0 / 8))
    }

    @Test("values agree with the equilibrium at that potential", arguments: [0.3, 1.5, 1.95, 2.12, 4])
    func againstEquilibria(_ voltage: Double) throws {
        let entries = try SyntheticSet.entries()
        let composition = try Fixture.composition("LiPS3")
        let evolution = try evolution("LiPS3", entries)
        let curve = DrivingForceCurve(evolution, ion: lithium, mode: .hull, energyPerAtom: nil)
        let phases = try PhaseSystem(entries, system: ChemicalSystem(composition.elements))
        var closed = try EquilibriumCalculator(phases)
        var open = try EquilibriumCalculator(phases, reservoirs: [lithium.reservoir(voltage: voltage)])
        let own = try closed.hullEnergy(at: composition) + voltage * 1
        let expected = (try open.hullEnergy(at: composition) - own) / 5
        #expect(Agreement.holds(curve.value(at: voltage), expected))
    }

    @Test("an anion carrier counts from its gas downwards")
    func anion() throws {
        let entries = try Fixture.entries(
            [FixturePhase("Mg", 0), FixturePhase("F", 0), FixturePhase("MgF2", -4)], prefix: "fluoride")
        let ion = try WorkingIon(symbol: "F")
        let evolution = try WindowCalculator(entries: entries, ion: ion).evolution(of: Fixture.composition("MgF2"))
        let curve = DrivingForceCurve(evolution, ion: ion, mode: .own, energyPerAtom: -4)
        #expect(curve.kinks.map(\.voltage) == [0, -6])
        #expect(curve.value(at: -3) == 0)
        #expect(Agreement.holds(curve.value(at: -7), -2.0 / 3))
        #expect(curve.value(at: 0.5) == nil)
    }

    @Test(
        "the last ion leaves at the last transition",
        arguments: [("Li3PS4", 131.0 / 60), ("Li7PS6", 131.0 / 60), ("Li2S", 2.1), ("Li3P", 1.2)])
    func fullExtraction(_ formula: String, _ voltage: Double) throws {
        let entries = try SyntheticSet.entries()
        let window = try WindowCalculator(entries: entries, ion: lithium).window(of: Fixture.composition(formula))
        let last = try #require(window.fullExtraction)
        #expect(Agreement.holds(last.voltage, voltage))
        #expect(last.voltage >= (window.oxidationLimit ?? 0))
        let lithiumLeft = last.products.contains { entries.composition(at: $0.row)[.lithium] != .zero }
        #expect(!lithiumLeft)
        #expect(Agreement.holds(-last.uptake, try Fixture.composition(formula)[.lithium].doubleValue))
    }

    @Test("nothing can be extracted from a composition without the ion")
    func nothingToExtract() throws {
        let window = try WindowCalculator(entries: SyntheticSet.entries(), ion: lithium)
            .window(of: Fixture.composition("P2S5"))
        #expect(window.fullExtraction == nil)
    }
}
