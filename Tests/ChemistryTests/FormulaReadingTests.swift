import Chemistry
import ExactArithmetic
import Testing

/// Texts that were once read as another substance. Compositions are counted by hand.
@Suite("Formula readings")
struct FormulaReadingTests {
    private func composition(_ list: String) throws -> Composition {
        let pairs = try list.split(separator: " ").map { word in
            let symbol = word.prefix { $0.isLetter }
            let amount = try #require(Rational(decimalOrFraction: String(word.dropFirst(symbol.count))))
            return (element: try #require(Element(symbol: symbol)), amount: amount)
        }
        return try Composition(pairs)
    }

    @Test(
        "the number before a part joined by a dot counts for that part",
        arguments: [
            ("75Li2S·25P2S5", "Li150 P50 S200"), ("70Li2S•30P2S5", "Li140 P60 S220"), ("3Li2S·P2S5", "Li6 P2 S8"),
            ("2Li2O·SiO2", "Li4 Si1 O4"), ("3CaO·SiO2", "Ca3 Si1 O5"), ("3CaO.Al2O3", "Ca3 Al2 O6"),
            ("0.5(Li2O) * 0.5(P2O5)", "Li1 P1 O3"), ("2Na2O.P2O5", "Na4 P2 O7"), ("Li2O·2SiO2", "Li2 Si2 O5"),
            ("K2O·Al2O3·6SiO2", "K2 Al2 Si6 O16"), ("60Li2S·25P2S5·15LiI", "Li135 P50 S185 I15"),
            ("[2Li2O·SiO2]2", "Li8 Si2 O8"), ("3CaO·2SiO2·3H2O", "Ca3 Si2 O10 H6"),
            ("0.3Li2MnO3⋅0.7LiCoO2", "Li1.3 Mn0.3 Co0.7 O2.3"),
            ("4CaO·Al2O3·Fe2O3", "Ca4 Al2 Fe2 O10"), ("3Li2S·P2S5 - LiI", "Li7 P2 S8 I1"),
        ])
    func dottedParts(text: String, list: String) throws {
        #expect(try FormulaParser.parse(text).composition == composition(list), "\(text)")
    }

    @Test(
        "before hydrate water alone the number counts for the whole",
        arguments: [
            ("2CuSO4·5H2O", "Cu2 S2 O18 H20"), ("3MgCl2*6(H2O)", "Mg3 Cl6 H36 O18"), ("2YCl3.6H2O", "Y2 Cl6 H24 O12"),
        ])
    func hydrates(text: String, list: String) throws {
        #expect(try FormulaParser.parse(text).composition == composition(list), "\(text)")
    }

    @Test("plain formulas are told from texts whose reading needs a remark")
    func plain() throws {
        for text in ["Li3PS4", "Li7/6Ti11/6O4", "Ca(OH)2", "InCl3·2H2O", "Li0.5CoO2", "Li2Mg0S"] {
            #expect(try FormulaParser.reading(of: text).isPlain, "\(text)")
        }
        for text in ["75Li2S-25P2S5", "3Li2O", "Li2O·SiO2", "2CuSO4·5H2O", "Li3PS4-LiI", "(2Li2O·SiO2)"] {
            #expect(try !FormulaParser.reading(of: text).isPlain, "\(text)")
        }
    }

    /// A refusal, with what its text must name and what it must not offer.
    private func expect(_ text: String, _ kind: FormulaError.Kind, offers: String? = nil, notOffers: String? = nil) {
        let error = #expect(throws: FormulaError.self, "\(text)") { try TypedFormula.parse(text) }
        #expect(error?.kind == kind, "\(text): \(error?.description ?? "-")")
        if let offers {
            #expect(error?.remedy.contains("'\(offers)'") == true, "\(text): \(error?.description ?? "-")")
        }
        if let notOffers {
            #expect(error?.remedy.contains(notOffers) == false, "\(text): \(error?.description ?? "-")")
        }
    }

    @Test(
        "a full stop between two compounds is refused with both spellings, which then read as meant",
        arguments: [
            ("Li2O.2SiO2", "Li2O·2SiO2", "Li2 Si2 O5"), ("MgCl2.6NH3", "MgCl2·6NH3", "Mg1 Cl2 N6 H18"),
            ("75Li2S.25P2S5", "75Li2S·25P2S5", "Li150 P50 S200"), ("LiI.4CH3OH", "LiI·4CH3OH", "Li1 I1 C4 H16 O4"),
            ("SmCl3.0.5Li2ZrCl6", "SmCl3·0.5Li2ZrCl6", "Sm1 Li1 Zr0.5 Cl6"), ("CaCl2.2HCl", "CaCl2·2HCl", "Ca1 Cl4 H2"),
            ("LiAlH4.3NH3", "LiAlH4·3NH3", "Li1 Al1 N3 H13"), ("K2O.Al2O3.6SiO2", "K2O.Al2O3·6SiO2", "K2 Al2 Si6 O16"),
        ])
    func fullStops(text: String, offered: String, list: String) throws {
        expect(text, .ambiguous, offers: offered)
        #expect(try FormulaParser.parse(offered).composition == composition(list))
    }

    @Test(
        "a full stop that cannot join two compounds stays a decimal point",
        arguments: [
            ("Li1.2Mn0.54Ni0.13Co0.13O2", "Li1.2 Mn0.54 Ni0.13 Co0.13 O2"),
            ("Li6.5La3Zr1.5Nb0.5O12", "Li6.5 La3 Zr1.5 Nb0.5 O12"),
            ("Li9.54Si1.74P1.44S11.7Cl0.3", "Li9.54 Si1.74 P1.44 S11.7 Cl0.3"), ("LiCoO1.9F0.1", "Li1 Co1 O1.9 F0.1"),
            ("Li5.5PS4.5ClBr0.5", "Li5.5 P1 S4.5 Cl1 Br0.5"), ("Li3PS3.5O0.25Se0.25", "Li3 P1 S3.5 O0.25 Se0.25"),
            ("Li2ZrCl5.5Br0.5", "Li2 Zr1 Cl5.5 Br0.5"), ("MnO1.5F2", "Mn1 O1.5 F2"),
        ])
    func decimals(text: String, list: String) throws {
        #expect(try FormulaParser.parse(text).composition == composition(list), "\(text)")
    }

    @Test(
        "charges inside a word are refused, with the neutral formula where there is one",
        arguments: [
            ("LiFe2+PO4", "LiFePO4"), ("Fe2+Fe3+2O4", "FeFe2O4"), ("Mn2+Mn3+2O4", "MnMn2O4"), ("Fe3+2O3", "Fe2O3"),
            ("Ca2+CO3", "CaCO3"), ("LiMn3+O2", "LiMnO2"),
        ])
    func charges(text: String, offered: String) { expect(text, .charge, offers: offered) }

    @Test("where a charge leaves no compound behind, nothing is offered but blanks")
    func chargesWithoutOffer() {
        expect("Cu+2(OH)3Cl", .charge, offers: "Cu + 2(OH)3Cl", notOffers: "'Cu(OH)3Cl'")
        expect("P2S5+Li2S", .charge, offers: "P2S5 + Li2S")
        // Titanium (IV), or nine titanium atoms: both could be.
        expect("Li4Ti4+5O12", .ambiguous, offers: "Li4Ti5O12")
        expect("Li4Ti4+5O12", .ambiguous, offers: "Li4Ti9O12")
    }

    @Test(
        "sums and differences are refused with the amounts worked out",
        arguments: [
            ("Li1+0.3Al0.3Ti2-0.3(PO4)3", "Li1.3Al0.3Ti1.7(PO4)3"), ("Li3-0.5In1-0.5Zr0.5Cl6", "Li2.5In0.5Zr0.5Cl6"),
            ("Li(3-0.2)PS4", "Li2.8PS4"), ("Na(1+2)Zr2Si2PO12", "Na3Zr2Si2PO12"),
            ("Li7La3-0.25Ca0.25Zr2O12", "Li7La2.75Ca0.25Zr2O12"),
        ])
    func sums(text: String, offered: String) { expect(text, .ambiguous, offers: offered) }

    @Test(
        "Roman numerals of oxidation states are refused with the formula without them",
        arguments: [
            ("LiFe(II)PO4", "LiFePO4"), ("Fe(III)PO4", "FePO4"), ("Fe(II)Fe(III)2O4", "FeFe2O4"), ("Cr(VI)O3", "CrO3"),
            ("Fe2(III)O3", "Fe2O3"), ("LiFeIIPO4", "LiFePO4"), ("Cu(I)Cl", "CuCl"), ("V2(V)O5", "V2O5"),
            ("CrVIO3", "CrO3"), ("TiIVO2", "TiO2"), ("LiMn(III)Mn(IV)O4", "LiMnMnO4"), ("CoIIIF3", "CoF3"),
        ])
    func numerals(text: String, offered: String) { expect(text, .oxidationNumeral, offers: offered) }

    @Test(
        "iodine and vanadium that are no numeral stay",
        arguments: [
            ("Cs(I3)", "Cs1 I3"), ("VI2", "V1 I2"), ("CsI3", "Cs1 I3"), ("BiVI", "Bi1 V1 I1"), ("InI", "In1 I1"),
            ("LiVO3", "Li1 V1 O3"), ("Li3VIO4", "Li3 V1 I1 O4"),
        ])
    func iodides(text: String, list: String) throws {
        #expect(try TypedFormula.parse(text).composition == composition(list))
    }

    @Test("leading zeros are refused with what makes a compound")
    func leadingZeros() {
        expect("(Ba0.6Sr04)TiO3", .leadingZero, offers: "(Ba0.6Sr0.4)TiO3", notOffers: "SrO4")
        expect("Li3.5Si0.5P05S4", .leadingZero, offers: "Li3.5Si0.5P0.5S4")
        expect("LiCo02", .leadingZero, offers: "LiCoO2", notOffers: "Co0.2")
        expect("Li2C03", .leadingZero, offers: "Li2CO3")
        expect("LiFeP04", .leadingZero, offers: "LiFePO4")
        expect("Li007", .leadingZero)
        expect("Li1/02O", .leadingZero)
    }

    @Test("a zero for the letter O inside a number is refused where O makes a compound and zero does not")
    func zerosForOxygen() throws {
        expect("Fe203", .leadingZero, offers: "Fe2O3")
        expect("LiMn204", .leadingZero, offers: "LiMn2O4")
        expect("Li7La3Zr2012", .leadingZero, offers: "Li7La3Zr2O12")
        expect("H20", .leadingZero, offers: "H2O")
        for text in ["Li10GeP2S12", "Li20Si5", "Ce2Fe20Si2C", "Lu20Os5I24", "C60", "Li10", "Na20Sn8", "Li2Mg0S"] {
            #expect(throws: Never.self, "\(text)") { try TypedFormula.parse(text) }
        }
        // Files of data may hold cells of twenty atoms.
        #expect(throws: Never.self) { try FormulaParser.parse("Cu20") }
    }

    @Test(
        "marks of state and names of polymorphs are named, and nothing is offered that adds an element",
        arguments: [
            "Li3PS4(s)", "Al2O3(cr)", "Li (bcc)", "Li3PS4 (beta)", "CO2(g)", "Li3PS4-beta", "gamma-Li3PO4", "β-Li3PS4",
            "Li (BCC)",
            "Li3PS4 (am)", "NaCl(aq)", "SiO2 (quartz glass)", "α-Al2O3", "Li2S(l)", "Cubic LiCoO2",
        ])
    func marks(text: String) {
        let error = #expect(throws: FormulaError.self, "\(text)") { try TypedFormula.parse(text) }
        #expect(error?.remedy.contains("did you mean") == false, "\(text): \(error?.description ?? "-")")
    }

    @Test(
        "abbreviated anions, polymers and solvents are refused with their composition",
        arguments: [
            ("LiFSI", "LiN(SO2F)2", "Li1 N1 S2 O4 F2"), ("LiTFSI", "LiN(SO2CF3)2", "Li1 N1 S2 O4 C2 F6"),
            ("LiBOB", "LiB(C2O4)2", "Li1 B1 C4 O8"), ("LiDFOB", "LiBF2C2O4", "Li1 B1 F2 C2 O4"),
            ("NaFSI", "NaN(SO2F)2", "Na1 N1 S2 O4 F2"), ("Mg(TFSI)2", "Mg(N(SO2CF3)2)2", "Mg1 N2 S4 O8 C4 F12"),
            ("LiOTf", "LiSO3CF3", "Li1 S1 O3 C1 F3"), ("PVDF", "C2H2F2", "C2 H2 F2"), ("PEO", "C2H4O", "C2 H4 O1"),
            ("LiBETI", "LiN(SO2C2F5)2", "Li1 N1 S2 O4 C4 F10"), ("PC", "C4H6O3", "C4 H6 O3"),
        ])
    func abbreviations(text: String, offered: String, list: String) throws {
        expect(text, .abbreviation, offers: offered)
        #expect(try FormulaParser.parse(offered).composition == composition(list))
    }

    @Test("a decimal comma is named")
    func decimalComma() { expect("Li0,5CoO2", .unexpectedCharacter, offers: "Li0.5CoO2") }

    @Test("texts in capitals have the readings that differ in case alone")
    func capitals() throws {
        let readings = { (text: String) in
            Set(TypedFormula.recased(try FormulaParser.parse(text)).map(\.text))
        }
        #expect(try readings("SIO2") == ["SiO2"])
        #expect(try readings("COO2") == ["CoO2"])
        #expect(try readings("CSPBI3").isSuperset(of: ["CsPbI3", "CSPbI3", "CsPBI3"]))
        #expect(try readings("S I O2").isEmpty && readings("SiO2").isEmpty && readings("KF").isEmpty)
    }

    @Test("what is written for a composition reads back, whatever the amounts")
    func roundTrip() throws {
        for list in ["Mg1 Cl2.6 N1 H3", "Na2.5 H2 O1", "Li2 O0.2 Si1", "Li1 I0.4 C1 H4 O1", "Ca1 Cl2.5 H3 N1"] {
            let composition = try composition(list)
            #expect(try FormulaParser.parse(composition.formula).composition == composition, "\(composition.formula)")
        }
    }
}
