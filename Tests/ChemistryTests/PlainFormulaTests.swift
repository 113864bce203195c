import Chemistry
import Testing

@Suite("Plain formulas of tables")
struct PlainFormulaTests {
    @Test("elements with whole subscripts are read as the parser reads them", arguments: ["H3LiO6Se2", "Li", "LiO2", "Ca2PClO4"])
    func same(text: String) throws {
        #expect(FormulaParser.plain(text) == (try FormulaParser.parse(text).composition))
    }

    @Test(
        "everything else is left to the parser",
        arguments: ["", "li", "Li(OH)2", "Li0.5CoO2", "H2OH", "Li02", "Li0", "LiF·H2O", "2LiF", "Xx2", "Li F", "LiF "])
    func rest(text: String) { #expect(FormulaParser.plain(text) == nil) }
}
