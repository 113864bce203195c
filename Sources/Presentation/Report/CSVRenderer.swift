public import TextFormats

/// Comma-separated (or tab-separated) values after RFC 4180, with `\n` as line end: a header, then one record per row.
///
/// Lists are joined by `; `; absent and unbounded values are empty cells. The last two columns are `schema` and
/// `database_sha256`, so that files put behind one another stay traceable. A failed input keeps its record, with
/// `error: <reason>` in the column `flags` (or nowhere, when the table has no such column).
public struct CSVRenderer: ReportRenderer {
    /// Lines before the header, written with a leading `# `.
    public var comments: [String]
    /// Whether the trailing columns `schema` and `database_sha256` are written; off for matrices.
    public var isStamped: Bool
    /// How numbers are written.
    public var numbers: NumberFormat
    /// What stands between two fields.
    public var separator: Separator

    /// What stands between two fields; one that holds it is quoted, so that both files read back alike.
    public enum Separator: Character, Sendable {
        /// Comma-separated values.
        case comma = ","
        /// Tab-separated values, which spreadsheets of every language open with the numbers in cells of their own.
        case tab = "\t"
    }

    /// A renderer for long tables; pass comments and no stamp for a wide matrix.
    public init(
        comments: [String] = [], isStamped: Bool = true, numbers: NumberFormat = NumberFormat(),
        separator: Separator = .comma
    ) {
        self.separator = separator
        self.comments = comments
        self.isStamped = isStamped
        self.numbers = numbers
    }

    /// Comments, header and records.
    public func render(_ report: Report) -> String {
        let table = report.table
        let stamp = isStamped ? stamp(report.schema, report.database.sha256) : []
        let flags = table.columns.firstIndex { $0.name == "flags" }
        var text = ""
        for comment in comments {
            text += "# " + comment.split(whereSeparator: \.isNewline).joined(separator: " ") + "\n"
        }
        text += header(of: table.columns)
        for row in table.rows {
            var fields = row.cells.map { quoted(field($0)) }
            if let flags, let failure = row.failure { fields[flags] = quoted("error: \(failure.message)") }
            appendRecord(fields + stamp, to: &text)
        }
        return text
    }

    /// The header of these columns, for records that are written one by one.
    public func header(of columns: [Column]) -> String {
        var text = ""
        appendRecord(
            columns.map { quoted($0.name) } + (isStamped ? ["schema", "database_sha256"] : []), to: &text)
        return text
    }

    /// One record, for tables too long to be held in memory; `schema` and `sha256` stamp it when the renderer stamps.
    public func record(_ cells: [Cell], schema: String, sha256: String) -> String {
        var text = ""
        appendRecord(cells.map { quoted(field($0)) } + (isStamped ? stamp(schema, sha256) : []), to: &text)
        return text
    }

    private func stamp(_ schema: String, _ sha256: String) -> [String] { [schema, sha256].map(quoted) }

    private func appendRecord(_ fields: [String], to text: inout String) {
        var isFirst = true
        for field in fields {
            if !isFirst { text.append(separator.rawValue) }
            text += field
            isFirst = false
        }
        text += "\n"
    }

    /// The cell as text, not yet quoted.
    public func field(_ cell: Cell) -> String {
        switch cell {
        case .empty: ""
        case .text(let text): text
        case .number(let value): numbers.text(value) ?? ""
        case .integer(let value): String(value)
        case .boolean(let value): value ? "true" : "false"
        case .amounts(let amounts): Amount.joined(amounts, coefficient: numbers.text)
        case .list(let words): words.joined(separator: "; ")
        }
    }

    private func quoted(_ field: String) -> String { Self.quoted(field, separator: separator) }

    /// Quotes a field that holds the separator, a quotation mark, a line break, or a blank at either end.
    static func quoted(_ field: String, separator: Separator = .comma) -> String {
        let between = separator.rawValue.asciiValue
        let needsQuotes = field.utf8.contains { byte in
            byte == between || byte == UInt8(ascii: "\"") || byte == 10 || byte == 13
        }
        let blank = UInt8(ascii: " ")
        guard needsQuotes || field.utf8.first == blank || field.utf8.last == blank else { return field }
        var text = "\""
        for character in field.unicodeScalars {
            if character == "\"" { text += "\"" }
            text.unicodeScalars.append(character)
        }
        return text + "\""
    }
}
