import Chemistry
import Electrochemistry
import ExactArithmetic
import TestSupport
import Testing
import ThermoEntries
import Thermodynamics

/// Li profiles of CASES, section 4(a): exact transition potentials, uptakes and products.
@Suite("Profiles on the synthetic set")
struct SyntheticProfileTests {
    /// One step: upper chemical potential (eV), uptake per formula, products per formula (nil: not listed).
    struct Step: Sendable {
        let high: Double
        let uptake: Double
        let products: [String: Double]?

        init(_ high: Double, _ uptake: Double, _ products: [String: Double]? = nil) {
            self.high = high
            self.uptake = uptake
            self.products = products
        }
    }

    struct Profile: Sendable, CustomTestStringConvertible {
        let formula: String
        let steps: [Step]
        var testDescription: String { formula }
    }

    static let profiles = [
        Profile(
            formula: "Li3PS4",
            steps: [
                Step(0, 8, ["Li3P": 1, "Li2S": 4]), Step(-1.2, 5, ["P": 1, "Li2S": 4]), Step(-1.84, 0, ["Li3PS4": 1]),
                Step(-131.0 / 60, -3, ["P2S5": 0.5, "S": 1.5]),
            ]),
        Profile(
            formula: "P2S5",
            steps: [
                Step(0, 16, ["Li3P": 2, "Li2S": 5]), Step(-1.2, 10, ["P": 2, "Li2S": 5]),
                Step(-1.84, 3.75, ["Li3PS4": 1.25, "P": 0.75]), Step(-148.0 / 75, 0, ["P2S5": 1]),
            ]),
        Profile(formula: "Li2S", steps: [Step(0, 0, ["Li2S": 1]), Step(-2.1, -2, ["S": 1])]),
        Profile(formula: "Li3P", steps: [Step(0, 0, ["Li3P": 1]), Step(-1.2, -3, ["P": 1])]),
        Profile(
            formula: "LiPS3",
            steps: [
                Step(0, 8, ["Li3P": 1, "Li2S": 3]), Step(-1.2, 5, ["P": 1, "Li2S": 3]),
                Step(-1.84, 1.25, ["Li3PS4": 0.75, "P": 0.25]),
                Step(-148.0 / 75, 0, ["Li3PS4": 1.0 / 3, "P2S5": 1.0 / 3]),
                Step(-131.0 / 60, -1, ["P2S5": 0.5, "S": 0.5]),
            ]),
        Profile(
            formula: "Li7PS6",
            steps: [
                Step(0, 8, ["Li3P": 1, "Li2S": 6]), Step(-1.2, 5, ["P": 1, "Li2S": 6]),
                Step(-1.84, 0, ["Li3PS4": 1, "Li2S": 2]), Step(-2.1, -4, ["Li3PS4": 1, "S": 2]),
                Step(-131.0 / 60, -7, ["P2S5": 0.5, "S": 3.5]),
            ]),
        Profile(
            formula: "Li2PS3",
            steps: [Step(0, 7), Step(-1.2, 4), Step(-1.84, 0.25), Step(-148.0 / 75, -1), Step(-131.0 / 60, -2)]),
    ]

    @Test("4(a) steps, uptakes and products; H12 for Li2PS3", arguments: profiles)
    func steps(_ profile: Profile) throws {
        let entries = try SyntheticSet.entries()
        let evolution = try calculator(entries).evolution(of: Fixture.composition(profile.formula))
        #expect(evolution.steps.count == profile.steps.count, "\(evolution.steps.map(\.potentialHigh))")
        #expect(evolution.steps.last?.potentialLow == -.infinity)
        for (step, next) in zip(evolution.steps, evolution.steps.dropFirst()) {
            #expect(step.potentialLow == next.potentialHigh, "no gap")
        }
        for (step, expected) in zip(evolution.steps, profile.steps) {
            #expect(Agreement.holds(step.potentialHigh, expected.high), "\(step.potentialHigh) for \(expected.high)")
            #expect(Agreement.holds(step.uptake, expected.uptake), "\(step.uptake) for \(expected.uptake)")
            guard let products = expected.products else { continue }
            #expect(agree(amounts(step.phases, entries), products), "\(amounts(step.phases, entries))")
        }
    }

