internal import TextFormats

/// Formulas or names as people keep them in files: one a line, or a column of a table.
///
/// A first line with one of the usual titles makes a table, also of one column; its columns are separated by tabs, semicolons or
/// commas. Fields may be quoted. Blank lines, lines that start with `#`, and what stands behind a blank and `#` are left out. In tables with tabs
/// or semicolons, and in those of one column, a comma between digits is a decimal point.
package struct FormulaList: Sendable, Equatable {
    /// One of the texts.
    package struct Item: Sendable, Equatable {
        /// The formula or name.
        package let text: String
        /// Its line, from 1.
        package let line: Int

        package init(text: String, line: Int) {
            self.text = text
            self.line = line
        }
    }

    /// Why a text holds no such list: cause and remedy, with the line.
    package struct Refusal: Error, Equatable {
        /// The line, from 1.
        package let line: Int
        /// Cause and remedy as clauses.
        package let message: String
    }

    /// In file order; fields of the column that are empty are left out.
    package let items: [Item]

    /// Titles of a column of formulas, the first that occurs is taken; case, blanks and underscores do not matter.
    package static let titles = [
        "formula", "formulas", "formulae", "reducedformula", "formulapretty", "prettyformula", "chemicalformula",
        "fullformula", "composition", "compositions", "material", "materials", "compound", "compounds", "phase",
        "phases", "substance", "substances", "candidate", "candidates", "electrolyte", "electrolytes", "name", "names",
        "materialname",
    ]

    /// Reads the text of a file.
    ///
    /// - Complexity: linear in the length of the text.
    package init(_ text: String) throws(Refusal) {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
        guard let first = lines.firstIndex(where: { !Self.isSkipped($0) }) else {
            items = []
            return
        }
        if let separator = Self.separators.first(where: { Self.column(in: lines[first], $0) != nil }) {
            items = try Self.table(lines, from: first, separator)
        } else {
            items = try Self.lines(lines)
        }
    }

    private static let separators: [Unicode.Scalar] = ["\t", ";", ","]

    private static func isSkipped(_ line: String) -> Bool {
        let start = line.drop(while: \.isWhitespace)
        return start.isEmpty || start.hasPrefix("#")
    }

    /// The column of a header that holds formulas; nil when no title says so.
    private static func column(in header: String, _ separator: Unicode.Scalar) -> Int? {
        guard let fields = CSVRecords(header, separator: separator)?.records.first?.fields else { return nil }
        let names = fields.map { $0.lowercased().filter { $0.isLetter } }
        return titles.lazy.compactMap { names.firstIndex(of: $0) }.first
    }

    private static func table(
        _ lines: [String], from first: Int, _ separator: Unicode.Scalar
    ) throws(Refusal) -> [Item] {
        // Comments become blank lines, so that records keep their lines.
        let rows = lines.map { $0.drop(while: \.isWhitespace).hasPrefix("#") ? "" : $0 }
        guard let records = CSVRecords(rows.joined(separator: "\n"), separator: separator)?.records,
            let header = records.first, let column = column(in: lines[first], separator)
        else { throw Refusal(line: first + 1, message: "a quotation is not closed; close it") }
        let isLonger = { (record: CSVRecords.Record) in
            record.fields.count > header.fields.count && record.fields[header.fields.count...].contains { !$0.isEmpty }
        }
        if let record = records.dropFirst().first(where: isLonger) {
            throw Refusal(
                line: record.line,
                message: "\(record.fields.count) fields under \(header.fields.count) "
                    + (header.fields.count == 1 ? "title" : "titles")
                    + "; write decimals with a point, or put a field with commas in quotation marks")
        }
        return records.dropFirst().compactMap { record in
            guard record.fields.indices.contains(column) else { return nil }
            let text = cleaned(record.fields[column])
            guard !text.isEmpty else { return nil }
            return Item(text: separator == "," ? text : withoutDecimalCommas(text), line: record.line)
        }
    }

    private static func lines(_ lines: [String]) throws(Refusal) -> [Item] {
        var items: [Item] = []
        for (index, line) in lines.enumerated() where !isSkipped(line) {
            for (mark, name) in [("\t", "tabs"), (";", "semicolons")] where cleaned(line).contains(mark) {
                throw Refusal(
                    line: index + 1,
                    message:
                        "columns separated by \(name) without the title of one of them; write a first line that calls the "
                        + "column of the materials 'formula', or one formula a line")
            }
            let fields = CSVRecords(line)?.records.first?.fields ?? []
            // A whole line in quotation marks is one field.
            items.append(Item(text: cleaned(fields.count == 1 ? fields[0] : line), line: index + 1))
        }
        return items.filter { !$0.text.isEmpty }
    }

    /// Without blanks around it, without a comment behind it, and on one line.
    private static func cleaned(_ text: String) -> String {
        var words: [Substring] = []
        for word in text.split(whereSeparator: { $0 == " " || $0.isNewline || $0 == "\r" }) {
            if word.hasPrefix("#") { break }
            words.append(word)
        }
        return words.joined(separator: " ").trimmingTabs
    }

    private static func withoutDecimalCommas(_ text: String) -> String {
        let characters = Array(text)
        return String(
            characters.indices.map { index in
                let isInside = index > 0 && index + 1 < characters.count
                let isDecimal = isInside && characters[index - 1].isNumber && characters[index + 1].isNumber
                return characters[index] == "," && isDecimal ? "." : characters[index]
            })
    }
}

extension String {
    fileprivate var trimmingTabs: String {
        var text = Substring(self)
        while text.first == "\t" { text.removeFirst() }
        while text.last == "\t" { text.removeLast() }
        return String(text)
    }
}
