internal import Chemistry

/// The titles of a table.
struct TableHeader: Sendable {
    let titles: [String]
    let place: Place
    /// What stands between fields.
    let separator: TableSeparator

    /// Whether one sign stands between fields, so that they may be empty; else blanks do.
    var isDelimited: Bool { separator != .blanks }

    /// Position of the column of this title.
    func position(_ title: String) -> Int? { titles.firstIndex(of: title) }

    /// - Throws: `malformedFile` for a title that occurs twice.
    func refuseRepeats() throws(EntriesError) {
        for (index, title) in titles.enumerated() where titles[..<index].contains(title) {
            throw place.error(.malformedFile, "column \(Place.quoted(title)) occurs twice", "keep one of them")
        }
    }
}

/// One row of a table.
struct TableRow: Sendable {
    let fields: [String]
    let place: Place

    /// The finite number in column `position`; nil when the cell is empty.
    /// - Throws: `nonFiniteEnergy` for NaN and infinities, `malformedFile` for other texts.
    func number(_ position: Int, _ title: String) throws(EntriesError) -> Double? {
        let text = fields[position]
        if text.isEmpty { return nil }
        if let number = DecimalLiteral.finite(text) { return number }
        let isNonFinite = ["nan", "inf", "-inf", "+inf", "infinity", "-infinity"].contains(text.lowercased())
        throw place.error(
            isNonFinite ? .nonFiniteEnergy : .malformedFile,
            "column \(Place.quoted(title)) holds \(Place.quoted(text)), which is no finite number",
            "write a decimal number, or remove the line")
    }

    /// The number in column `position`, which must be there.
    func required(_ position: Int, _ title: String) throws(EntriesError) -> Double {
        guard let number = try number(position, title) else {
            throw place.error(
                .unusableEntry, "column \(Place.quoted(title)) is empty", "give a number, or remove the line")
        }
        return number
    }

    /// The composition of the formula in column `position`.
    func formula(_ position: Int) throws(EntriesError) -> Composition {
        let text = fields[position]
        do {
            return try FormulaParser.parse(text).composition
        } catch {
            let column = error.column.map { " at character \($0)" } ?? ""
            throw place.error(
                .unusableEntry, "formula \(Place.quoted(text)): \(error.message)\(column)", error.remedy)
        }
    }

    /// The text in column `position`; nil without the column or when the cell is empty.
    func text(_ position: Int?) -> String? {
        guard let position, !fields[position].isEmpty else { return nil }
        return fields[position]
    }
}

/// Cuts one line into fields: RFC 4180 within a line, or blanks.
enum TableFields {
    /// Fields between separators without quotation marks and outer blanks; nil when a quotation is not closed.
    static func separated(_ line: String, by separator: Character) -> [String]? {
        guard line.contains("\"") else {
            return line.split(separator: separator, omittingEmptySubsequences: false).map(trimmed)
        }
        var fields: [String] = []
        var field = ""
        var isQuoted = false
        var previous = separator
        for character in line {
            switch character {
            case "\"":
                // A quotation mark right after a closing one stands for itself.
                if !isQuoted && previous == "\"" { field.append("\"") }
                isQuoted.toggle()
            case separator where !isQuoted:
                fields.append(trimmed(field))
                field = ""
            default: field.append(character)
            }
            previous = character
        }
        fields.append(trimmed(field))
        return isQuoted ? nil : fields
    }

    /// Words between blanks.
    static func blankSeparated(_ line: String) -> [String] {
        line.split(whereSeparator: \.isWhitespace).map(String.init)
    }

    static func trimmed(_ field: some StringProtocol) -> String {
        let start = field.drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }
}
