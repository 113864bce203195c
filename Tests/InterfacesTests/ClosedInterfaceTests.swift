import Chemistry
import Interfaces
import TestSupport
import Testing
import ThermoEntries
import Thermodynamics

/// Closed reactions of the synthetic set, CASES section 4(a) and section 3.
@Suite("Closed interfaces of the synthetic set")
struct ClosedInterfaceTests {
    @Test("4(a), X12, X21 Li2S | P2S5: one kink in three bases, eV/atom, eV per formula, kJ/mol")
    func sulfides() throws {
        let entries = try SyntheticSet.entries()
        let reaction = try react("Li2S", "P2S5", entries)
        #expect(reaction.kinks.count == 3)
        let found = reaction.kinks[reaction.totalMinimum]
        #expect(Agreement.holds(found.fractions.atomic, 0.5625))
        #expect(Agreement.holds(found.fractions.molar, 0.75))
        #expect(Agreement.holds(found.energies.totalPerAtom, -0.03125))
        #expect(Agreement.holds(found.energies.totalPerFormula, -0.125))
        #expect(Agreement.holdsRelatively(found.energies.totalKilojoulePerMole, -12.0606625))
        #expect(agree(products(found, entries), ["Li3PS4": 0.5]))
        #expect(reaction.flags.isEmpty && found.isEndpoint == false)
        #expect(reaction.mutualMinimum == reaction.totalMinimum)
        let open = try react("Li2S", "P2S5", entries, open: [("Li", -2)])
        #expect(Agreement.holds(open.kinks[open.totalMinimum].fractions.nonReservoir, 0.3), "M 1 and 7")
    }

    @Test("4(a) Li | Li3PS4: two kinks, at 5/13 and 1/2")
    func metal() throws {
        let entries = try SyntheticSet.entries()
        let reaction = try react("Li", "Li3PS4", entries)
        #expect(reaction.kinks.count == 4)
        let first = try #require(kink(reaction, atomic: 5.0 / 13))
        #expect(Agreement.holds(first.fractions.molar, 5.0 / 6))
        #expect(Agreement.holds(first.energies.totalPerAtom, -46.0 / 65))
        #expect(Agreement.holds(first.energies.totalPerFormula, -23.0 / 15))
        #expect(Agreement.holdsRelatively(first.energies.totalKilojoulePerMole, -147.9441266667))
        #expect(agree(products(first, entries), ["P": 1.0 / 6, "Li2S": 2.0 / 3]))
        let second = try #require(kink(reaction, atomic: 0.5))
        #expect(Agreement.holds(second.fractions.molar, 8.0 / 9))
        #expect(Agreement.holds(second.energies.totalPerAtom, -0.8))
        #expect(Agreement.holds(second.energies.totalPerFormula, -64.0 / 45))
        #expect(Agreement.holdsRelatively(second.energies.totalKilojoulePerMole, -137.2235377778))
        #expect(agree(products(second, entries), ["Li3P": 1.0 / 9, "Li2S": 4.0 / 9]))
        #expect(Agreement.holds(reaction.kinks[reaction.totalMinimum].fractions.atomic, 0.5))
    }

    @Test("X5 Li3PS4 | Co3O4: no reaction, energies 0")
    func noReaction() throws {
        let reaction = try react("Li3PS4", "Co3O4", SyntheticSet.entries())
        #expect(reaction.flags == [.noReaction])
        for kink in reaction.kinks {
            #expect(kink.energies.total.magnitude < 1e-12 && kink.energies.mutual.magnitude < 1e-12)
        }
        #expect(reaction.kinks.map(\.fractions.molar) == [0, 1])
    }

