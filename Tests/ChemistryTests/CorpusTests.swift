import Chemistry
import ExactArithmetic
import Foundation
import Testing

/// Formulas of the catalogue, of the published facts, and of reports of misreadings, with the amounts that another reader finds.
///
/// `corpus.csv` is written by `make_corpus.py` beside it, whose reader shares nothing with ours and is checked against pymatgen;
/// `misreadings.csv` was worked out by hand.
@Suite("Corpus of formulas")
struct CorpusTests {
    private static func rows(_ file: String) throws -> [(formula: String, expected: String)] {
        let folder = try #require(Bundle.module.resourceURL)
        let text = try String(contentsOf: folder.appendingPathComponent("Reference/\(file)"), encoding: .utf8)
        return text.split(separator: "\n").dropFirst().compactMap { line in
            guard let comma = line.lastIndex(of: ",") else { return nil }
            return (String(line[..<comma]), String(line[line.index(after: comma)...]))
        }
    }

    /// `Li1/3 O3` as amounts.
    private static func composition(_ text: String) throws -> Composition {
        try Composition(
            text.split(separator: " ").map { word in
                let symbol = word.prefix { $0.isLetter }
                let amount = try #require(Rational(decimalOrFraction: String(word.dropFirst(symbol.count))), "\(word)")
                return (try #require(Element(symbol: symbol)), amount)
            })
    }

    @Test("every formula of the catalogue and of the published facts has the amounts of another reader")
    func corpus() throws {
        let rows = try Self.rows("corpus.csv")
        #expect(rows.count > 500)
        for row in rows {
            #expect(
                try FormulaParser.parse(row.formula).composition == Self.composition(row.expected), "\(row.formula)")
        }
    }

    @Test("spellings that were once read as another substance are read rightly or refused")
    func misreadings() throws {
        let rows = try Self.rows("misreadings.csv")
        #expect(rows.count == 38)
        for row in rows {
            if row.expected == "refuse" {
                let error = #expect(throws: FormulaError.self, "\(row.formula)") {
                    try FormulaParser.parse(row.formula)
                }
                #expect(error?.remedy.contains("did you mean") == false, "\(row.formula)")
            } else {
                #expect(
                    try FormulaParser.parse(row.formula).composition == Self.composition(row.expected), "\(row.formula)"
                )
            }
        }
    }
}
