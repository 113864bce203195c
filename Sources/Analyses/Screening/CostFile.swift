internal import Chemistry
package import Screening
internal import TextFormats
internal import ThermoEntries

/// A table of costs by element or by formula, with the name of the column it makes.
package struct CostFile: Sendable {
    /// The numbers.
    package let table: CostTable
    /// Name of the column in the ranking, `cost_` and the unit.
    package let column: String
    /// The text read, for the key of a journal.
    package let text: String

    private static let prefix = "cost_"

    /// Reads a CSV of two columns: `element` (costs per kilogram) or `formula`, and a number whose title names the unit.
    /// - Throws: `AnalysisError` with exit code 65 that names file, line, and what to write.
    package init(_ path: String) throws {
        let file = try TextFile(path: path)
        guard let records = CSVRecords(file.text)?.records, let header = records.first else {
            throw AnalysisError.badInput("\(path): a quotation is not closed; write element,cost_per_kg")
        }
        let titles = header.fields.map(Self.trimmed)
        let isByElement = titles.first == "element"
        guard titles.count == 2, isByElement || titles[0] == "formula", Self.isName(titles[1]) else {
            throw AnalysisError.badInput(
                "\(path):\(header.line): '\(header.fields.joined(separator: ","))' is no header of costs; "
                    + "write element,cost_USD_per_kg or formula,value, the unit in letters, digits and _")
        }
        var costs = CostRows(path: path)
        for record in records.dropFirst() { try costs.add(record, isByElement: isByElement) }
        guard records.count > 1 else {
            throw AnalysisError.badInput("\(path): the file holds no cost; write one element or formula a line")
        }
        table = isByElement ? .perKilogram(costs.elements) : .byFormula(costs.formulas)
        column = titles[1].hasPrefix(Self.prefix) ? titles[1] : Self.prefix + titles[1]
        text = file.text
    }

    fileprivate static func trimmed(_ field: String) -> String { field.filter { !$0.isWhitespace } }

    private static func isName(_ title: String) -> Bool {
        !title.isEmpty && title.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    }
}

/// The rows read so far, each element and formula once.
private struct CostRows {
    let path: String
    var elements: [Element: Double] = [:]
    var formulas: [Composition: Double] = [:]

    mutating func add(_ record: CSVRecords.Record, isByElement: Bool) throws {
        let place = "\(path):\(record.line)"
        let fields = record.fields.map(CostFile.trimmed)
        guard fields.count == 2 else {
            throw AnalysisError.badInput("\(place): \(fields.count) fields; write a name and a number")
        }
        guard let value = DecimalLiteral.finite(fields[1]), value >= 0 else {
            throw AnalysisError.badInput("\(place): '\(fields[1])' is no cost; give a number of 0 or more")
        }
        let former: Double?
        if isByElement {
            let element = try Element(named: fields[0], or: { AnalysisError.badInput("\(place): \($0)") })
            former = elements.updateValue(value, forKey: element)
        } else {
            let composition: Composition
            do { composition = try FormulaParser.parse(fields[0]).composition } catch {
                throw AnalysisError.badInput("\(place): \(error.description)")
            }
            former = formulas.updateValue(value, forKey: composition.reduced.composition)
        }
        if former != nil { throw AnalysisError.badInput("\(place): '\(fields[0])' stands there twice; keep one line") }
    }
}