    @Test("X2 swapping the reactants mirrors x and changes nothing else", arguments: [nil, -1.97, -1.0] as [Double?])
    func swapped(mu: Double?) throws {
        let entries = try SyntheticSet.entries()
        let open = mu.map { [("Li", $0)] } ?? []
        for (a, b) in [("Li2S", "P2S5"), ("Li7PS6", "P2S5"), ("Li3P", "Co3O4")] {
            let (there, back) = (try react(a, b, entries, open: open), try react(b, a, entries, open: open))
            #expect(there.kinks.count == back.kinks.count)
            for (one, other) in zip(there.kinks, back.kinks.reversed()) {
                #expect(Agreement.holds(one.fractions.atomic, 1 - other.fractions.atomic))
                #expect(Agreement.holds(one.fractions.molar, 1 - other.fractions.molar))
                #expect(Agreement.holds(one.energies.total, other.energies.total))
                #expect(Agreement.holds(one.energies.mutual, other.energies.mutual))
                #expect(agree(products(one, entries), products(other, entries)))
            }
        }
    }

    @Test("X6 LiS at +0.05 eV/atom against P2S5: own energy by default, hull energy on demand")
    func positiveFormationEnergy() throws {
        let entries = try SyntheticSet.entries(adding: [FixturePhase("LiS", 0.05, id: "weak")])
        let own = try react("LiS", "P2S5", entries)
        #expect(own.reactant1.source == .own && !own.flags.contains(.hullEnergy1))
        #expect(Agreement.holds(kink(own, atomic: 12.0 / 19)?.energies.totalPerAtom, -0.7210526316))
        #expect(Agreement.holds(kink(own, atomic: 1)?.energies.totalPerAtom, -1.10))
        let hull = try react("LiS", "P2S5", entries, energy: .hull)
        #expect(hull.reactant1.source == .hull && hull.flags.contains(.hullEnergy1))
        #expect(Agreement.holds(kink(hull, atomic: 12.0 / 19)?.energies.totalPerAtom, -0.0263158))
        #expect(Agreement.holds(kink(hull, atomic: 1)?.energies.totalPerAtom, 0))
    }

    @Test("X7 metastable LiS, 0.15 above the hull, against P2S5: both modes")
    func metastable() throws {
        let entries = try SyntheticSet.entries(adding: [FixturePhase("LiS", -0.9, id: "meta")])
        let own = try react("LiS", "P2S5", entries)
        #expect(Agreement.holds(own.reactant1.energyAboveHull, 0.15))
        #expect(Agreement.holds(kink(own, atomic: 12.0 / 19)?.energies.totalPerAtom, -0.1210526316))
        #expect(Agreement.holds(kink(own, atomic: 1)?.energies.totalPerAtom, -0.15))
        let hull = try react("LiS", "P2S5", entries, energy: .hull)
        #expect(Agreement.holds(kink(hull, atomic: 12.0 / 19)?.energies.totalPerAtom, -0.0263157895))
        #expect(Agreement.holds(kink(hull, atomic: 1)?.energies.totalPerAtom, 0))
        // The mutual energy does not depend on where the energies of the reactants come from.
        #expect(Agreement.holds(kink(own, atomic: 12.0 / 19)?.energies.mutualPerAtom, -0.0263157895))
    }

    @Test(
        "X7 a stable reactant is exactly on the hull, in both modes",
        arguments: EnergyChoice.allCases)
    func stableReactants(choice: EnergyChoice) throws {
        let reaction = try react("Li3PS4", "Li2S", SyntheticSet.entries(), energy: choice)
        #expect(reaction.reactant1.energyAboveHull == 0 && reaction.reactant2.energyAboveHull == 0)
    }

