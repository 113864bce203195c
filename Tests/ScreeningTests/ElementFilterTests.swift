import Chemistry
import Electrochemistry
import ExactArithmetic
import Screening
import Testing

@Suite("Elements, families and costs of candidates")
struct ElementFilterTests {
    static func filter(_ change: (inout ElementFilter) -> Void) -> ElementFilter {
        var filter = ElementFilter()
        change(&filter)
        return filter
    }

    static func element(_ symbol: String) throws -> Element { try #require(Element(symbol: symbol)) }

    @Test("an empty filter lets everything pass, the others say which element they mean")
    func refusals() throws {
        let (cobalt, oxygen, phosphorus) = (try Self.element("Co"), try Self.element("O"), try Self.element("P"))
        let phosphate = try FormulaParser.parse("Li3PO4").composition
        let oxide = try FormulaParser.parse("LiCoO2").composition
        #expect(ElementFilter().refusal(of: oxide, ion: .lithium) == nil)
        let forbidden = Self.filter { $0.forbidden = [cobalt] }
        #expect(forbidden.refusal(of: oxide, ion: .lithium)?.contains("Co") == true)
        #expect(forbidden.refusal(of: phosphate, ion: .lithium) == nil)
        let required = Self.filter { $0.required = [phosphorus, oxygen] }
        #expect(required.refusal(of: oxide, ion: .lithium)?.contains("P") == true)
        #expect(required.refusal(of: phosphate, ion: .lithium) == nil)
        let only = Self.filter { $0.allowed = [phosphorus, oxygen] }
        #expect(only.refusal(of: phosphate, ion: .lithium) == nil, "the ion needs no mention")
        #expect(only.refusal(of: oxide, ion: .lithium)?.contains("Co") == true)
        #expect(only.refusal(of: phosphate, ion: .sodium)?.contains("Li") == true, "only the working ion is free")
    }

    @Test("families go by the anion")
    func families() throws {
        let filter = Self.filter { $0.families = [.oxyanion, .fluoride] }
        for (formula, passes) in [("Li3PO4", true), ("LiF", true), ("LiAl5O8", false), ("Li3YCl6", false)] {
            let composition = try FormulaParser.parse(formula).composition
            #expect((filter.refusal(of: composition, ion: .lithium) == nil) == passes, "\(formula)")
        }
    }

    @Test("costs of elements are weighted by mass, costs of formulas are looked up by reduced formula")
    func costs() throws {
        let oxide = try FormulaParser.parse("Li2O").composition
        let byElement = CostTable.perKilogram([.lithium: 70, .oxygen: 0.1])
        // 2 x 6.94 g at 70 and 15.999 g at 0.1 per kg, in 29.879 g.
        let byHand = (13.88 * 70 + 15.999 * 0.1) / 29.879
        #expect(try (#require(byElement.cost(of: oxide)) - byHand).magnitude < 1e-3)
        #expect(CostTable.perKilogram([.lithium: 70]).cost(of: oxide) == nil)
        let byFormula = CostTable.byFormula([oxide: 3])
        #expect(byFormula.cost(of: try FormulaParser.parse("Li4O2").composition) == 3)
        #expect(byFormula.cost(of: try FormulaParser.parse("Li2O2").composition) == nil)
    }

    @Test("a charged state leaves the host as it is")
    func chargedStates() throws {
        let cathode = try FormulaParser.parse("LiCoO2")
        let half = ScreeningPartners(electrolyte: cathode, cathode: cathode, ion: .lithium).chargedCathodes
        #expect(half.map(\.composition) == [try FormulaParser.parse("Li0.5CoO2").composition])
        let empty = ScreeningPartners.charged(cathode, ion: .lithium, left: .zero)
        #expect(empty?.composition == (try FormulaParser.parse("CoO2").composition))
        #expect(ScreeningPartners.charged(cathode, ion: .lithium, left: 2) == nil)
    }
}
