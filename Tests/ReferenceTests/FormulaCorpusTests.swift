import Chemistry
import ExactArithmetic
import Testing
import ThermoEntries
import ThermoSnapshot

/// Every formula of the published tables, of the catalogue of materials and of the reported misreadings, with the composition that was
/// read without this project's parser (`Reference/README.md`).
@Suite("Corpus of formulas")
struct FormulaCorpusTests {
    private struct Case {
        let text: String
        /// Nil for a text that has to be refused.
        let composition: Composition?
        let origin: String
    }

    private static func cases() throws -> [Case] {
        let records = try #require(CSVRecords(try ReferenceFiles.text("formulas.csv"))).records.dropFirst()
        return try records.map { record in
            let (text, amounts, origin) = (record.fields[0], record.fields[1], record.fields[2])
            guard amounts != "refused" else { return Case(text: text, composition: nil, origin: origin) }
            let pairs = try amounts.split(separator: " ").map { word in
                let symbol = word.prefix { $0.isLetter }
                let amount = try #require(Rational(decimalOrFraction: String(word.dropFirst(symbol.count))))
                return (element: try #require(Element(symbol: symbol)), amount: amount)
            }
            return Case(text: text, composition: try Composition(pairs), origin: origin)
        }
    }

    @Test("every text has the composition that another reader finds, or is refused")
    func compositions() throws {
        let catalogue = try ThermoSnapshot.materials()
        let cases = try Self.cases()
        #expect(cases.count > 500)
        for one in cases {
            let read = try? catalogue.resolve(one.text).composition
            #expect(read == one.composition, "\(one.text) (\(one.origin)): \(read?.formula ?? "refused")")
        }
    }
}