    @Test("X9 ends are exactly 0 and 1 in every basis", arguments: [nil, 0, -1.2, -1.84, -1.97, -2.1, -5] as [Double?])
    func ends(mu: Double?) throws {
        let entries = try SyntheticSet.entries()
        for (a, b) in [("Li2S", "P2S5"), ("Li3PS4", "Li3P"), ("Li7PS6", "Co3O4"), ("Li0.1PS4", "Li9.3PO0.7")] {
            let reaction = try react(a, b, entries, open: mu.map { [("Li", $0)] } ?? [])
            let (first, last) = (reaction.kinks[0], reaction.kinks[reaction.kinks.count - 1])
            #expect(first.fractions == reaction.kinks[0].fractions && first.isEndpoint && last.isEndpoint)
            #expect([first.fractions.molar, first.fractions.atomic, first.fractions.nonReservoir] == [0, 0, 0])
            #expect([last.fractions.molar, last.fractions.atomic, last.fractions.nonReservoir] == [1, 1, 1])
            #expect(first.energies.mutual == 0 && last.energies.mutual == 0)
            for kink in reaction.kinks.dropFirst().dropLast() {
                #expect(kink.fractions.molar > 1e-9 && kink.fractions.molar < 1 - 1e-9)
            }
        }
    }

    @Test(
        "X9 formulas a hair off a compound (1e-4 to 1e-10) give certified curves without stray kinks",
        arguments: [
            "P2.0001S5", "P2.0000001S5", "P2.00000001S5", "P2S5.000000003", "Li0.000000001P2S5",
            "Li0.00000001P2S5.0000000001",
        ])
    func nearlyStoichiometric(formula: String) throws {
        let entries = try SyntheticSet.entries()
        for mu in [nil, -1.97, -2.0] as [Double?] {
            let reaction = try react("Li2S", formula, entries, open: mu.map { [("Li", $0)] } ?? [])
            let minimum = reaction.kinks[reaction.totalMinimum]
            #expect((minimum.fractions.atomic - 0.5625).magnitude < 1e-4)
            #expect((minimum.energies.totalPerFormula + 0.125).magnitude < 1e-4)
            for (left, right) in zip(reaction.kinks, reaction.kinks.dropFirst()) {
                #expect(right.fractions.nonReservoir - left.fractions.nonReservoir > 1e-8)
            }
            try reaction.verify(entries)
        }
    }

    @Test("X17 LiCl + NaBr and LiBr + NaCl at one energy: flagged, and the choice does not depend on the input order")
    func alternativeProducts() throws {
        let list =
            ["Li", "Na", "Cl", "Br"].map { FixturePhase($0, 0) }
            + ["LiCl", "NaBr", "LiBr", "NaCl"].map { FixturePhase($0, -1) }
        var texts = Set<String>()
        for seed in UInt64(1)...6 {
            var random = SeededGenerator(seed: seed)
            let entries = try Fixture.entries(
                list.enumerated().map { FixturePhase($1.formula, $1.formationEnergyPerAtom, id: "salt-\($0)") }
                    .shuffled(using: &random), prefix: "salt")
            let reaction = try react("LiNa", "ClBr", entries)
            #expect(reaction.flags == [.alternativeProducts, .hullEnergy1, .hullEnergy2].sorted())
            let middle = try #require(kink(reaction, atomic: 0.5))
            #expect(Agreement.holds(middle.energies.totalPerAtom, -1) && middle.hasAlternatives)
            #expect(imbalance(middle, of: reaction, entries) < 1e-9)
            texts.insert("\(middle.products.map { "\(entries.id(at: $0.row)) \($0.amount)" })")
        }
        #expect(texts.count == 1, "\(texts)")
    }

    @Test("X22 width of the minimum of Li2S | P2S5 within 1 meV: 0.5445 to 0.5765 in atoms")
    func width() throws {
        let range = try react("Li2S", "P2S5", SyntheticSet.entries()).minimumRange(margin: 0.001)
        // -0.03025 = -0.03125 x / 0.5625 on the left, -0.03125 (1 - x) / 0.4375 on the right.
        #expect(Agreement.holds(range.low.atomic, 0.5625 * 0.968))
        #expect(Agreement.holds(range.high.atomic, 1 - 0.4375 * 0.968))
    }

    @Test("X22 a margin larger than the whole curve reaches both ends")
    func wholeWidth() throws {
        let range = try react("Li2S", "P2S5", SyntheticSet.entries()).minimumRange(margin: 1)
        #expect(range.low.atomic == 0 && range.high.atomic == 1)
    }
}
