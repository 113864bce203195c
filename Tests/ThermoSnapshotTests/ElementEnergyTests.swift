import Chemistry
import Testing
import ThermoEntries
import ThermoSnapshot

/// Values are those of pymatgen 2026.10.24 (calc_compounds), read with Python.
@Suite("Energies of the elements")
struct EmbeddedElementTests {
    @Test("every element of mp-2019 has one")
    func complete() throws {
        let table = try ThermoSnapshot.elementEnergies()
        #expect(table.elements.count == 84)
        #expect(try ThermoSnapshot.mp2019().elements.allSatisfy { table[$0] != nil })
    }

    @Test(
        "total energies per atom",
        arguments: [
            ("Li", "mp-1018134", -1.9089228666666667), ("O", "mp-12957", -4.947961005),
            ("Cl", "mp-1008394", -1.84853666),
            ("S", "mp-96", -4.136449866875), ("Y", "mp-1187739", -6.466471113333333), ("Gd", "mp-155", -14.07612224),
        ])
    func values(symbol: String, id: String, energy: Double) throws {
        let element = try #require(Element(symbol: symbol))
        let value = try #require(try ThermoSnapshot.elementEnergies()[element])
        #expect(value.id == id && value.energyPerAtom == energy)
    }

    @Test("the type of the data names the corrections of 2011")
    func type() throws {
        #expect(ThermoSnapshot.calculationType == "GGA_GGA+U/2011")
        #expect(try ThermoSnapshot.mp2019().provenance.calculationType == "GGA_GGA+U/2011")
    }
}
