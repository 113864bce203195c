/// A report as a self-contained page: every column that tables show, rows that sort and can be filtered.
public struct TablePage: ReportRenderer {
    /// A page renderer; it has no settings.
    public init() {}

    /// The page as HTML: title, footnotes, failures and the database above, the table below.
    public func render(_ report: Report) -> String {
        let table = report.table
        let shown = table.columns.indices.filter { table.columns[$0].tableVisibility != .exportOnly }
        let header = shown.map { index in
            "<th scope=\"col\"><button>\(MarkupText.escaped(table.columns[index].title))</button></th>"
        }
        let rows = table.rows.map { row in
            "<tr>" + shown.map { cell(row.cells[$0], in: table.columns[$0], failure: row.failure) }.joined() + "</tr>"
        }
        let failures = report.failures.map { "Failed: \($0.input): \($0.message)" }
        let database =
            "Database: \(report.database.name), \(report.database.phases) phases, SHA-256 \(report.database.sha256)."
        return HTMLPage(
            title: table.title.isEmpty ? report.schema : table.title, notes: table.footnotes + failures + [database],
            header: header.joined(), rows: rows
        ).document()
    }

    private func cell(_ cell: Cell, in column: Column, failure: RowFailure?) -> String {
        let text = MarkupText.escaped(TextTableRenderer().text(cell, in: column))
        switch cell {
        case .number(let value):
            guard let exact = NumberFormat().text(value) else { return "<td class=\"number\"></td>" }
            return "<td class=\"number\" data-value=\"\(exact)\" title=\"\(exact)\">\(text)</td>"
        case .integer(let value): return "<td class=\"number\" data-value=\"\(value)\">\(text)</td>"
        case .empty:
            let note = failure != nil && column.name == "flags" ? "failed" : ""
            return column.kind.alignsRight ? "<td class=\"number\"></td>" : "<td>\(note)</td>"
        case .amounts, .list, .text, .boolean:
            return text.count > 40 ? "<td class=\"wide\">\(text)</td>" : "<td>\(text)</td>"
        }
    }
}
