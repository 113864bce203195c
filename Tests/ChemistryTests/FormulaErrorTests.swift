import Chemistry
import ExactArithmetic
import TestSupport
import Testing

@Suite("Formula errors")
struct FormulaErrorTests {
    private func expect(_ text: String, _ kind: FormulaError.Kind, column: Int?, mentions: String = "") {
        let error = #expect(throws: FormulaError.self, "\(text)") { try FormulaParser.parse(text) }
        #expect(error?.kind == kind, "\(text): \(error.map(String.init(describing:)) ?? "-")")
        #expect(error?.column == column, "\(text)")
        #expect(error?.formula == text)
        #expect(error?.remedy.isEmpty == false)
        #expect(error.map { $0.description.contains(mentions) } == true || mentions.isEmpty, "\(text): \(mentions)")
        #expect(error?.description.contains { $0.isNewline } == false)
    }

    @Test(
        "I8 charges get a clear message",
        arguments: [
            ("Li+", 3), ("Cl-", 3), ("Li+ Cl-", 7), ("PO4 3-", 5), ("PO4^3-", 4), ("PO₄³⁻", 4), ("Fe+3", 3),
            ("[PO4]3-", 7),
            ("Li1-", 4),
        ])
    func charges(text: String, column: Int) {
        expect(text, .charge, column: column, mentions: "charges")
    }

    @Test(
        "charges and sums inside a word are no mixture; the value of a sum is offered",
        arguments: [
            ("NaCo3+O2", FormulaError.Kind.charge, ""), ("Cu2+SO4", .charge, "blanks"), ("Ag+3PO4", .charge, "blanks"),
            // A charge and a sum are both formulas here.
            ("Li1+0.5Al0.5Ge1.5(PO4)3", .ambiguous, "Li1.5Al0.5Ge1.5(PO4)3"), ("V4+5+2O7", .ambiguous, ""),
        ])
    func chargesInside(text: String, kind: FormulaError.Kind, words: String) {
        let error = #expect(throws: FormulaError.self, "\(text)") { try FormulaParser.parse(text) }
        #expect(error?.kind == kind, "\(text)")
        #expect(error?.description.contains(words) == true || words.isEmpty, "\(text): \(error?.description ?? "")")
    }

    @Test(
        "a hyphen between two numbers is no mixture where one side is no compound",
        arguments: [
            ("LiTi2-0.2Ge0.2(PO4)3", "LiTi1.8Ge0.2(PO4)3"), ("Li6PS5-0.5Cl1.5", "Li6PS4.5Cl1.5"),
            ("LiMn2-0.1Al0.1O4", "LiMn1.9Al0.1O4"), ("Na3-0.1PS4", "Na2.9PS4"),
        ])
    func differences(text: String, value: String) {
        let error = #expect(throws: FormulaError.self, "\(text)") { try FormulaParser.parse(text) }
        #expect(error?.kind == .ambiguous, "\(text)")
        #expect(error?.remedy.contains(value) == true, "\(text): \(error?.remedy ?? "")")
    }

    @Test(
        "Roman numerals of oxidation states are refused with the formula without them",
        arguments: [
            ("NaFe(III)P2O7", "NaFeP2O7"), ("Mn(II)Mn(III)2O4", "MnMn2O4"), ("Cu(I)Br", "CuBr"), ("V(V)2O5", "V2O5"),
            ("LiVIIIPO4F", "LiVPO4F"), ("NaVIVOPO4", "NaVOPO4"), ("UVIO3", "UO3"), ("[Fe(II)]Cl2", ""),
        ])
    func romanNumerals(text: String, without: String) {
        let error = #expect(throws: FormulaError.self, "\(text)") { try FormulaParser.parse(text) }
        #expect(error?.kind == .oxidationNumeral && error?.message.contains("Roman") == true, "\(text)")
        #expect(error?.remedy.contains(without) == true || without.isEmpty, "\(text): \(error?.remedy ?? "")")
    }

