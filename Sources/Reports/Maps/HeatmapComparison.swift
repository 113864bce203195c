internal import Analyses
internal import Presentation
internal import ThermoEntries

/// One heat map from two databases: its long rows side by side, and the map of the differences.
struct HeatmapComparison {
    /// The map of the first database, with long rows.
    let first: Heatmap
    let both: WorkspacePair
    /// Rows of both, one per pair and condition.
    let table: Table
    /// What the agreement is, in lines.
    let summary: [String]

    /// Compares two maps of the same rows, columns and conditions.
    init(_ first: Heatmap, _ other: Heatmap) {
        self.first = first
        both = WorkspacePair(first: first.workspace, other: other.workspace)
        let layout = Self.layout(first.question)
        let (table, lines) = both.comparison(layout, first.cellColumns).table(
            title: first.title, first.longRows, other.longRows,
            footnotes: ["x1: share of the row's material."] + first.notes + [both.otherFootnote],
            echo: { first.echo(first.values[$0]) })
        self.table = table
        let missing = zip(first.values, other.values).filter { $0.number != nil && $1.number == nil }.map(\.1)
        let reason = missing.first?.failure.map { ": \($0.input): \($0.message)" } ?? "."
        let gap = "\(other.workspace.stamp.name) has no value for \(missing.count) of the cells\(reason)"
        summary = (missing.isEmpty ? [] : [gap]) + lines
    }

    /// The energy that the map shows first, then those per non-reservoir atom, per atom, and the mixing ratios.
    private static func layout(_ question: MapAnalysis) -> DatabaseComparison.Layout {
        var layout = question.schema.layout(.first)
        func rank(_ name: String) -> Int {
            if !name.contains("_per_") { return 2 }
            return (name.contains("nonreservoir") ? -2 : 0) + (name.hasPrefix(question.metric.rawValue) ? 0 : 1)
        }
        layout.furtherNumbers = layout.furtherNumbers.enumerated()
            .sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.map(\.element)
        return layout
    }

    /// One row per pair and condition with both answers.
    var longReport: Report {
        both.report("heatmap", settings: first.settings, table: table, errors: first.unread)
    }

    /// The map of the differences, other minus first; a cell that only one database has a value for is empty.
    func differences(_ other: Heatmap) -> Heatmap {
        let values = zip(zip(first.values, other.values), table.rows).map { pair, row in
            var value = pair.0
            value.value = pair.0.value.map { _ in
                pair.0.number.flatMap { one in pair.1.number.map { $0 - one } }
            }
            value.cells = row.cells
            return value
        }
        var map = first
        map.values = values
        map.cellColumns = table.columns
        map.against = both.other
        return map
    }
}

extension Heatmap {
    /// The long rows as outcomes of their pairs and conditions.
    fileprivate var longRows: Batch<[[Cell]]> {
        Batch(outcomes: values.map { value in value.value.map { _ in [value.cells] }.mapError { Problem($0) } })
    }
}
