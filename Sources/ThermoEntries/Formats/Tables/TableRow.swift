internal import TextFormats
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
