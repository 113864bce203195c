import Chemistry
import ExactArithmetic
import TestSupport
import Testing

@Suite("Composition")
struct CompositionTests {
    private func parse(_ text: String) throws -> Composition { try FormulaParser.parse(text).composition }

    @Test("I6 variants of one formula are one composition")
    func variants() throws {
        let expected = try parse("Li2S")
        for text in ["S Li2", "(Li2)S", "Li2.0S1", "LiSLi", "[{Li}2]S", "Li4/2S"] {
            #expect(try parse(text) == expected, "\(text)")
        }
        #expect(try parse("Li4S2") != expected)
        #expect(try parse("Li4S2").reduced.composition == expected)
        #expect(try parse("Li4S2").reduced.factor == 2)
    }

    @Test("I9 zeros are removed, negative and empty amounts refused")
    func zerosAndNegatives() throws {
        let (lithium, oxygen) = (Element.lithium, Element.oxygen)
        #expect(try Composition([lithium: 2, oxygen: 0]).elements == [lithium])
        #expect(throws: FormulaError.self) { try Composition([lithium: 0]) }
        #expect(throws: FormulaError.self) { try Composition([Element: Rational]()) }
        let error = #expect(throws: FormulaError.self) { try Composition([lithium: -1, oxygen: 1]) }
        #expect(error?.kind == .negativeAmount)
        #expect(try Composition([(lithium, -1), (lithium, 3)])[lithium] == 2)
    }

    @Test("amounts come by atomic number, absent elements are zero")
    func amounts() throws {
        let composition = try parse("YCl6Li3")
        #expect(composition.elements.map(\.symbol) == ["Li", "Cl", "Y"])
        #expect(composition.amounts.map(\.amount) == [3, 6, 1])
        #expect(composition[.oxygen] == 0)
        #expect(composition.atomCount == 10)
        #expect(!composition.isElemental)
        #expect(Composition(.lithium).isElemental)
    }

    @Test("the molar mass of lithium cobalt oxide is 97.87 g/mol")
    func mass() throws {
        #expect(abs(try parse("LiCoO2").mass - 97.87) < 0.005)
        #expect(abs(try parse("H2O").mass - 18.015) < 0.001)
    }

    @Test("adding and scaling work amount by amount")
    func algebra() throws {
        let sum = try parse("Li2S").scaled(by: 3) + parse("P2S5")
        #expect(sum == (try parse("Li6P2S8")))
        #expect(sum == (try parse("Li3PS4").scaled(by: 2)))
    }

    @Test(
        "the exact formula keeps the amounts as they are",
        arguments: [
            ("LiNi0.8Mn0.1Co0.1O2", "LiMn0.1Co0.1Ni0.8O2"), ("LiNi1/3Mn1/3Co1/3O2", "LiMn1/3Co1/3Ni1/3O2"),
            ("Li1.3Al0.3Ti1.7(PO4)3", "Li1.3Ti1.7Al0.3(PO4)3"), ("O", "O"), ("O3", "O3"), ("LiO", "LiO"),
            ("Na5/2H2O", "Na5/2H2O"), ("Li4Ti5O12", "Li4Ti5O12"),
        ])
    func exactFormula(text: String, expected: String) throws {
        #expect(try parse(text).formula == expected)
        #expect(try parse(text).description == expected)
    }

    @Test("the exact formula is read back as the same composition", arguments: [UInt64(61), 62, 63])
    func roundTrip(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<300 {
            var amounts: [Element: Rational] = [:]
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                guard let element = Element.allCases.randomElement(using: &generator) else { continue }
                let denominator = [1, 1, 1, 2, 3, 7, 10, 100].randomElement(using: &generator) ?? 1
                amounts[element] = Rational(Int.random(in: 1...40, using: &generator), denominator)
            }
            if seed == 63 {
                amounts[.hydrogen] = 2
                amounts[.oxygen] = 1
            }
            let composition = try Composition(amounts)
            #expect(try parse(composition.formula) == composition, "seed \(seed): \(composition.formula)")
            #expect(
                try parse(composition.reducedFormula) == composition.reduced.composition,
                "seed \(seed): \(composition.reducedFormula)")
        }
    }
}
