internal import TextFormats

/// A table for people: aligned columns under headings with units, no wider than the terminal.
///
/// Numbers are rounded to the digits of their column and stand at the right; `-` is "none" or "unbounded". Columns that
/// do not fit move to indented lines below their row; a single row with many columns becomes a record of one field a line.
/// Nothing is cut off: long texts are broken over lines.
public struct TextTableRenderer: ReportRenderer {
    /// Characters a line may have; clamped to at least 40.
    public var width: Int
    /// Significant digits of the amounts of species. The default is 4.
    public var amountDigits: Int

    /// A renderer for a terminal of `width` characters, 100 unless given.
    public init(width: Int = 100, amountDigits: Int = 4) {
        self.width = max(40, width)
        self.amountDigits = max(1, amountDigits)
    }

    /// Title, table or records, footnotes, failed inputs, and the database in one line.
    public func render(_ report: Report) -> String {
        let table = report.table
        var lines = table.title.isEmpty ? [] : TextWrapping.lines(table.title, width: width) + [""]
        let cells = table.rows.map(\.cells)
        let texts = cells.map { row in zip(table.columns, row).map { text($1, in: $0) } }
        let layout = TextLayout(columns: table.columns, cells: cells, texts: texts, width: width)
        if table.rows.isEmpty {
            lines.append("(no rows)")
        } else if layout.isRecord {
            appendRecords(table, texts: texts, fields: layout.fields, to: &lines)
        } else {
            appendRows(table, texts: texts, layout: layout, to: &lines)
        }
        appendFooter(report, to: &lines)
        return lines.map(TextWrapping.trimmedEnd).joined(separator: "\n") + "\n"
    }

    /// A cell as people read it in its column.
    func text(_ cell: Cell, in column: Column) -> String {
        switch cell {
        case .empty: return column.kind.alignsRight ? "-" : ""
        case .text(let text):
            return text.split(whereSeparator: \.isNewline).joined(separator: " ")
        case .number(let value): return NumberFormat().text(value, decimals: column.digits) ?? "-"
        case .integer(let value): return String(value)
        case .boolean(let value): return value ? "yes" : "no"
        case .amounts(let amounts):
            let format = NumberFormat(significantDigits: amountDigits)
            return Amount.joined(amounts, coefficient: format.text)
        case .list(let words): return words.joined(separator: ", ")
        }
    }

    private func appendFooter(_ report: Report, to lines: inout [String]) {
        if !report.errors.isEmpty {
            lines += ["", "Failed:"]
            for failure in report.errors {
                appendField("  \(failure.input)", failure.message, labelWidth: failure.input.count + 2, to: &lines)
            }
        }
        lines.append("")
        for footnote in report.table.footnotes {
            lines += TextWrapping.lines(footnote, width: width)
        }
        let version = report.database.version.isEmpty ? "" : " \(report.database.version)"
        let phases = report.database.phases == 1 ? "1 phase" : "\(report.database.phases) phases"
        lines.append("Database: \(report.database.name)\(version), \(phases).")
    }
}

extension TextTableRenderer {
    private func appendRows(_ table: Table, texts: [[String]], layout: TextLayout, to lines: inout [String]) {
        let headings = layout.inline.map { table.columns[$0.index].headingLines }
        let heads = headings.map { $0.count }.max() ?? 1
        for line in 0..<heads {
            lines.append(
                joined(headings.map { line < $0.count ? $0[line] : "" }, columns: table.columns, layout: layout))
        }
        lines.append(layout.inline.map { String(repeating: "-", count: $0.width) }.joined(separator: "  "))
        for (row, texts) in zip(table.rows, texts) {
            let pieces = layout.inline.map { inline in
                row.failure == nil || !texts[inline.index].isEmpty && texts[inline.index] != "-"
                    ? TextWrapping.lines(texts[inline.index], width: inline.width) : [""]
            }
            for line in 0..<(pieces.map(\.count).max() ?? 1) {
                lines.append(
                    joined(pieces.map { line < $0.count ? $0[line] : "" }, columns: table.columns, layout: layout))
            }
            appendBelow(row, columns: table.columns, texts: texts, below: layout.below, to: &lines)
        }
    }

    private func appendBelow(
        _ row: Table.Row, columns: [Column], texts: [String], below: [Int], to lines: inout [String]
    ) {
        let fields = below.filter { !row.cells[$0].isBlank }
        let labelWidth = 4 + (below.map { columns[$0].title.count }.max() ?? 0)
        for index in fields {
            appendField("    \(columns[index].title)", texts[index], labelWidth: labelWidth, to: &lines)
        }
        if let failure = row.failure {
            appendField("    error", failure.message, labelWidth: max(labelWidth, 9), to: &lines)
        }
    }

    private func joined(_ cells: [String], columns: [Column], layout: TextLayout) -> String {
        zip(cells, layout.inline).map { cell, inline in
            TextWrapping.padded(cell, width: inline.width, alignsRight: columns[inline.index].kind.alignsRight)
        }
        .joined(separator: String(repeating: " ", count: TextLayout.gap))
    }

    private func appendRecords(_ table: Table, texts: [[String]], fields: [Int], to lines: inout [String]) {
        let labelWidth = min(32, fields.map { table.columns[$0].title.count }.max() ?? 0)
        var isFirst = true
        for (row, texts) in zip(table.rows, texts) {
            if !isFirst { lines.append("") }
            isFirst = false
            for index in fields {
                let column = table.columns[index]
                let isMissing = row.cells[index].isBlank && !(column.kind.alignsRight && row.failure == nil)
                if !isMissing { appendField(column.title, texts[index], labelWidth: labelWidth, to: &lines) }
            }
            if let failure = row.failure { appendField("error", failure.message, labelWidth: labelWidth, to: &lines) }
        }
    }

    /// `label  text`, the text broken under itself.
    private func appendField(_ label: String, _ text: String, labelWidth: Int, to lines: inout [String]) {
        let indent = max(labelWidth, label.count) + TextLayout.gap
        let hanging = indent < width / 2 ? indent : 8
        let pieces = TextWrapping.lines(text, width: width - indent < 20 ? width - hanging : width - indent)
        let head = TextWrapping.padded(label, width: indent, alignsRight: false)
        guard let first = pieces.first, width - indent >= 20 else {
            lines.append(label)
            lines += pieces.map { String(repeating: " ", count: hanging) + $0 }
            return
        }
        lines.append(head + first)
        lines += pieces.dropFirst().map { String(repeating: " ", count: indent) + $0 }
    }
}
