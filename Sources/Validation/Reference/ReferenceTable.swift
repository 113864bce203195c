/// A comma-separated file with one header row; fields in double quotes may hold commas, quotes (doubled) and line ends.
struct ReferenceTable {
    let file: String
    let header: [String]
    /// Records in file order, each as long as the header.
    let records: [[String]]

    /// Reads the whole text.
    ///
    /// - Throws: `damagedRecord`.
    init(_ text: String, file: String) throws(ValidationError) {
        var rows = try ReferenceTable.split(text, file: file)
        self.file = file
        header = rows.isEmpty ? [] : rows.removeFirst()
        for (number, row) in rows.enumerated() where row.count != header.count {
            throw ValidationError(
                .damagedRecord, subject: "\(file), record \(number + 1)",
                message: "has \(row.count) fields, the header has \(header.count)",
                remedy: "quote fields that hold commas")
        }
        records = rows
    }

    /// Position of a column.
    ///
    /// - Throws: `missingColumn`.
    func column(_ name: String) throws(ValidationError) -> Int {
        guard let index = header.firstIndex(of: name) else {
            throw ValidationError(
                .missingColumn, subject: file, message: "has no column '\(name)'", remedy: "add it to the header row")
        }
        return index
    }

    private static func split(_ text: String, file: String) throws(ValidationError) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var field = ""
        var isQuoted = false
        var previousWasQuote = false
        for character in text {
            if isQuoted {
                if character == "\"" { (isQuoted, previousWasQuote) = (false, true) } else { field.append(character) }
                continue
            }
            switch character {
            case "\"":
                if previousWasQuote { field.append(character) }
                isQuoted = true
            case ",":
                row.append(field)
                field = ""
            case "\n", "\r\n":
                row.append(field)
                field = ""
                rows.append(row)
                row = []
            default: field.append(character)
            }
            previousWasQuote = false
        }
        guard !isQuoted else {
            throw ValidationError(
                .damagedRecord, subject: "\(file), record \(rows.count)", message: "a quote is left open",
                remedy: "close it, or double quotes inside a field")
        }
        if !field.isEmpty || !row.isEmpty { rows.append(row + [field]) }
        return rows
    }
}

/// One record with its fields by name.
struct ReferenceRecord {
    let table: ReferenceTable
    let number: Int

    /// The field of a column.
    ///
    /// - Throws: `missingColumn`.
    func text(_ column: String) throws(ValidationError) -> String {
        table.records[number][try table.column(column)]
    }

    /// Parts of a list separated by `;`, without blanks around them.
    func list(_ column: String) throws(ValidationError) -> [String] {
        try text(column).split(separator: ";").map { String($0.trimmingBlanks) }
    }

    /// A number, or nil when the field is empty.
    ///
    /// - Throws: `badField`, `missingColumn`.
    func number(_ column: String) throws(ValidationError) -> Double? {
        let field = try text(column)
        if field.isEmpty { return nil }
        guard let value = Double(field), value.isFinite else {
            throw ValidationError(
                .badField, subject: "\(table.file), record \(number + 1), column \(column)",
                message: "'\(field)' is not a number",
                remedy: "write a decimal number or leave the field empty")
        }
        return value
    }

    /// A word of a fixed vocabulary.
    ///
    /// - Throws: `badField`, `missingColumn`.
    func word<Word: RawRepresentable<String> & CaseIterable>(_ column: String) throws(ValidationError) -> Word {
        let field = try text(column)
        if let word = Word(rawValue: field) { return word }
        let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError(
            .badField, subject: "\(table.file), record \(number + 1), column \(column)",
            message: "'\(field)' is unknown",
            remedy: "write one of: \(known)")
    }
}

extension StringProtocol {
    /// Without blanks at both ends.
    var trimmingBlanks: SubSequence {
        let front = drop { $0 == " " }
        guard let last = front.lastIndex(where: { $0 != " " }) else { return front }
        return front[...last]
    }
}
