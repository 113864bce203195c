public import TextFormats

/// One JSON object: schema, database, settings, results and errors, keys in the order of the columns.
///
/// Amounts are lists of `{"formula", "amount"}` sorted by formula, lists are arrays of strings, absent and unbounded
/// values are null. Failed inputs stand under `errors` only.
public struct JSONRenderer: ReportRenderer {
    /// How numbers are written.
    public var numbers: NumberFormat

    /// A renderer with the number format of all exports unless another is given.
    public init(numbers: NumberFormat = NumberFormat()) {
        self.numbers = numbers
    }

    /// The object as text, two blanks of indentation a level, amounts and lists on one line.
    public func render(_ report: Report) -> String {
        var json = JSONWriter()
        json.beginObject()
        json.key("schema")
        json.string(report.schema)
        writeDatabase(report.database, to: &json)
        write(report.settings, to: &json)
        writeResults(report.table, to: &json)
        writeErrors(report.failures, to: &json)
        json.endObject()
        return json.text
    }

    /// Settings alone under a schema of their own, in the same form as those of a report.
    public func render(schema: String, settings: [Report.Setting]) -> String {
        var json = JSONWriter()
        json.beginObject()
        json.key("schema")
        json.string(schema)
        write(settings, to: &json)
        json.endObject()
        return json.text
    }

    private func write(_ settings: [Report.Setting], to json: inout JSONWriter) {
        json.key("settings")
        json.beginObject()
        for setting in settings {
            json.key(setting.name)
            json.raw(value(setting.value))
        }
        json.endObject()
    }

    private func writeDatabase(_ database: DatabaseStamp, to json: inout JSONWriter) {
        json.key("database")
        json.beginObject()
        json.key("name")
        json.string(database.name)
        json.key("version")
        json.string(database.version)
        json.key("sha256")
        json.string(database.sha256)
        json.key("phases")
        json.raw(String(database.phases))
        json.endObject()
    }

    private func writeResults(_ table: Table, to json: inout JSONWriter) {
        json.key("results")
        json.beginArray()
        let columns = table.columns.map { (key: JSONWriter.quoted($0.name), isList: $0.kind == .list) }
        for case .values(let cells) in table.rows {
            json.beginObject()
            for (column, cell) in zip(columns, cells) {
                json.key(quoted: column.key)
                if case .empty = cell, column.isList { json.raw("[]") } else { json.raw(value(cell)) }
            }
            json.endObject()
        }
        json.endArray()
    }

    private func writeErrors(_ failures: [RowFailure], to json: inout JSONWriter) {
        json.key("errors")
        json.beginArray()
        for failure in failures {
            json.beginObject()
            json.key("input")
            json.string(failure.input)
            json.key("message")
            json.string(failure.message)
            json.endObject()
        }
        json.endArray()
    }

    /// A cell as a one-line JSON value.
    public func value(_ cell: Cell) -> String {
        switch cell {
        case .empty: return "null"
        case .text(let text): return JSONWriter.quoted(text)
        case .number(let value): return numbers.text(value) ?? "null"
        case .integer(let value): return String(value)
        case .boolean(let value): return value ? "true" : "false"
        case .list(let words): return "[" + words.map(JSONWriter.quoted).joined(separator: ", ") + "]"
        case .amounts(let amounts):
            var text = "["
            for species in Amount.sorted(amounts) {
                text += text.utf8.count > 1 ? ", {\"formula\": " : "{\"formula\": "
                text += JSONWriter.quoted(species.formula)
                text += ", \"amount\": "
                text += numbers.text(species.amount) ?? "null"
                text += "}"
            }
            return text + "]"
        }
    }
}
