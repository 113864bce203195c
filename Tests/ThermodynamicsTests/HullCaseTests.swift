import Chemistry
import ExactArithmetic
import TestSupport
import Testing
import ThermoEntries
import Thermodynamics

/// Hull cases of CASES, sections 1 and 2, on sets whose hulls are worked out by hand.
@Suite("Hulls of small sets")
struct HullCaseTests {
    /// Formation energy per atom of Li7PS6 = Li3PS4 + 2 Li2S: (8 * -0.95 + 6 * -1.4) / 14.
    static let tieLine = (8 * -0.95 + 6 * -1.4) / 14

    @Test("4(a) hull energies per atom, with the elements put back")
    func hullEnergies() throws {
        let entries = try SyntheticSet.entries()
        let expected = [
            "Li3PS4": -4.3875, "Li7PS6": -4.2357142857142857, "LiPS3": -4.5666666666666667,
            "Li2PS3": -4.4511111111111111,
        ]
        for (formula, total) in expected.sorted(by: { $0.key < $1.key }) {
            let composition = try Fixture.composition(formula)
            let elements = composition.amounts.reduce(0.0) { sum, part in
                sum + part.amount.doubleValue * (SyntheticSet.references[part.element.symbol] ?? .nan)
            }
            let found = try hullEnergyPerAtom(entries, formula) + elements / composition.atomCount.doubleValue
            #expect(Agreement.holds(found, total), "\(formula): \(found)")
        }
    }

    @Test("4(a) Li7PS6 decomposes into Li3PS4 4/7 and Li2S 3/7 (atom fractions)")
    func decomposition() throws {
        let entries = try SyntheticSet.entries()
        let found = try equilibrium(entries, "Li7PS6")
        #expect(agree(amounts(found.phases, entries), ["Li3PS4": 1, "Li2S": 2]))
        let fractions = found.phases.map { $0.amount * entries.atomCount(at: $0.row) / 14 }.sorted()
        #expect(Agreement.holds(fractions[0], 3.0 / 7) && Agreement.holds(fractions[1], 4.0 / 7))
        #expect(found.hasAlternatives == false)
    }

    @Test(
        "4(a) equilibrium reaction energies of the stable phases",
        arguments: [
            ("Li3PS4", -0.03125), ("Li2S", -1.4), ("P2S5", -0.3), ("Li3P", -0.9),
        ])
    func equilibriumReactionEnergy(formula: String, expected: Double) throws {
        let distance = try #require(try distances(SyntheticSet.entries(), formula).values.first)
        #expect(distance.energyAboveHull == 0)
        #expect(Agreement.holds(distance.decompositionEnergy, expected), "\(distance)")
    }

    @Test(
        "H1 a point on a tie line is at 0, never below; stable means within 1e-6 eV/atom",
        arguments: [
            (0, true), (-1e-12, true), (1e-12, true), (1e-7, true), (9e-7, true), (1.1e-6, false), (1e-4, false),
        ])
    func onTheTieLine(offset: Double, isStable: Bool) throws {
        let entries = try SyntheticSet.entries(
            adding: [FixturePhase("Li7PS6", HullCaseTests.tieLine + offset, id: "point")])
        let distance = try #require(try distances(entries, "Li7PS6")["point"])
        #expect(distance.energyAboveHull >= 0)
        #expect((distance.energyAboveHull - max(0, offset)).magnitude < 1e-14)
        #expect((distance.energyAboveHull <= SystemHull.stableWithin) == isStable)
        let without = try #require(distance.decompositionEnergy)
        #expect((without - offset).magnitude < 1e-14)
    }

    @Test("H2 compounds with a formation energy of zero or above take part", arguments: [0.0, 1e-9, 0.05, 2.5])
    func notBelowTheElements(energy: Double) throws {
        let entries = try SyntheticSet.entries(adding: [FixturePhase("CoS2", energy, id: "weak")])
        let distance = try #require(try distances(entries, "CoS2")["weak"])
        #expect(Agreement.holds(distance.energyAboveHull, energy))
        #expect(Agreement.holds(distance.decompositionEnergy, energy))
        let found = try equilibrium(entries, "CoS2")
        #expect((found.energy - 0).magnitude < 1e-12)
        #expect(found.hasAlternatives == (energy <= 1e-9), "at 0 the compound and its elements cost the same")
        #expect(conserves(found.phases, found.composition, entries))
    }

    @Test("H3 four phases on one line are one facet: no kinks between, alternatives flagged, no matter the order")
    func coplanar() throws {
        // Per atom 0, -1, -2, -3 at S shares 0, 1/4, 1/2, 3/4: one straight line from Li to LiS3.
        let line = [
            FixturePhase("Li", 0), FixturePhase("S", 0), FixturePhase("Li3S", -1), FixturePhase("LiS", -2),
            FixturePhase("LiS3", -3),
        ].enumerated().map { FixturePhase($1.formula, $1.formationEnergyPerAtom, id: "flat-\($0)") }
        var texts = Set<String>()
        for seed in UInt64(1)...6 {
            var random = SeededGenerator(seed: seed)
            let entries = try Fixture.entries(line.shuffled(using: &random), prefix: "flat")
            var calculator = try EquilibriumCalculator(phases(entries, "LiS"))
            let kinks = try calculator.mixingLine(
                first: Fixture.composition("S"), second: Fixture.composition("Li"))
            #expect(kinks.map(\.share) == [0, 0.75, 1])
            let middle = try calculator.equilibrium(at: Fixture.composition("LiS"))
            #expect(middle.hasAlternatives)
            #expect(Agreement.holds(middle.energy, -4))
            #expect(conserves(middle.phases, middle.composition, entries))
            texts.insert(
                "\(middle.phases.map { "\(entries.id(at: $0.row)) \($0.amount)" }) \(kinks.map { $0.phases.map(\.row) })"
            )
        }
        #expect(texts.count == 1, "\(texts)")
    }

