import Chemistry
import Interfaces
import TestSupport
import Testing
import ThermoEntries
import Thermodynamics

/// The toy of pymatgen's interface tests, CASES section 4(d).
@Suite("Interface toy")
struct InterfaceToyTests {
    @Test("4(d) O2 | Mn closed: -15 eV per formula of mixture at molar 0.5, -10 eV/atom at atomic 2/3, -1447.28 kJ/mol")
    func manganeseOxide() throws {
        let entries = try InterfaceToy.entries()
        let reaction = try react("O2", "Mn", entries)
        #expect(reaction.kinks.count == 3)
        #expect(reaction.kinks.map(\.fractions.molar).first == 0 && reaction.kinks.map(\.fractions.molar).last == 1)
        let middle = try #require(kink(reaction, atomic: 2.0 / 3))
        #expect(Agreement.holds(middle.fractions.molar, 0.5))
        #expect(Agreement.holds(middle.energies.totalPerFormula, -15))
        #expect(Agreement.holds(middle.energies.totalPerAtom, -10))
        #expect(Agreement.holdsRelatively(middle.energies.totalKilojoulePerMole, -1447.2795))
        #expect(reaction.kinks[0].energies.total == 0 && reaction.kinks[2].energies.total == 0)
    }

    @Test("4(d), X1 Li2O2 | Li2O2 closed, own energy: -0.5 eV/atom by Li2O2 -> Li2O + 0.5 O2")
    func peroxideAlone() throws {
        let entries = try InterfaceToy.entries()
        let reaction = try react("Li2O2", "Li2O2", entries)
        #expect(reaction.kinks.count == 1 && reaction.flags.contains(.sameCompound))
        #expect(Agreement.holds(reaction.kinks[0].energies.totalPerAtom, -0.5))
        #expect(reaction.kinks[0].energies.mutual == 0)
        #expect(agree(products(reaction.kinks[0], entries), ["Li2O": 1, "O2": 0.5]))
    }

    @Test("4(d), X1 Li2O2 | Li2O2 with Li open at -3: -3 eV per O atom with its own energy, -2 with the hull's")
    func peroxideInLithium() throws {
        let entries = try InterfaceToy.entries()
        for (choice, expected) in [(EnergyChoice.own, -3.0), (.hull, -2)] {
            let reaction = try react("Li2O2", "Li2O2", entries, energy: choice, open: [("Li", -3)])
            #expect(Agreement.holds(reaction.kinks[0].energies.total, expected))
            #expect(agree(products(reaction.kinks[0], entries), ["Li2O": 2]))
            #expect(Agreement.holds(reaction.kinks[0].reservoirUptake[0], 2))
        }
    }

    @Test("4(d) Li2O2 | Mn closed, own energy: -4.4 at 0.8, -3.7777777778 at 8/9, -0.5 at 1 (eV/atom)")
    func peroxideWithManganese() throws {
        let reaction = try react("Li2O2", "Mn", InterfaceToy.entries())
        for (x, expected) in [(0, 0), (0.8, -4.4), (8.0 / 9, -3.7777777778), (1, -0.5)] {
            #expect(Agreement.holds(kink(reaction, atomic: x)?.energies.totalPerAtom, expected), "\(x)")
        }
    }

    @Test("4(d) Li2O2 | Mn with Li open at -3, own energy: -9.3333333333 at 0.8, -3 at 1 (eV per non-Li atom)")
    func peroxideWithManganeseInLithium() throws {
        let reaction = try react("Li2O2", "Mn", InterfaceToy.entries(), open: [("Li", -3)])
        #expect(Agreement.holds(kink(reaction, atomic: 0.8)?.energies.total, -9.3333333333))
        #expect(Agreement.holds(kink(reaction, atomic: 1)?.energies.total, -3))
    }

    @Test("4(d), X6 MnO3 has its own energy of +20 eV as a reactant; MnO2 that of the Mn2O4 entry")
    func reactantEnergies() throws {
        let entries = try InterfaceToy.entries()
        let own = try react("MnO3", "MnO2", entries)
        #expect(Agreement.holds(own.reactant1.energy, 20) && own.reactant1.source == .own)
        #expect(Agreement.holds(own.reactant1.energyAboveHull, 50.0 / 4))
        #expect(Agreement.holds(own.reactant2.energy, -30))
        let hull = try react("MnO3", "MnO2", entries, energy: .hull)
        #expect(Agreement.holds(hull.reactant1.energy, -30) && hull.reactant1.source == .hull)
    }
}
