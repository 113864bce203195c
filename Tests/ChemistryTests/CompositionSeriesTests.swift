import Chemistry
import ExactArithmetic
import Testing

/// Formulas with amounts that depend on x; expectations are the compositions written out by hand.
@Suite("Composition series")
struct CompositionSeriesTests {
    private func formula(_ template: String, _ x: Rational) throws -> Formula {
        try FormulaTemplate(parsing: template).formula(at: x)
    }

    struct Example: Sendable, CustomTestStringConvertible {
        let template: String
        let x: Rational
        let expected: String
        var testDescription: String { "\(template) at \(x)" }

        init(_ template: String, _ x: Rational, _ expected: String) {
            (self.template, self.x, self.expected) = (template, x, expected)
        }
    }

    static let examples = [
        Example("Li{3-x}In{1-x}Zr{x}Cl6", 0, "Li3InCl6"), Example("Li{3-x}In{1-x}Zr{x}Cl6", 1, "Li2ZrCl6"),
        Example("Li{3-x}In{1-x}Zr{x}Cl6", Rational(1, 2), "Li2.5In0.5Zr0.5Cl6"),
        Example("Li{3-x}In{1-x}Zr{x}Cl6", Rational(1, 3), "Li8/3In2/3Zr1/3Cl6"),
        Example("Li3InCl{6-x}F{x}", Rational(3, 2), "Li3InCl4.5F1.5"), Example("Na{2x}S{x}", Rational(1, 2), "NaS0.5"),
        Example("Li{0.5+x/2}CoO2", Rational(1, 2), "Li0.75CoO2"),
        Example("Li{(1-x)/2}CoO2", Rational(1, 5), "Li0.4CoO2"),
        Example("K{2(1-x)}O", Rational(1, 4), "K1.5O"), Example("K{ 2 * x - 1 }O", 1, "KO"),
        Example("K{-x+1}O", Rational(1, 4), "K0.75O"), Example("K{1\u{2212}x}O", Rational(1, 4), "K0.75O"),
        Example("K{3-2x+x}O", 1, "K2O"),
        Example("Li{3+x}(PO4){1-x}(SiO4){x}", Rational(1, 4), "Li3.25(PO4)0.75(SiO4)0.25"),
        Example("{Li2O}{x}ZrO2", 2, "Li4ZrO4"), Example("{1-x}Li2S-{x}P2S5", Rational(1, 4), "75Li2S-25P2S5"),
    ]

    @Test("amounts are exact", arguments: examples)
    func amounts(_ example: Example) throws {
        let computed = try formula(example.template, example.x).composition
        let expected = try FormulaParser.parse(example.expected).composition
        #expect(computed.reduced.composition == expected.reduced.composition)
    }

    @Test("the text of a member reads like a formula")
    func text() throws {
        #expect(try formula("Li{3-x}In{1-x}Zr{x}Cl6", 0).text == "Li3InCl6")
        #expect(try formula("Li{3-x}In{1-x}Zr{x}Cl6", Rational(1, 4)).text == "Li2.75In0.75Zr0.25Cl6")
        #expect(try formula("Li{3-x}In{1-x}Zr{x}Cl6", Rational(1, 3)).text == "Li8/3In2/3Zr1/3Cl6")
    }

    @Test("the text can be typed again, also where a decimal would read as a hydrate")
    func textParses() throws {
        for k in 0...12 {
            let member = try formula("InCl{3+x}H2O", Rational(k, 10))
            let chlorine = try #require(Element(symbol: "Cl"))
            #expect(member.composition[chlorine] == Rational(3) + Rational(k, 10))
            #expect(try FormulaParser.parse(member.text).composition == member.composition)
        }
    }

    @Test("a negative amount names the element, the value and x")
    func negativeAmount() throws {
        let error = #expect(throws: FormulaError.self) { try formula("Li{3-x}In{1-x}Zr{x}Cl6", Rational(5, 4)) }
        #expect(error?.kind == .negativeAmount)
        #expect(error?.message == "the amount of In is -0.25 at x = 1.25")
        #expect(error?.remedy == "keep x at 1 or below")
        let group = #expect(throws: FormulaError.self) { try formula("Li3(PO4){x}", -1) }
        #expect(group?.message == "the amount of the group before it is -1 at x = -1")
        let part = #expect(throws: FormulaError.self) { try formula("{1-x}Li2S-{x}P2S5", 2) }
        #expect(part?.message == "the amount of Li2S is -1 at x = 2")
    }

    @Test(
        "what is not linear in x is refused with its column",
        arguments: [
            ("Li{x*x}O", 6), ("Li{1/x}O", 6), ("Li{3-y}O", 6), ("Li{}O", 4), ("Li{(1-x}O", 8), ("Li{2-}O", 6),
            ("Li{x/0}O", 6), ("Li{1..2x}O", 8), ("Li{3-x", 3), ("Li2{x}O", 4), ("Li{x}2O", 3), ("Li3PS4", nil),
        ] as [(String, Int?)])
    func refusals(_ template: String, _ column: Int?) {
        let error = #expect(throws: FormulaError.self) { try FormulaTemplate(parsing: template) }
        #expect(error?.formula == template)
        #expect(error?.column == column, "\(error?.description ?? "")")
    }

    @Test("points include both ends, are exact, and fail alone")
    func points() throws {
        let template = try FormulaTemplate(parsing: "Li{3-x}In{1-x}Zr{x}Cl6")
        let series = try CompositionSeries(template, from: 0, to: Rational(3, 2), steps: 3)
        #expect(series.points.map(\.x) == [0, Rational(1, 2), 1, Rational(3, 2)])
        #expect(series.points.map { (try? $0.formula.get()) == nil } == [false, false, false, true])
        let falling = try CompositionSeries(template, from: 1, to: 0, steps: 10)
        #expect(falling.points.map(\.x) == (0...10).map { Rational(10 - $0, 10) })
    }

    @Test("a series needs steps and two ends", arguments: [(0, 1), (10_001, 1), (5, 0), (-3, 1)])
    func badSeries(_ steps: Int, _ last: Int) throws {
        let template = try FormulaTemplate(parsing: "Li{1-x}CoO2")
        #expect(throws: FormulaError.self) {
            try CompositionSeries(template, from: 0, to: Rational(last), steps: steps)
        }
    }
}