    @Test("H26 phase separation energy of Li3PS4 is -0.03125 eV/atom with polymorphs of it present")
    func phaseSeparation() throws {
        let entries = try SyntheticSet.entries(adding: [
            FixturePhase("Li3PS4", -0.93, id: "poly"), FixturePhase("Li6P2S8", -0.5, id: "far"),
        ])
        let found = try distances(entries, "Li3PS4")
        let lowest = try #require(found["syn-9"])
        let poly = try #require(found["poly"])
        #expect(Agreement.holds(lowest.decompositionEnergy, -0.03125))
        #expect(lowest.energyAboveHull == 0)
        #expect(Agreement.holds(poly.energyAboveHull, 0.02))
        #expect(Agreement.holds(poly.decompositionEnergy, 0.02 - 0.03125), "counted from the hull without any Li3PS4")
        #expect(Agreement.holds(found["far"]?.energyAboveHull, 0.45))
        #expect(Agreement.holds(try hullEnergyPerAtom(entries, "Li3PS4", excluding: "Li3PS4"), -0.91875))
    }

    @Test("H27 energies 1e-9 eV/atom apart are kept as given and both called stable")
    func nearlyEqual() throws {
        let entries = try SyntheticSet.entries(adding: [FixturePhase("Li3PS4", -0.95 + 1e-9, id: "twin")])
        let found = try distances(entries, "Li3PS4")
        let twin = try #require(found["twin"])
        #expect(twin.energyAboveHull > 0 && (twin.energyAboveHull - 1e-9).magnitude < 1e-15)
        #expect(twin.energyAboveHull <= SystemHull.stableWithin)
        #expect(found["syn-9"]?.energyAboveHull == 0)
        #expect(
            Set(try entries.rows(of: Fixture.composition("Li3PS4")).map { entries.energies[$0] }) == [
                -0.95, -0.95 + 1e-9,
            ])
    }

    @Test("I4 polymorphs of equal energy are both at 0, ordered by id")
    func equalPolymorphs() throws {
        let entries = try SyntheticSet.entries(adding: [FixturePhase("Li3PS4", -0.95, id: "a-twin")])
        let found = try distances(entries, "Li3PS4")
        #expect(found["a-twin"]?.energyAboveHull == 0 && found["syn-9"]?.energyAboveHull == 0)
        #expect(try entries.rows(of: Fixture.composition("Li3PS4")).map(entries.id(at:)) == ["a-twin", "syn-9"])
    }

    @Test("H28 compositions 1e-3 apart (Li2S and Li2001S1000) are told apart")
    func nearbyCompositions() throws {
        // Li2001S1000 lies 1e-4 eV/atom below the line between Li and Li2S.
        let energy = 1000 * -4.2 / 3001 - 1e-4
        let entries = try SyntheticSet.entries(adding: [FixturePhase("Li2001S1000", energy, id: "super")])
        let found = try distances(entries, "Li2S")
        #expect(found["super"]?.energyAboveHull == 0)
        #expect(Agreement.holds(found["super"]?.decompositionEnergy, -1e-4))
        #expect(found["syn-6"]?.energyAboveHull == 0)
        // 1000 Li2S + Li -> Li2001S1000 gains 3001 * 1e-4 eV per Li.
        let range = try phases(entries, "Li2S").chemicalPotentialRange(
            of: Fixture.element("Li"), at: Fixture.composition("Li2S"))
        #expect(Agreement.holds(range.high, -0.3001) && Agreement.holds(range.low, -2.1), "\(range)")
    }

    @Test("I21 one compound only; pure elements only")
    func smallestSets() throws {
        let one = try Fixture.entries(
            [FixturePhase("Li", 0), FixturePhase("S", 0), FixturePhase("Li2S", -1.4)], prefix: "one")
        #expect(Agreement.holds(try hullEnergyPerAtom(one, "LiS"), -1.4 * 3 / 4))
        let none = try Fixture.entries([FixturePhase("Li", 0), FixturePhase("S", 0)], prefix: "none")
        let found = try equilibrium(none, "Li2S")
        #expect(found.energy == 0)
        #expect(agree(amounts(found.phases, none), ["Li": 2, "S": 1]))
    }

    @Test("I10 a missing elemental reference is an error that lists the elements")
    func missingReferences() throws {
        let entries = try SyntheticSet.entries(excluding: ["P", "S"])
        #expect {
            try phases(entries, "Li3PS4")
        } throws: { error in
            (error as? ThermodynamicsError)?.kind == .missingElements(["P", "S"])
        }
    }

    @Test("I20 ten elements are an ordinary problem")
    func manyElements() throws {
        let symbols = ["Li", "O", "P", "S", "Cl", "Mn", "Co", "Ni", "In", "Zr"]
        var list = symbols.map { FixturePhase($0, 0) }
        for (i, first) in symbols.enumerated() {
            for (j, second) in symbols.enumerated().dropFirst(i + 1) {
                list.append(FixturePhase(first + second, i % 2 == 0 && j == i + 1 ? -1 : -0.5))
            }
        }
        let entries = try Fixture.entries(list, prefix: "ten")
        // Five pairs at -1 eV/atom; every potential at -1 eV proves it, for any other pair costs -1 > -2 eV.
        let found = try equilibrium(entries, symbols.joined())
        #expect(agree(amounts(found.phases, entries), ["Li2O2": 0.5, "PS": 1, "MnCl": 1, "CoNi": 1, "ZrIn": 1]))
        #expect(Agreement.holds(found.energy, -10))
    }
}
