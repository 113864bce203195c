internal import TextFormats

/// A table as a section of a page; its rows can be sorted and filtered.
struct HTMLTable {
    /// Heading of the section; may be empty.
    var title = ""
    /// Lines below the heading.
    var notes: [String] = []
    /// Markup of controls before and behind the filter; may be empty.
    var tools = (before: "", behind: "")
    /// Markup above the table, for instance a legend; may be empty.
    var legend = ""
    /// Header cells as markup, without the surrounding `<tr>`.
    var header: String
    /// Rows as markup, each a whole `<tr>`.
    var rows: [String]
    /// Whether thin lines divide the rows; a map of colours needs none.
    var isLined = false

    /// The section as markup.
    func markup() -> String {
        let heading = title.isEmpty ? "" : "<h2>\(MarkupText.escaped(title))</h2>\n"
        let lines = notes.map { "<p>\(MarkupText.escaped($0))</p>\n" }.joined()
        return """
            <section class="data">
            \(heading)\(lines)<p class="tools">\(tools.before)<label>Rows with <input type="search" placeholder="text" autocomplete="off"></label>
            \(tools.behind)<span class="count"></span></p>
            \(legend)
            <div class="frame"><table\(isLined ? " class=\"lined\"" : "")>
            <thead><tr>\(header)</tr></thead>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody>
            </table></div>
            </section>
            """
    }
}

extension HTMLTable {
    /// Every column that tables show; a row that failed says so under `flags`.
    init(_ table: Table) {
        let shown = table.columns.indices.filter { table.columns[$0].tableVisibility != .exportOnly }
        let header = shown.map { index in
            "<th scope=\"col\"><button>\(MarkupText.escaped(table.columns[index].title))</button></th>"
        }
        let rows = table.rows.map { row in
            let cells = shown.map { Self.cell(row.cells[$0], in: table.columns[$0], failure: row.failure) }
            return "<tr>" + cells.joined() + "</tr>"
        }
        self.init(header: header.joined(), rows: rows, isLined: true)
    }

    /// Failed inputs as lines for people.
    static func failureLines(_ failures: [RowFailure]) -> [String] {
        failures.map { "Failed: \($0.input): \($0.message)" }
    }

    private static func cell(_ cell: Cell, in column: Column, failure: RowFailure?) -> String {
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
