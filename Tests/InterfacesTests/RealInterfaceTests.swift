import Chemistry
import Electrochemistry
import Interfaces
import TestSupport
import Testing
import ThermoEntries
import ThermoSnapshot
import Thermodynamics

/// Cases of CASES section 3 that need real data.
@Suite("Interfaces of the embedded data")
struct RealInterfaceTests {
    @Test("X11, 4(f) 2 LiCoO2 + Li3PS4: -0.399 eV/atom, -616.0 kJ/mol of the equation; largest -0.402 at 0.686")
    func documentedReaction() throws {
        let entries = try ThermoSnapshot.mp2019()
        let reaction = try react("LiCoO2", "Li3PS4", entries)
        // Per formula unit of mixture at x = 2/3; the equation holds three formula units, 16 atoms.
        let perFormula = total(reaction, molar: 2.0 / 3) * 16 / 3
        #expect((perFormula * 3 / 16 + 0.399).magnitude < 0.0005, "\(perFormula * 3 / 16)")
        #expect((perFormula * 3 * InterfaceEnergies.kilojoulePerMolePerElectronvolt + 616.0).magnitude < 1)
        let minimum = reaction.kinks[reaction.totalMinimum]
        #expect((minimum.energies.totalPerAtom + 0.402).magnitude < 0.0005)
        #expect((minimum.fractions.molar - 0.686).magnitude < 0.0005)
    }

    @Test(
        "X16 products of reactions of many elements balance to 1e-9",
        arguments: [
            ("Li6PS5Cl", "LiNi0.8Mn0.1Co0.1O2"), ("Li10GeP2S12", "LiCoO2"), ("Li7La3Zr2O12", "LiMn1.5Ni0.5O4"),
            ("Li3InCl6", "LiNi0.5Co0.2Mn0.3O2"),
        ])
    func balance(first: String, second: String) throws {
        let entries = try ThermoSnapshot.mp2019()
        for open in [[], [("Li", -3.5)], [("Li", -4.3), ("O", -0.2)]] as [[(String, Double)]] {
            let reaction = try react(first, second, entries, open: open)
            for kink in reaction.kinks {
                #expect(
                    imbalance(kink, of: reaction, entries) < 1e-9, "\(first) | \(second) at \(kink.fractions.molar)")
                #expect(kink.energies.mutual <= 1e-9)
            }
            // Exact arithmetic takes its time in debug builds.
            if open.isEmpty { try reaction.verify(entries) }
        }
    }

    @Test("X18 water and hydrated salts may react", arguments: ["H2O", "InCl3.4H2O", "CO2"])
    func water(other: String) throws {
        let entries = try ThermoSnapshot.mp2019()
        let reaction = try react("Li3PS4", other, entries)
        #expect(reaction.kinks[reaction.mutualMinimum].energies.mutual < -1e-3)
        #expect(reaction.kinks.allSatisfy { imbalance($0, of: reaction, entries) < 1e-9 })
        try reaction.verify(entries)
    }

    @Test("X19 a doped cathode against an argyrodite, twelve elements")
    func manyElements() throws {
        let entries = try ThermoSnapshot.mp2019()
        let reaction = try react("Li6PS5Cl", "LiNi0.8Mn0.1Co0.05Al0.02Zr0.01Ti0.01W0.01O2", entries)
        let elements = Set(
            reaction.reactant1.formula.composition.elements + reaction.reactant2.formula.composition.elements)
        #expect(elements.count == 12)
        #expect(reaction.kinks[reaction.mutualMinimum].energies.mutual < -0.1)
        #expect(reaction.kinks.allSatisfy { imbalance($0, of: reaction, entries) < 1e-9 })
    }

    @Test("H1 stable phases are exactly 0 above the hull, as reactants and in windows")
    func exactlyOnTheHull() throws {
        let entries = try ThermoSnapshot.mp2019()
        var random = SeededGenerator(seed: 301)
        let rows = entries.hullStatus.indices.filter {
            entries.hullStatus[$0] == .stable && entries.composition(at: $0).elements.count > 1
        }
        let windows = WindowCalculator(entries: entries, ion: try WorkingIon(symbol: "Li"))
        for row in rows.shuffled(using: &random).prefix(60) {
            let formula = entries.formula(at: row)
            let reaction = try react(formula, "Li", entries)
            #expect(reaction.reactant1.energyAboveHull == 0, "\(formula)")
            let hull = try react(formula, "Li", entries, energy: .hull)
            #expect(hull.reactant1.energy == reaction.reactant1.energy, "\(formula)")
            #expect(try windows.window(of: entries.composition(at: row)).energyAboveHull == 0, "\(formula)")
        }
    }
}