    @Test("H16 Li3PS4, Li6P2S8 and Li1.5P0.5S2: uptake per formula scales, per atom it does not change")
    func scaledFormula() throws {
        let one = try evolution("Li3PS4")
        for (formula, factor) in [("Li6P2S8", 2.0), ("Li1.5P0.5S2", 0.5)] {
            let other = try evolution(formula)
            #expect(other.steps.count == one.steps.count)
            for (a, b) in zip(one.steps, other.steps) {
                #expect(Agreement.holds(b.potentialHigh, a.potentialHigh))
                #expect(Agreement.holds(b.uptake, factor * a.uptake))
                let (atoms, otherAtoms) = (
                    one.composition.atomCount.doubleValue, other.composition.atomCount.doubleValue
                )
                #expect(Agreement.holds(b.uptake / otherAtoms, a.uptake / atoms))
                #expect(b.phases.map(\.row) == a.phases.map(\.row))
                #expect(zip(a.phases, b.phases).allSatisfy { Agreement.holds($1.amount, factor * $0.amount) })
            }
            let capacities = [one, other].map {
                VoltageProfile($0, ion: WorkingIon(one.element, valence: 1)).steps.map(\.capacity)
            }
            #expect(zip(capacities[0], capacities[1]).allSatisfy { Agreement.holds($1, $0) }, "mAh/g do not change")
        }
    }

    @Test("H15 transitions closer than 1e-8 eV become one")
    func closeTransitions() throws {
        // Per formula Li2S -4.2 and LiS -2.1 - d: S takes up Li at -2.1 - d and again at -2.1 + d.
        for (d, steps) in [(2.5e-9, 2), (2.5e-7, 3)] {
            let entries = try SyntheticSet.entries(adding: [FixturePhase("LiS", (-2.1 - d) / 2, id: "close")])
            let found = try calculator(entries).evolution(of: Fixture.composition("S"))
            #expect(found.steps.count == steps, "d \(d): \(found.steps.map(\.potentialHigh))")
            #expect(found.steps.map(\.uptake).first.map { Agreement.holds($0, 2) } == true)
            #expect(found.steps.dropFirst().allSatisfy { ($0.potentialHigh + 2.1).magnitude <= 1e-6 })
            try found.verify(PhaseSystem(entries, system: ChemicalSystem(parsing: "Li-S")))
        }
    }

    @Test("H15 an exact tie of Li2S, LiS and S is one transition")
    func tiedTransitions() throws {
        let found = try evolution("S", adding: [FixturePhase("LiS", -1.05, id: "tied")])
        #expect(found.steps.map(\.uptake) == [2, 0])
        #expect(Agreement.holds(found.steps[1].potentialHigh, -2.1))
    }

    @Test("H19 the grand potential is continuous at every transition and from 0 down", arguments: profiles)
    func continuity(_ profile: Profile) throws {
        let evolution = try evolution(profile.formula)
        let own = try Fixture.composition(profile.formula)[Fixture.element("Li")].doubleValue
        for (step, next) in zip(evolution.steps, evolution.steps.dropFirst()) {
            let mu = next.potentialHigh
            #expect(Agreement.holds(step.energy - mu * (own + step.uptake), next.energy - mu * (own + next.uptake)))
            let value = try #require(evolution.grandPotential(at: mu))
            for side in [mu - 1e-9, mu + 1e-9] {
                #expect((try #require(evolution.grandPotential(at: side)) - value).magnitude < 1e-7)
            }
        }
    }

    @Test(
        "H8, H10 the profile of Li itself has no steps, its window the flag reservoir-itself", arguments: ["Li", "Li2"])
    func lithiumItself(formula: String) throws {
        #expect(try evolution(formula).steps.isEmpty)
        for mode in EnergyChoice.allCases {
            let found = try window(formula, mode: mode)
            #expect(found.flags.contains(.reservoirItself))
            #expect(found.reductionLimit == nil && found.oxidationLimit == nil)
        }
    }

    @Test("capacity of Li3PS4: 8 Li per 180.06 g/mol at 0 to 1.2 V")
    func capacity() throws {
        let profile = VoltageProfile(try evolution("Li3PS4"), ion: try WorkingIon(symbol: "Li"))
        let first = try #require(profile.steps.first)
        // 8 * 96485.33212 / 3.6 mAh over 3 * 6.94 + 30.974 + 4 * 32.06 g (IUPAC abridged weights).
        let mass: Double = 3 * 6.94 + 30.974 + 4 * 32.06
        #expect(Agreement.holds(first.capacity, 8 * 96485.33212 / 3.6 / mass))
        #expect(first.voltageLow == 0)
        #expect(Agreement.holds(first.voltageHigh, 1.2))
        #expect(profile.steps.last?.voltageHigh == nil)
    }
}
