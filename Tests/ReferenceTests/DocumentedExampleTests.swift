import Chemistry
import Interfaces
import Testing
import ThermoSnapshot

@Suite("Examples that others document")
struct DocumentedExampleTests {
    /// Materials Project documentation, interface reactions: minimum at molar share 0.686 of LiCoO2, -0.402 eV/atom.
    @Test("LiCoO2 | Li3PS4 gives -0.402 eV/atom at molar x 0.686")
    func cobaltateWithThiophosphate() throws {
        let calculator = InterfaceCalculator(entries: try ThermoSnapshot.mp2019())
        let reaction = try calculator.reaction(FormulaParser.parse("LiCoO2"), FormulaParser.parse("Li3PS4"))
        let minimum = reaction.kinks[reaction.totalMinimum]
        #expect((minimum.energies.totalPerAtom + 0.402).magnitude < 0.0005)
        #expect((minimum.fractions.molar - 0.686).magnitude < 0.0005)
    }
}
