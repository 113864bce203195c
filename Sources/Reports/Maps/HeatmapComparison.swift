internal import Analyses
package import Presentation
internal import ThermoEntries

/// One heat map from two databases: its long rows side by side, and the map of the differences.
package struct HeatmapComparison {
    /// The map of the first database, with long rows.
    package let first: Heatmap
    package let both: WorkspacePair
    /// Rows of both, one per pair and condition.
    package let table: Table
    /// What the agreement is, in lines.
    package let summary: [String]

    /// Compares two maps of the same rows, columns and conditions.
    package init(_ first: Heatmap, _ other: Heatmap) {
        self.first = first
        both = WorkspacePair(first: first.workspace, other: other.workspace)
        let layout = Self.layout(first)
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

    /// The metric of the map first; energies per atom and mixing ratios are for programs.
    private static func layout(_ map: Heatmap) -> DatabaseComparison.Layout {
        let metrics = [map.metric] + EnergyMetric.allCases.filter { $0 != map.metric }
        let names = [true, false].flatMap { isNonReservoir in
            metrics.map { "\($0.rawValue)_\(map.unit.name(isNonReservoir: isNonReservoir))" }
        }
        return DatabaseComparison.Layout(
            keys: ["row", "column", "voltage_V"], numbers: [names[0]],
            furtherNumbers: names.dropFirst() + ["x1_atomic", "x1_molar"], phases: ["products"],
            words: ["interphase_class"])
    }

    /// One row per pair and condition with both answers.
    package var longReport: Report {
        both.report("heatmap", settings: first.settings, table: table, errors: first.unread)
    }

    /// The map of the differences, other minus first; a cell that only one database has a value for is empty.
    package func differences(_ other: Heatmap) -> Heatmap {
        let values = zip(zip(first.values, other.values), table.rows).map { pair, row in
            var value = pair.0
            value.value = pair.0.value.map { _ in
                pair.0.number.flatMap { one in pair.1.number.map { $0 - one } }
            }
            value.cells = row.cells
            return value
        }
        return Heatmap(
            workspace: first.workspace, rows: first.rows, columns: first.columns, conditions: first.conditions,
            metric: first.metric, unit: first.unit, settings: first.settings, values: values,
            cellColumns: table.columns, unread: first.unread, against: both.other,
            colorLimit: first.colorLimit)
    }
}

extension Heatmap {
    /// The long rows as outcomes of their pairs and conditions.
    fileprivate var longRows: Batch<[[Cell]]> {
        Batch(outcomes: values.map { value in value.value.map { _ in [value.cells] }.mapError { Problem($0) } })
    }
}

extension HeatmapValue {
    /// The value where there is one.
    fileprivate var number: Double? { try? value.get() }
}
