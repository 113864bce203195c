import Chemistry
import Interfaces
import Testing
import ThermoEntries
import ThermoSnapshot
import Thermodynamics

/// Reaction energies on the mp-2019 data, worked out independently of this program.
@Suite("Reactions on the embedded data")
struct PublishedReactionTests {
    @Test("Li3YCl6 | LiFePO4: -29.2 meV/atom with Fe2PClO4, YPO4, LiCl")
    func yttriumChlorideWithIronPhosphate() throws {
        let entries = try ThermoSnapshot.mp2019()
        let reaction = try react("Li3YCl6", "LiFePO4")
        let minimum = reaction.kinks[reaction.totalMinimum]
        #expect((minimum.energies.totalPerAtom + 0.0292).magnitude < 0.0001)
        let products = minimum.products.map { entries.formula(at: $0.row) }
        #expect(Set(["Fe2PClO4", "YPO4", "LiCl"]).isSubset(of: Set(products)), "\(products)")
    }

    @Test("Li3PS4 | LiCoO2: -402.3 meV/atom at atomic share 0.478 (the Materials Project documents -0.402)")
    func thiophosphateWithCobaltate() throws {
        let reaction = try react("Li3PS4", "LiCoO2")
        let minimum = reaction.kinks[reaction.totalMinimum]
        #expect((minimum.energies.totalPerAtom + 0.4023).magnitude < 0.0001)
        #expect((minimum.fractions.atomic - 0.478).magnitude < 0.001)
    }

    @Test("Li3InCl6 | NCM811 on the hull: -76.2 meV/atom")
    func indiumChlorideWithNickelRichCathode() throws {
        let reaction = try react("Li3InCl6", "LiNi0.8Mn0.1Co0.1O2")
        #expect(reaction.reactant2.source == .hull)
        #expect((reaction.kinks[reaction.totalMinimum].energies.totalPerAtom + 0.0762).magnitude < 0.0001)
    }

    private func react(_ first: String, _ second: String) throws -> InterfaceReaction {
        let calculator = InterfaceCalculator(entries: try ThermoSnapshot.mp2019())
        return try calculator.reaction(FormulaParser.parse(first), FormulaParser.parse(second))
    }
}
