import Chemistry
import ExactArithmetic
import Testing

/// Expectations by hand from the usual states: Li+, In3+, P5+, S2-, Cl-, Zr4+, Nb5+, Ti4+, La3+, Ta5+, Mn4+ and Co3+ beside Ni2+.
@Suite struct ChargeBalanceTests {
    private func balance(_ text: String) throws -> ChargeBalance {
        ChargeBalance(try FormulaParser.parse(text).composition)
    }

    @Test(arguments: [
        ("InCl6", "InCl3"), ("Li3ZrCl6", "Li2ZrCl6"), ("LiNbOCl5", "LiNbOCl4"), ("Li3P3S11", "Li3P3S9"),
        ("Li3Y0.75Zr0.25Cl6", "Li2.75Y0.75Zr0.25Cl6"), ("Li6PS5Cl2", "Li6PS5Cl"), ("Na2PS4", "Na3PS4"),
        ("LiAlO3", "LiAlO2"), ("CaF3", "CaF2"), ("Li7La3Zr2O11", "Li5La3Zr2O11"), ("Na4YCl6", "Na3YCl6"),
    ])
    func unbalancedFormulasNameTheirNeighbour(text: String, neighbour: String) throws {
        let balance = try balance(text)
        #expect(!balance.isNeutral)
        #expect(balance.neighbours().map(\.composition).contains(try FormulaParser.parse(neighbour).composition))
        for near in balance.neighbours() { #expect(ChargeBalance(near.composition).isNeutral) }
    }

    /// Formulas are written with chlorine (3.16) before oxygen (3.44), as everywhere.
    @Test func theElementThatIsTooMuchIsNamedFirst() throws {
        #expect(
            try balance("LiNbOCl5").description
                == "charge -1 with usual oxidation states: 1 Cl too many; LiNbCl4O or Li2NbCl5O?")
    }

    /// Li7InCl6 and the others have no neutral average at all; the last needs nine further Li.
    @Test(arguments: ["Li7InCl6", "Li7P2.9S1I", "Li0.54Si1.74P1.44S11.7Cl0.3"])
    func unbalancedWithoutANearNeighbour(text: String) throws {
        #expect(!(try balance(text)).isNeutral)
    }

    /// Real compounds with bonds between like atoms, mixed valence or unusual anions.
    @Test(arguments: [
        "Li7P3S11", "Li4P2S6", "Li2S2O3", "Li2S4", "Li2O2", "KO2", "NaN3", "Li2C2O4", "NH4Cl", "Fe3O4", "Li4Ti5O12",
        "Li7Ti5O12", "LiMn2O4", "Li0.5CoO2", "Li0.99NiO2", "LiH", "LiFePO4", "FePO4", "Li3P", "LiAl", "Li22Si5",
        "Mg2Si",
        "Li10GeP2S12", "Li7La3Zr2O12", "NaClO4", "LiIO3", "Li9.54Si1.74P1.44S11.7Cl0.3", "LiNi0.5Mn1.5O4", "C", "CO",
        "Na3PS4",
        "LiPF6", "LiBH4", "Ba3NaN", "Li3N", "Li2PO2N", "K3Fe(CN)6", "Li2FeSiO4", "SF6", "ICl3",
    ])
    func realCompoundsAreNeutral(text: String) throws {
        #expect(try balance(text).isNeutral)
    }

    @Test(arguments: [
        ("Li0.33La0.557TiO3", "1/1000", "0.329"), ("Li0.388Ta0.238La0.475Cl3", "3/1000", "0.385"),
        ("Li2In0.444Sc0.222Cl4", "-2/1000", "2.002"), ("Li1.2Mn0.54Ni0.13Co0.13O2", "1/100", "1.19"),
    ])
    func roundedFormulasAreMendedExactly(text: String, charge: String, lithium: String) throws {
        let balance = try balance(text)
        let written = try #require(Rational(decimalOrFraction: charge.drop { $0 == "-" }))
        #expect(balance.writtenCharge == (charge.hasPrefix("-") ? -written : written))
        let change = try #require(balance.rounding(through: .lithium))
        let mended = balance.composition.adding(change, of: .lithium)
        #expect(mended[.lithium] == Rational(decimal: lithium))
        #expect(ChargeBalance(mended).writtenCharge.isZero)
    }

    /// Exact amounts, amounts of a charged cathode, slips larger than rounding, and formulas without the ion.
    @Test(arguments: [
        "Li1/3La5/9TiO3", "Li0.99CoO2", "Li0.99NiO2", "Li0.99Ni0.8Co0.1Mn0.1O2", "Li3InCl6", "LiNbOCl5", "La0.667TiO3",
        "Li3.01InCl6", "Li0.33La0.55TiO3", "LiNi0.98Mn0.02O2",
    ])
    func nothingElseIsMended(text: String) throws {
        #expect(try balance(text).rounding(through: .lithium) == nil)
    }

    @Test func digitsThatCannotDecideAreNamed() throws {
        #expect(try balance("Li0.33La0.55TiO3").description.contains("digits are too few"))
        #expect(!(try balance("Li3.01InCl6").description.contains("digits are too few")))
    }
}
