internal import Chemistry
internal import Presentation
internal import ThermoEntries

/// A finished heat map in all the forms it is written in.
struct Heatmap {
    let workspace: Workspace
    let rows: [String]
    let columns: [String]
    let conditions: [Condition]
    let metric: EnergyMetric
    let unit: EnergyUnit
    let settings: [Report.Setting]
    /// Row by row, column by column, condition by condition; materials that could not be read have none.
    let values: [HeatmapValue]
    /// The columns of the cells that belong to the values.
    let cellColumns: [Column]
    /// Materials that could not be read.
    let unread: [RowFailure]
    /// The second database of a map of differences, its values minus those of `workspace`; nil for a map of energies.
    var against: Workspace?
    /// Size of the energy, in `unit`, at which the colours end; the largest value unless set.
    var colorLimit: Double?

    /// Whether the ion or another element is exchanged.
    var isOpen: Bool { conditions.contains { !$0.reservoirs.isEmpty } }
    /// The unit and its basis as people read them.
    var unitTitle: String { unit.title(isNonReservoir: isOpen) }

    /// The heading of tables.
    var title: String { "\(quantity), \(unitTitle), \(conditions.title)" }

    /// What the values are.
    var quantity: String {
        let energy = "lowest \(metric.rawValue) reaction energy"
        guard let against else { return "L" + energy.dropFirst() }
        return "Difference of the \(energy), \(against.stamp.name) minus \(workspace.stamp.name)"
    }

    /// What every form says below the numbers.
    var notes: [String] {
        var notes = ["Minimum over the mixing ratio. \(workspace.energyFootnote)"]
        if conditions.contains(where: { $0.voltage != nil }) { notes.append(workspace.voltageFootnote) }
        return notes
    }

    /// One row per pair and condition, `interphase-heatmap/1`.
    func longReport() -> Report {
        var table = Table(
            title: title, columns: cellColumns, footnotes: ["x1: share of the row's material."] + notes)
        for value in values {
            switch value.value {
            case .success: table.append(value.cells)
            case .failure(let failure):
                table.append(failure: failure, echo: echo(value))
            }
        }
        return workspace.report("heatmap", settings: settings, table: table, errors: unread)
    }

    /// The place of a value, for a row without a result.
    func echo(_ value: HeatmapValue) -> [(column: String, cell: Cell)] {
        [
            ("row", .text(rows[value.row])), ("column", .text(columns[value.column])),
            ("voltage_V", .optional(conditions[value.condition].voltage)),
        ]
    }

    /// The matrix; with several conditions a row per material and condition.
    func wideReport() -> Report {
        let head = [
            Column("row", tableVisibility: .essential),
            Column("voltage_V", title: "voltage / V", kind: .number, tableVisibility: .essential),
        ]
        // A header line read as a material may have the name of a column of ours; nothing that is a formula does.
        let names = columns.map { name in head.contains { $0.name == name } ? "\(name) (not read)" : name }
        let numbers = names.map { Column($0, kind: .number, digits: unit.digits) }
        var table = Table(
            title: title, columns: (conditions.count > 1 ? head : [head[0]]) + numbers,
            footnotes: notes + [Readings(catalogue: workspace.catalogue).line(on: rows + columns)].compactMap { $0 })
        let matrices = conditions.indices.map(matrix)
        for (row, name) in rows.enumerated() {
            for (index, condition) in conditions.enumerated() {
                let lead = conditions.count > 1 ? [Cell.text(name), .optional(condition.voltage)] : [.text(name)]
                table.append(lead + matrices[index][row].map { .optional($0) })
            }
        }
        return against.map {
            WorkspacePair(first: workspace, other: $0).report(
                "heatmap", settings: settings, table: table, errors: unread + failures)
        } ?? workspace.report("heatmap", settings: settings, table: table, errors: unread + failures)
    }

    /// The comment above a matrix: what the numbers are and under which conditions.
    var comment: String {
        let reservoirs = conditions.map { $0.reservoirs.isEmpty ? "closed" : $0.text }.joined(separator: " | ")
        let voltages = conditions.compactMap { $0.voltage.flatMap { NumberFormat().text($0) } }
        let stamp = workspace.stamp
        let difference = against.map {
            "difference to \($0.stamp.name) \($0.stamp.version), sha256 \($0.stamp.sha256); "
        }
        return (difference ?? "")
            + "\(metric.rawValue) reaction energy in \(unitTitle), minimum over the mixing ratio; "
            + "basis: \(isOpen ? "non-reservoir atoms" : "all atoms"); mode: \(isOpen ? "open" : "closed"); "
            + "reservoir (eV/atom): \(reservoirs); "
            + "voltage (V): \(voltages.isEmpty ? "none" : voltages.joined(separator: " | ")); "
            + "database: \(stamp.name) \(stamp.version), \(workspace.entries.provenance.calculationType), "
            + "sha256 \(stamp.sha256)"
    }

    /// Pairs without a value.
    var failures: [RowFailure] {
        values.compactMap(\.failure)
    }

    /// The values under one condition; nil where there is none.
    func matrix(_ condition: Int) -> [[Double?]] {
        var matrix = rows.map { _ in [Double?](repeating: nil, count: columns.count) }
        for value in values where value.condition == condition {
            matrix[value.row][value.column] = try? value.value.get()
        }
        return matrix
    }
}
