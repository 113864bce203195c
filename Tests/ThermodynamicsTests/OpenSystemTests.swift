import Chemistry
import TestSupport
import Testing
import ThermoEntries
import Thermodynamics

/// Open systems on the synthetic set.
@Suite("Open systems")
struct OpenSystemTests {
    @Test("H18 a chemical potential above the element is refused with the reason", arguments: [1e-9, 0.1, 5])
    func aboveTheElement(potential: Double) throws {
        #expect {
            try equilibrium(SyntheticSet.entries(), "Li3PS4", reservoirs: [reservoir("Li", potential)])
        } throws: { error in
            let refused = error as? ThermodynamicsError
            return refused?.kind == .reservoirAboveElement && refused?.message.contains("plate") == true
        }
    }

    @Test("H18 a chemical potential that is no number is refused", arguments: [Double.nan, -.infinity])
    func noNumber(potential: Double) throws {
        #expect {
            try equilibrium(SyntheticSet.entries(), "Li3PS4", reservoirs: [reservoir("Li", potential)])
        } throws: { error in
            (error as? ThermodynamicsError)?.kind == .invalidCondition
        }
    }

    @Test("H19 at mu 0 Li3PS4 takes up 8 Li and coexists with Li")
    func atZero() throws {
        let entries = try SyntheticSet.entries()
        let found = try equilibrium(entries, "Li3PS4", reservoirs: [reservoir("Li", 0)])
        #expect(agree(amounts(found.phases, entries), ["Li3P": 1, "Li2S": 4]))
        #expect(Agreement.holds(found.energy, -3.6 + 4 * -4.2))
    }

    @Test(
        "H19 at a transition both assemblages cost the same, and it is flagged", arguments: [-1.2, -1.84, -131.0 / 60])
    func atTransition(potential: Double) throws {
        let entries = try SyntheticSet.entries()
        let composition = try Fixture.composition("Li3PS4")
        let found = try equilibrium(entries, "Li3PS4", reservoirs: [reservoir("Li", potential)])
        #expect(found.hasAlternatives)
        #expect(conserves(found.phases, composition, entries, except: [try Fixture.element("Li")]))
        let evolution = try IonEvolution(
            of: composition, element: Fixture.element("Li"), phases: phases(entries, "Li3PS4"))
        let above = try #require(evolution.steps.first { Agreement.holds($0.potentialLow, potential) })
        let below = try #require(evolution.steps.first { Agreement.holds($0.potentialHigh, potential) })
        for step in [above, below] {
            let energy = step.energy - potential * (3 + step.uptake)
            #expect(Agreement.holds(found.energy, energy), "\(amounts(step.phases, entries))")
        }
    }

    @Test("H20 at mu -5 Li3PS4 -> 3 Li + 0.5 P2S5 + 1.5 S, -8.45 eV per formula")
    func everythingLosesLithium() throws {
        let entries = try SyntheticSet.entries()
        let open = [try reservoir("Li", -5)]
        let found = try equilibrium(entries, "Li3PS4", reservoirs: open)
        #expect(agree(amounts(found.phases, entries), ["P2S5": 0.5, "S": 1.5]))
        let row = try #require(try entries.rows(of: Fixture.composition("Li3PS4")).first)
        #expect(Agreement.holds(found.energy - entries.grandPotential(ofRow: row, reservoirs: open), -8.45))
    }

    @Test("H21 with O open Fe turns into Fe2O3; no elemental reference is needed")
    func compoundAsReference() throws {
        let entries = try LithiumIronOxide.entries()
        let reference = try #require(LithiumIronOxide.references["O"])
        let found = try equilibrium(entries, "Fe", with: "O", reservoirs: [reservoir("O", -5 - reference)])
        #expect(agree(amounts(found.phases, entries), ["Fe2O3": 0.5]))
    }

    @Test("H22 an open system that projects onto one element has an equilibrium reaction energy")
    func oneBalancedElement() throws {
        let entries = try SyntheticSet.entries()
        let open = [try reservoir("Li", -1)]
        // Per S: Li2S -4.2 + 2 = -2.2; without it S alone, 0.
        #expect(Agreement.holds(try equilibrium(entries, "Li2S", reservoirs: open).energy, -2.2))
        let without = try equilibrium(entries, "Li2S", reservoirs: open, excluding: "Li2S")
        #expect(without.energy == 0)
        #expect(agree(amounts(without.phases, entries), ["S": 1]))
    }

    @Test("H23 with all elements open the grand potential of an entry is E - sum mu n")
    func everythingOpen() throws {
        let entries = try SyntheticSet.entries()
        let open = [try reservoir("Li", -2), try reservoir("P", -0.5), try reservoir("S", -0.3)]
        let row = try #require(try entries.rows(of: Fixture.composition("Li3PS4")).first)
        #expect(Agreement.holds(entries.grandPotential(ofRow: row, reservoirs: open), -7.6 + 6 + 0.5 + 1.2))
        #expect {
            try equilibrium(entries, "Li3PS4", reservoirs: open)
        } throws: { error in
            // Every compound stays above these reservoirs (Li2S: -4.2 + 4 + 0.3), so the only thing wrong is that nothing is left to balance.
            (error as? ThermodynamicsError)?.kind == .onlyReservoirElements
        }
    }

    @Test("H23 reservoirs that would condense into a compound are refused, and the compound is named")
    func condensation() throws {
        #expect {
            try equilibrium(
                SyntheticSet.entries(), "Li3PS4", reservoirs: [reservoir("Li", -2), reservoir("S", -0.1)])
        } throws: { error in
            let refused = error as? ThermodynamicsError
            return refused?.kind == .reservoirsCondense && refused?.subject == "Li2S"
        }
    }

    @Test("H18 two potentials for one element are refused")
    func twoPotentials() throws {
        #expect {
            try equilibrium(
                SyntheticSet.entries(), "Li3PS4", reservoirs: [reservoir("Li", -1), reservoir("Li", -2)])
        } throws: { error in
            (error as? ThermodynamicsError)?.kind == .invalidCondition
        }
    }

    @Test("H24 a reservoir of an element outside the system or the data is an error")
    func strangeReservoir() throws {
        for symbol in ["Co", "Fe"] {
            #expect {
                try equilibrium(SyntheticSet.entries(), "Li3PS4", reservoirs: [reservoir(symbol, -1)])
            } throws: { error in
                (error as? ThermodynamicsError)?.kind == .unknownReservoir
            }
        }
        #expect {
            try equilibrium(SyntheticSet.entries(), "Li3PS4", with: "Fe", reservoirs: [reservoir("Fe", -1)])
        } throws: { error in
            (error as? ThermodynamicsError)?.kind == .missingElements(["Fe"])
        }
    }
}
