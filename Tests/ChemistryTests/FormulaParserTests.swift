import Chemistry
import ExactArithmetic
import Testing

@Suite("Formula parser")
struct FormulaParserTests {
    /// Amounts as "Li 3, In 1, Cl 6" in any order.
    private func amounts(_ list: String) throws -> Composition {
        var pairs: [(element: Element, amount: Rational)] = []
        for item in list.split(separator: ",") {
            let words = item.split(separator: " ")
            let fraction = words[1].split(separator: "/").compactMap { Int($0) }
            let element = try #require(Element(symbol: words[0]))
            pairs.append((element, Rational(fraction[0], fraction.count == 2 ? fraction[1] : 1)))
        }
        return try Composition(pairs)
    }

    private func expect(_ text: String, _ list: String) throws {
        let formula = try FormulaParser.parse(text)
        #expect(formula.composition == (try amounts(list)), "\(text)")
        #expect(formula.text == text)
    }

    @Test(
        "I7 decimals become rationals",
        arguments: [
            ("LiNi0.8Mn0.1Co0.1O2", "Li 1, Ni 4/5, Mn 1/10, Co 1/10, O 2"),
            ("Li3.5Ge0.5V0.5O4", "Li 7/2, Ge 1/2, V 1/2, O 4"),
            ("Li6.4La3Zr1.4Ta0.6O12", "Li 32/5, La 3, Zr 7/5, Ta 3/5, O 12"),
            ("Li0.5CoO2", "Li 1/2, Co 1, O 2"), ("Li.5CoO2", "Li 1/2, Co 1, O 2"),
        ])
    func decimals(text: String, list: String) throws { try expect(text, list) }

    @Test(
        "fractions, also as group multipliers",
        arguments: [
            ("Li7/6Ti11/6O4", "Li 7/6, Ti 11/6, O 4"), ("LiNi1/3Mn1/3Co1/3O2", "Li 1, Ni 1/3, Mn 1/3, Co 1/3, O 2"),
            ("(Li2O)1/2", "Li 1, O 1/2"), ("(Li2O)0.5", "Li 1, O 1/2"), ("Li0.5/2O", "Li 1/4, O 1"),
        ])
    func fractions(text: String, list: String) throws { try expect(text, list) }

    @Test(
        "groups nest in any brackets",
        arguments: [
            ("Ca(OH)2", "Ca 1, O 2, H 2"), ("[Co(NH3)6]Cl3", "Co 1, N 6, H 18, Cl 3"),
            ("{[Li(PO4)]2}3Fe", "Li 6, P 6, O 24, Fe 1"), ("(NH4)3YCl6(LiCl)3", "N 3, H 12, Y 1, Cl 9, Li 3"),
            ("((((Li))))", "Li 1"),
        ])
    func groups(text: String, list: String) throws { try expect(text, list) }

    @Test(
        "hydrates with a middle dot, a star or a full stop",
        arguments: [
            ("InCl3.2H2O", "In 1, Cl 3, H 4, O 2"), ("InCl3·2H2O", "In 1, Cl 3, H 4, O 2"),
            ("InCl3*2H2O", "In 1, Cl 3, H 4, O 2"), ("InCl3 · 2 H2O", "In 1, Cl 3, H 4, O 2"),
            ("YCl3.6H2O", "Y 1, Cl 3, H 12, O 6"), ("YCl3.6(H2O)", "Y 1, Cl 3, H 12, O 6"),
            ("LiOH.H2O", "Li 1, O 2, H 3"), ("ZrOCl2.8H2O", "Zr 1, O 9, Cl 2, H 16"),
            ("CaSO4.0.5H2O", "Ca 1, S 1, O 9/2, H 1"), ("CaSO4·1/2H2O", "Ca 1, S 1, O 9/2, H 1"),
            ("2CuSO4·5H2O", "Cu 2, S 2, O 18, H 20"), ("(InCl3.2H2O)2", "In 2, Cl 6, H 8, O 4"),
            ("LiCl.H2O-InCl3.2H2O", "Li 1, Cl 4, In 1, H 6, O 3"), ("Li2.5H2O", "Li 2, H 10, O 5"),
        ])
    func hydrates(text: String, list: String) throws { try expect(text, list) }

