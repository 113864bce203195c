/// Cuts one line into fields: RFC 4180 within a line, or blanks.
package enum TableFields {
    /// Fields between separators without quotation marks and outer blanks; nil when a quotation is not closed.
    package static func separated(_ line: String, by separator: Character) -> [String]? {
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
    package static func blankSeparated(_ line: String) -> [String] {
        line.split(whereSeparator: \.isWhitespace).map(String.init)
    }

    package static func trimmed(_ field: some StringProtocol) -> String {
        let start = field.drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }
}