    @Test(
        "a whole number does not start with zero: a lost point or the letter O",
        arguments: [("NaCl02", "O2"), ("Li1.3Al03Ti1.7P3O12", "0.3"), ("05Li2S-05P2S5", "0.5")])
    func leadingZeros(text: String, words: String) {
        let error = #expect(throws: FormulaError.self, "\(text)") { try FormulaParser.parse(text) }
        #expect(
            error?.kind == .leadingZero && error?.remedy.contains(words) == true, "\(text): \(error?.remedy ?? "")")
    }

    @Test(
        "marks of state and structure are named, and no element is suggested in their place",
        arguments: ["LiCl(l)", "NaCl (aq)", "Al2O3(alpha)", "SiO2 quartz", "gamma-LiAlO2", "ZrO2(t)", "MnO2 beta"])
    func marks(text: String) {
        let error = #expect(throws: FormulaError.self, "\(text)") { try FormulaParser.parse(text) }
        #expect(error?.message.contains("marks a state") == true, "\(text): \(error?.message ?? "")")
        #expect(error?.remedy.contains("did you mean") == false, "\(text)")
    }

    @Test(
        "a full stop that may be the dot of an adduct is refused; both spellings offered are read",
        arguments: [
            ("Na2O.3SiO2", "Na2O·3SiO2", "Na2O0.30SiO2"), ("Na2O.Al2O3.4SiO2", "Na2O.Al2O3·4SiO2", "Na2O.Al2O3.40SiO2"),
            ("CaCl2.8NH3", "CaCl2·8NH3", "CaCl2.80NH3"), ("LiCl2.4LiOH", "LiCl2·4LiOH", "LiCl2.40LiOH"),
        ])
    func adducts(text: String, adduct: String, decimal: String) throws {
        let error = #expect(throws: FormulaError.self, "\(text)") { try FormulaParser.parse(text) }
        #expect(error?.kind == .ambiguous, "\(text)")
        for spelling in [adduct, decimal] {
            #expect(error?.remedy.contains(spelling) == true, "\(text): \(error?.remedy ?? "")")
            _ = try FormulaParser.parse(spelling)
        }
    }

    @Test("I9 no atoms and negative amounts are errors")
    func noAtoms() {
        for text in ["", "   ", "\n"] { expect(text, .empty, column: nil) }
        for text in ["Li0", "(LiF)0", "0Li"] { expect(text, .empty, column: nil, mentions: "zero") }
        expect("-Li", .negativeAmount, column: 1)
        expect("Li-1", .charge, column: 3, mentions: "negative")
    }

    @Test("I12 isotopes, vacancies and dummy species are refused with a hint")
    func dummies() {
        expect("D2O", .dummySpecies, column: 1, mentions: "write H")
        expect("LiT", .dummySpecies, column: 3, mentions: "write H")
        for text in ["XLi", "Vac", "Va2O3", "□Li"] { expect(text, .dummySpecies, column: 1, mentions: "dummy") }
        expect("LiVacO2", .dummySpecies, column: 3)
    }

    @Test(
        "a wrong case is recognised",
        arguments: [
            ("LI", 1, "'Li'"), ("licl", 1, "'LiCl'"), ("NACL", 2, "'NaCl'"), ("LI3INCL6", 1, "'Li3InCl6'"),
            ("li3ps4", 1, "'Li3PS4'"), ("LICOO2", 1, "'LiCoO2'"),
        ])
    func wrongCase(text: String, column: Int, suggestion: String) {
        expect(text, .unknownElement, column: column, mentions: "did you mean \(suggestion)?")
    }

    @Test("unknown elements are named")
    func unknownElements() {
        expect("NCM811", .unknownElement, column: 3, mentions: "'M'")
        expect("Uue2", .unknownElement, column: 1, mentions: "'Uue'")
        expect("LiJ", .unknownElement, column: 3, mentions: "'J'")
    }

    @Test("brackets without partner are located")
    func brackets() {
        expect("Li3InCl6)", .unmatchedBracket, column: 9, mentions: "unmatched ')'")
        expect("(Li3InCl6", .unmatchedBracket, column: 1, mentions: "unclosed '('")
        expect("Ca[(OH)2", .unmatchedBracket, column: 3, mentions: "unclosed '['")
        expect("(Li3InCl6]", .unmatchedBracket, column: 10, mentions: "closed by ']'")
        expect("Li()2", .missingElement, column: 4, mentions: "empty group")
        expect("Li(", .missingElement, column: 3)
    }

    @Test("the one-line message is exact")
    func message() {
        let error = #expect(throws: FormulaError.self) { try FormulaParser.parse("Li3InCl6)") }
        #expect(
            error.map(String.init(describing:))
                == "formula 'Li3InCl6)': column 9: unmatched ')'; remove it or add '(' before it")
    }

    @Test("numbers need an element, fractions a denominator")
    func numbers() {
        expect("3", .missingElement, column: 1)
        expect("Li3 4", .missingElement, column: 5)
        expect("Li7/0O", .divisionByZero, column: 5)
        expect("Li7/0.0O", .divisionByZero, column: 5)
        expect("Li7/O", .unexpectedCharacter, column: 4)
        expect("Li.", .missingElement, column: 3)
        expect("Li2S + + P2S5", .charge, column: 6)
        expect("Li..S", .missingElement, column: 4)
    }

    @Test("letters for amounts and differences are refused, not guessed")
    func variables() {
        expect("LixCoO2", .unexpectedCharacter, column: 3, mentions: "stands for an amount")
        expect("Li3-xPS4", .unexpectedCharacter, column: 5, mentions: "stands for an amount")
        expect("La2NiO4+δ", .unexpectedCharacter, column: 9, mentions: "stands for an amount")
        expect("Li7-0.25La3Zr2O12", .ambiguous, column: 4)
        for text in ["1S8-2Li2S", "S8 - 2 Li2S", "S8 + 2 Li2S"] {
            #expect(throws: Never.self) { try FormulaParser.parse(text) }
        }
    }

    @Test("absurdly long, deep or large input is refused")
    func absurd() {
        expect(String(repeating: "Li", count: 501), .tooLong, column: nil)
        expect(String(repeating: "(", count: 30) + "Li" + String(repeating: ")", count: 30), .tooLong, column: 21)
        expect("Li99999999999999999999", .absurdNumber, column: 3)
        expect("Li9999999999", .absurdNumber, column: 3)
        expect("(Li999999)999999", .absurdNumber, column: nil)
        #expect(throws: Never.self) { try FormulaParser.parse(String(repeating: "Li", count: 500)) }
    }

    @Test("control characters never reach the message")
    func controlCharacters() {
        expect("Li\u{1B}[31m", .unexpectedCharacter, column: 3)
        expect("Li\u{2028}O", .unexpectedCharacter, column: 3)
        let error = #expect(throws: FormulaError.self) { try FormulaParser.parse("Li\u{1B}[31m") }
        #expect(error?.description.unicodeScalars.allSatisfy { $0.value >= 0x20 } == true)
    }

    @Test("random text never crashes the parser", arguments: [UInt64(71), 72, 73, 74])
    func fuzz(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let alphabet = Array("LiNaClOPSHFexyzX0123456789.../-+*·()[]{} ₂³δ^\u{0}\u{FFFD}é".unicodeScalars)
        for _ in 0..<2000 {
            let length = Int.random(in: 0...40, using: &generator)
            let text: String
            if seed == 71 {
                let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
                text = String(decoding: bytes, as: UTF8.self)
            } else {
                let scalars = (0..<length).compactMap { _ in alphabet.randomElement(using: &generator) }
                text = String(String.UnicodeScalarView(scalars))
            }
            do throws(FormulaError) {
                let composition = try FormulaParser.parse(text).composition
                #expect(composition.amounts.allSatisfy { $0.amount.signum > 0 }, "seed \(seed): \(text)")
                #expect(!composition.elements.isEmpty, "seed \(seed): \(text)")
            } catch {
                let length = text.unicodeScalars.count
                #expect((1...max(1, length)).contains(error.column ?? 1), "seed \(seed): \(text)")
                #expect(!error.description.contains { $0.isNewline }, "seed \(seed): \(text)")
            }
        }
    }
}
