import Chemistry
import ExactArithmetic
import Testing

@Suite("Reduced formulas")
struct ReducedFormulaTests {
    /// Formulas of the Materials Project set of Bartel et al. (10.1038/s41524-020-00362-y), drawn with seed 20240607, and
    /// chosen gases, peroxides and noble-gas compounds; second column: `reduced_formula` of pymatgen-core
    /// 2026.10.16.
    static let references: [(formula: String, reduced: String)] = [
        ("Mn1S7Sm4", "Sm4MnS7"),
        ("Fe4Y1Zr1", "YZrFe4"),
        ("Mg14O24Si5", "Mg14Si5O24"),
        ("La3Mn4O12Sr1", "SrLa3Mn4O12"),
        ("Ho6Zn23", "Ho6Zn23"),
        ("Ba10Cu15Ho5O33", "Ba10Ho5(Cu5O11)3"),
        ("O24P6Ti3W1", "Ti3P6WO24"),
        ("Cd1Mg2", "Mg2Cd"),
        ("Mo2S4V1", "V(MoS2)2"),
        ("Ca1Rh1Sn2", "CaSn2Rh"),
        ("Br1H3Li4O3", "Li4H3BrO3"),
        ("Cs2Pt3Se6U1", "Cs2U(PtSe2)3"),
        ("Ba1Ho2O5Pd1", "BaHo2PdO5"),
        ("Cl5N3O1Ru1", "RuN3Cl5O"),
        ("Al13Os4", "Al13Os4"),
        ("Nd1Ni1P1", "NdNiP"),
        ("Ga1Re1", "GaRe"),
        ("Ni1Sb2Tb1", "TbNiSb2"),
        ("In1Lu1Pt2", "LuInPt2"),
        ("Al2Ce1Cu3", "CeAl2Cu3"),
        ("Co2Ge2U1", "U(CoGe)2"),
        ("Li1Pt2Sc1", "LiScPt2"),
        ("Mg1Pr1Sn1", "PrMgSn"),
        ("C4Li5O12V1", "Li5V(CO3)4"),
        ("Bi4Cu2Pb2S9", "Cu2Bi4Pb2S9"),
        ("B1Co3O5", "Co3BO5"),
        ("Ca1Ga1Mn1O5Sr1", "SrCaMnGaO5"),
        ("Br1In1O3Te1", "InTeBrO3"),
        ("Al1N1Zr3", "Zr3AlN"),
        ("Fe1Li3Nb4O12", "Li3Nb4FeO12"),
        ("Bi2Ni3Se2", "Ni3(BiSe)2"),
        ("Cl2H6Mn1N2", "MnH6(NCl)2"),
        ("Ca1Cu1O8P2Sr1", "SrCaCu(PO4)2"),
        ("Cr1O10Si4", "Cr(Si2O5)2"),
        ("Li3Nb1Ni4O8", "Li3Nb(NiO2)4"),
        ("Ce4Cu3O4S4", "Ce4Cu3(SO)4"),
        ("Li1Mo1O8P2", "LiMo(PO4)2"),
        ("Ba1Fe4O8", "Ba(FeO2)4"),
        ("Co3Mo6O42Te1", "Co3Te(MoO7)6"),
        ("Ba5Cu5Nd8O25Sr2", "Ba5Sr2Nd8(CuO5)5"),
        ("Cr1Li2O10Si4", "Li2Cr(Si2O5)2"),
        ("Li11O24Ru8", "Li11(RuO3)8"),
        ("H18I3O9Sm1", "SmH18(IO3)3"),
        ("B4O12Sr3Y2", "Sr3Y2(BO3)4"),
        ("Mg1O12P3Ti2", "MgTi2(PO4)3"),
        ("I5N2O2Pt1", "PtI5(NO)2"),
        ("H6Li1N3Na2", "Na2Li(H2N)3"),
        ("C6Ho11Ni60", "Ho11(Ni10C)6"),
        ("XeF2", "XeF2"),
        ("Xe1O3", "XeO3"),
        ("Ar1Li2O4", "Li2O4Ar"),
        ("Kr1F2", "KrF2"),
        ("Cs2Xe1O4", "Cs2XeO4"),
        ("He1Na2", "Na2He"),
        ("O8", "O2"),
        ("N4", "N2"),
        ("F2", "F2"),
        ("Cl1", "Cl2"),
        ("H6", "H2"),
        ("Li4O4", "Li2O2"),
        ("Na2O2", "Na2O2"),
        ("K1O1", "K2O2"),
        ("H1O1", "H2O2"),
        ("Cs2O2", "Cs2O2"),
        ("Rb4O4", "Rb2O2"),
        ("S8", "S"),
        ("P4", "P"),
        ("Br2", "Br"),
        ("Mg2O4", "MgO2"),
        ("Li2O1", "Li2O"),
    ]

    @Test("the reduced formula is the one the field writes", arguments: references)
    func oracle(formula: String, reduced: String) throws {
        let composition = try FormulaParser.parse(formula).composition
        #expect(composition.reducedFormula == reduced)
        let counts = composition.amounts.compactMap(\.amount.intValue)
        #expect(Composition.reducedFormula(elements: composition.elements, counts: counts) == reduced)
        #expect(
            Composition.reducedFormula(elements: composition.elements.reversed(), counts: counts.reversed()) == reduced)
        #expect(composition.scaled(by: 7).reducedFormula == reduced)
    }

    @Test(
        "product formulas of the literature come out to the letter",
        arguments: [
            "Fe2PClO4", "YPO4", "LiS4", "P2S7", "Li(MnS2)2", "Co(NiS2)2", "LiAl5O8", "Li2PNO2", "Li7La3Zr2O12",
            "Li10Ge(PS6)2", "LiFePO4", "Li3InCl6", "Li4P2O7", "Li(CoO2)2", "Li6PS5Cl", "Li7P3S11", "LiTi2(PO4)3",
            "Al2(SO4)3", "Li2CO3", "Mn8Cl3O10", "Li2MnGeO4", "Co9S8",
        ])
    func literature(formula: String) throws {
        #expect(try FormulaParser.parse(formula).composition.reducedFormula == formula)
    }

    @Test("fractions are cleared of their denominators")
    func fractions() throws {
        func reduced(_ text: String) throws -> String { try FormulaParser.parse(text).composition.reducedFormula }
        #expect(try reduced("Li7/6Ti11/6O4") == "Li7Ti11O24")
        #expect(try reduced("LiNi0.8Mn0.1Co0.1O2") == "Li10MnCo(Ni2O5)4")
        #expect(try reduced("Li0.5O0.5") == "Li2O2")
        #expect(try reduced("O0.25") == "O2")
    }

    @Test("formula, amounts and factor of the reduced unit agree", arguments: references.map(\.formula))
    func reducedUnit(formula: String) throws {
        let composition = try FormulaParser.parse(formula).composition
        let (unit, factor) = composition.reduced
        #expect(unit.scaled(by: factor) == composition)
        #expect(try FormulaParser.parse(composition.reducedFormula).composition == unit)
        #expect(unit.amounts.allSatisfy { $0.amount.isInteger })
        #expect(unit.reduced.factor == 1)
    }

    @Test("amounts beyond a machine integer are still written")
    func hugeAmounts() throws {
        let composition = try FormulaParser.parse("Li0.00000000000000001O999999999").composition
        #expect(composition.reducedFormula == "LiO99999999900000000000000000")
    }
}