    @Test(
        "a full stop that is no hydrate dot is a decimal point",
        arguments: [
            ("Li0.5H2O", "Li 1/2, H 2, O 1"), ("Li2.5H2OCl", "Li 5/2, H 2, O 1, Cl 1"),
            ("MgCl2.60NH3", "Mg 1, Cl 13/5, N 1, H 3"), ("Li3.6SiO4", "Li 18/5, Si 1, O 4"),
            ("Li2.5H2O2", "Li 5/2, H 2, O 2"), ("2.5H2O", "H 5, O 5/2"),
        ])
    func decimalPoints(text: String, list: String) throws { try expect(text, list) }

    @Test(
        "a number before a dot-joined part counts for that part, before a hydrate for the whole",
        arguments: [
            ("3MgO·2SiO2", "Mg 3, Si 2, O 7"), ("60Li2S·25P2S5·15LiI", "Li 135, P 50, S 185, I 15"),
            ("0.5Li2MnO3·0.5LiCoO2", "Li 3/2, Mn 1/2, Co 1/2, O 5/2"),
            ("(3CaO·Al2O3)2", "Ca 6, Al 4, O 12"), ("2(MgCl2·6NH3)", "Mg 2, Cl 4, N 12, H 36"),
            ("3CaO·Al2O3·6H2O", "Ca 3, Al 2, O 12, H 12"), ("2CaSO4·H2O", "Ca 2, S 2, O 10, H 4"),
        ])
    func dotJoined(text: String, list: String) throws { try expect(text, list) }

    @Test(
        "iodine and vanadium stay elements where they carry amounts or stand first",
        arguments: [
            ("CsVI3", "Cs 1, V 1, I 3"), ("Ba(IO3)2", "Ba 1, I 2, O 6"), ("V1I1", "V 1, I 1"), ("VI2", "V 1, I 2"),
            ("LiVO3", "Li 1, V 1, O 3"), ("CuI", "Cu 1, I 1"),
        ])
    func iodineAndVanadium(text: String, list: String) throws { try expect(text, list) }

    @Test(
        "mixtures are summed as written",
        arguments: [
            ("75Li2S-25P2S5", "Li 150, P 50, S 200"), ("75Li2S–25P2S5", "Li 150, P 50, S 200"),
            ("0.75 Li2S + 0.25 P2S5", "Li 3/2, P 1/2, S 2"), ("0.75*Li2S+0.25*P2S5", "Li 3/2, P 1/2, S 2"),
            ("Li2S-P2S5", "Li 2, P 2, S 6"), ("2LiF-BeF2", "Li 2, Be 1, F 4"), ("LiF-2BeF2", "Li 1, Be 2, F 5"),
            ("25P2S5+75Li2S", "P 50, Li 150, S 200"),
            ("Na3B24H23-5Na2B12H12", "Na 13, B 84, H 83"), ("Li3PS4-0.5LiI", "Li 7/2, P 1, S 4, I 1/2"),
            ("5 Li + Li3PS4", "Li 8, P 1, S 4"), ("3Li2O", "Li 6, O 3"), ("7/2 Li", "Li 7/2"),
        ])
    func mixtures(text: String, list: String) throws { try expect(text, list) }

    @Test(
        "typography and blanks",
        arguments: [
            ("Li₃PS₄", "Li 3, P 1, S 4"), ("  Li3PS4\n", "Li 3, P 1, S 4"), ("Li12 In4 Cl24", "Li 12, In 4, Cl 24"),
            ("Li\u{00A0}Cl", "Li 1, Cl 1"), ("LiNi₀.₈Co₀.₂O₂", "Li 1, Ni 4/5, Co 1/5, O 2"),
        ])
    func typography(text: String, list: String) throws { try expect(text, list) }

    @Test("I9 amounts of zero disappear")
    func zeros() throws {
        try expect("Li2Mg0S", "Li 2, S 1")
        try expect("Li2S(PO4)0", "Li 2, S 1")
        try expect("Li2S-0P2S5", "Li 2, S 1")
    }
}
