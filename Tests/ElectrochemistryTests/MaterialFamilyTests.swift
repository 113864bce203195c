import Chemistry
import Electrochemistry
import ExactArithmetic
import Testing

@Suite("Families of materials")
struct MaterialFamilyTests {
    @Test(
        "families as the literature names them",
        arguments: [
            ("LiF", "fluoride"), ("LiPF6", "fluoride"), ("Li3InCl6", "chloride"), ("LiTaOCl4", "chloride"),
            ("Li3YBr6", "bromide"), ("LiI", "iodide"), ("Li3InCl4.8F1.2", "mixed-halide"), ("NH4Cl", "chloride"),
            ("Li3PS4", "sulfide"), ("Li6PS5Cl", "sulfide"), ("Li10GeP2S12", "sulfide"), ("P2S5", "sulfide"),
            ("Li3PSe4", "selenide"), ("Li2Te", "telluride"), ("Li7La3Zr2O12", "oxide"), ("LiCoO2", "oxide"),
            ("Li3OCl", "oxide"), ("SiO2", "oxide"), ("LiTi2P3O12", "oxyanion"), ("Li2SO4", "oxyanion"),
            ("Li2CO3", "oxyanion"), ("LiClO4", "oxyanion"), ("LiNO3", "oxyanion"), ("Li2PO2N", "oxyanion"),
            ("LiBO2", "oxyanion"), ("Li3N", "nitride"), ("LiNH2", "nitride"), ("Li3P", "phosphide"),
            ("LiBH4", "hydride"), ("Li4B3H12I", "hydride"), ("LiH", "hydride"), ("Li13Si4", "other"), ("Li", "other"),
            ("S8", "other"),
        ])
    func families(formula: String, family: String) throws {
        let composition = try FormulaParser.parse(formula).composition
        #expect(MaterialFamily.of(composition).rawValue == family)
        #expect(MaterialFamily.of(composition.scaled(by: 3)) == MaterialFamily.of(composition), "multiples agree")
    }

    @Test("headings are plural and differ")
    func titles() {
        #expect(MaterialFamily.sulfide.title == "Sulfides")
        #expect(Set(MaterialFamily.allCases.map(\.title)).count == MaterialFamily.allCases.count)
    }
}
