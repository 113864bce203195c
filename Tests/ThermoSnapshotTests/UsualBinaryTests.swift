import Chemistry
import Testing
import ThermoEntries
import ThermoSnapshot

@Suite("Usual binaries")
struct UsualBinaryTests {
    private func missing(_ formula: String) throws -> [String] {
        UsualBinaries(in: try ThermoSnapshot.mp2019WithoutDilute())
            .missing(of: try FormulaParser.parse(formula).composition).map(\.reducedFormula)
    }

    @Test("every cation is looked up with the anions of the other materials, in the state it has in its own")
    func meeting() throws {
        let ions = try ["Li3YBr6", "Er2O3", "Tl2O"].map {
            UsualBinaries.Ions(of: try FormulaParser.parse($0).composition)
        }
        let missing = UsualBinaries(in: try ThermoSnapshot.mp2019WithoutDilute()).missing(of: ions)
        // TlBr is in the data; TlBr3 would be missing, but thallium is monovalent here.
        #expect(missing.map(\.reducedFormula) == ["ErBr3"])
    }

    /// Handbook compounds that mp-2019 does not hold.
    @Test(
        "compounds whose binary halide is not in the data",
        arguments: [("Li3ErBr6", "ErBr3"), ("Na3ErBr6", "ErBr3"), ("Na3GdI6", "GdI3"), ("ErOBr", "ErBr3")])
    func missing(formula: String, binary: String) throws { #expect(try missing(formula) == [binary]) }

    @Test(
        "nothing is missing where the usual binaries are there, or where nature has none",
        arguments: [
            "Li3PS4", "Li6PS5Cl", "LiCoO2", "LiNiO2", "LiFePO4", "Li3YCl6", "Li3YBr6", "Li3InCl6", "Li2ZrCl6", "LiNbO3",
            "Li7La3Zr2O12", "Li10GeP2S12", "Cs2CuCl4", "NaAlCl4", "LiF", "Li2O", "CuI", "Li4Ti5O12", "CsSnI3",
        ])
    func complete(formula: String) throws { #expect(try missing(formula).isEmpty) }
}
