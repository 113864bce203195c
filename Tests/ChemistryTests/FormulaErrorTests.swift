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
        for text in ["1S8-2Li2S", "S8 - 2 Li2S", "S8 + 2Li2S"] {
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
