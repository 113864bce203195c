/// What stands between the fields of a table, decided by its first line.
package enum TableSeparator: Sendable, Equatable {
    case comma, semicolon, tab
    /// Words between any blanks.
    case blanks

    /// The separator of a table whose first line is `titles`: tabs where there is one, else semicolons, else commas, else blanks. Titles
    /// hold none of them but in quotation marks.
    package init(titles: String) {
        let bare = Self.unquoted(titles)
        if bare.contains("\t") {
            self = .tab
        } else if bare.contains(";") {
            self = .semicolon
        } else {
            self = bare.contains(",") ? .comma : .blanks
        }
    }

    /// The character between fields; nil for blanks.
    package var character: Character? {
        switch self {
        case .comma: ","
        case .semicolon: ";"
        case .tab: "\t"
        case .blanks: nil
        }
    }

    /// Name for messages.
    package var name: String {
        switch self {
        case .comma: "a comma"
        case .semicolon: "a semicolon"
        case .tab: "a tab"
        case .blanks: "a blank"
        }
    }

    /// Fields of one line without quotation marks and outer blanks; nil when a quotation is not closed.
    package func fields(of line: String) -> [String]? {
        character.map { TableFields.separated(line, by: $0) } ?? TableFields.blankSeparated(line)
    }

    /// A number with a decimal comma as one with a point, in tables whose fields are not between commas; nil for other texts.
    package func decimalComma(in field: String) -> String? {
        guard self == .semicolon || self == .tab, field.contains(",") else { return nil }
        let pointed = field.replacing(",", with: ".")
        return field.contains(".") || DecimalLiteral.finite(pointed) == nil ? nil : pointed
    }

    private static func unquoted(_ line: String) -> String {
        var isQuoted = false
        return String(
            line.filter { character in
                if character == "\"" { isQuoted.toggle() }
                return !isQuoted
            })
    }
}
