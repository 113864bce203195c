internal import Analyses
internal import Chemistry
internal import Interfaces
internal import Presentation
internal import TextFormats
internal import ThermoEntries
internal import Thermodynamics

/// A finished heat map in all the forms it is written in.
struct Heatmap {
    /// What is asked.
    let question: MapAnalysis
    let workspace: Workspace
    let rows: [String]
    let columns: [String]
    let conditions: [Condition]
    /// The question as settings of a report.
    let settings: [Report.Setting]
    /// Materials that could not be read.
    let unread: [RowFailure]
    /// The columns of the cells that belong to the values.
    var cellColumns: [Column]
    /// Row by row, column by column, condition by condition; materials that could not be read have none.
    var values: [HeatmapValue]
    /// Phases that the database lacks where materials meet, in words; nil where it lacks none.
    var missingNote: String?
    /// The second database of a map of differences, its values minus those of `workspace`; nil for a map of energies.
    var against: Workspace?

    /// A map with its cells; those of long rows only where they are wanted, since they cost more than the numbers.
    init(_ question: MapAnalysis, _ map: ReactionMap, in workspace: Workspace, isLong: Bool, significantDigits: Int) {
        (self.question, self.workspace) = (question, workspace)
        (rows, columns, conditions) = (map.rows, map.columns, map.conditions)
        settings = question.settings(map.conditions)
        unread = map.unread.map(\.failure)
        let (schema, context) = (question.schema, CellContext(workspace, significantDigits: significantDigits))
        cellColumns = schema.columns
        values = map.cells.map { HeatmapValue($0, question, isLong ? schema : nil, context) }
    }

    var metric: EnergyMetric { question.metric }
    var unit: EnergyUnit { question.unit }
    /// Size of the energy, in `unit`, at which the colours end; the largest value unless set.
    var colorLimit: Double? { question.colorLimit?.magnitude }

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
        if isOpen {
            notes.append(
                "Open: per atom that no reservoir holds; not to be compared with a closed map, which counts all atoms.")
        }
        if let uncertainty = question.uncertainty {
            notes.append(Schema<ReactionMixture>.uncertaintyFootnote(uncertainty))
        }
        return notes + [aloneNote].compactMap { $0 } + conditions.gasFootnotes
    }

    /// Materials that decompose by themselves with the largest size of it, which mutual energies leave out; nil where none does.
    private var aloneNote: String? {
        guard metric == .mutual, against == nil else { return nil }
        var worst: [String: Double] = [:]
        for value in values {
            for (name, energy) in [(rows[value.row], value.alone.row), (columns[value.column], value.alone.column)] {
                guard let energy, energy < unit.value(-InterfaceReaction.selfDecompositionFrom) else { continue }
                worst[name] = min(worst[name] ?? 0, energy)
            }
        }
        guard !worst.isEmpty else { return nil }
        let named = worst.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.prefix(Self.mostNamed).map {
            "\($0.key) (\(NumberFormat().text($0.value, decimals: unit.digits) ?? ""))"
        }
        let rest = worst.count - named.count
        return "Decompose by themselves, which mutual energies leave out (at most, \(unitTitle)): "
            + named.joined(separator: ", ") + (rest > 0 ? " and \(rest) more." : ".")
    }

    private static let mostNamed = 8

    /// The map with the flag of missing phases in the cells of a matrix or picture; long rows get theirs from the report.
    func flaggingMissingPhases() -> Heatmap {
        let pairs = values.map { [rows[$0.row], columns[$0.column]] }
        let found = MissingPhases(workspace).found(pairs)
        var map = self
        map.missingNote = found.footnote
        for (index, missing) in found.groups.enumerated() where !missing.isEmpty {
            map.values[index].flags.append(ResultFlag.missingPhase.rawValue)
        }
        return map
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

    /// The cells with a value, for the sentence about their verification.
    private var cells: (count: Int, unit: String) { (values.count - failures.count, "cells") }

    /// The matrix; with several conditions a row per material and condition.
    func wideReport() -> Report {
        let head = [
            Column(corner, title: "row", tableVisibility: .essential),
            Column("voltage_V", title: "voltage / V", kind: .number, tableVisibility: .essential),
        ]
        // A header line read as a material may have the name of a column of ours; nothing that is a formula does.
        let names = columns.map { name in head.contains { $0.name == name } ? "\(name) (not read)" : name }
        let numbers = names.map { Column($0, kind: .number, digits: unit.digits) }
        var table = Table(
            title: title, columns: (conditions.count > 1 ? head : [head[0]]) + numbers,
            footnotes: notes
                + [Readings(catalogue: workspace.catalogue).line(on: rows + columns), missingNote].compactMap { $0 })
        let matrices = conditions.indices.map(matrix)
        for (row, name) in rows.enumerated() {
            for (index, condition) in conditions.enumerated() {
                let lead = conditions.count > 1 ? [Cell.text(name), .optional(condition.voltage)] : [.text(name)]
                table.append(lead + matrices[index][row].map { .optional($0) })
            }
        }
        return against.map {
            WorkspacePair(first: workspace, other: $0).report(
                "heatmap", settings: settings, table: table, errors: unread + failures, rows: .matrix, checked: cells)
        }
            ?? workspace.report(
                "heatmap", settings: settings, table: table, errors: unread + failures, rows: .matrix, checked: cells)
    }

    /// The header of the first column of a matrix: what the numbers are and under which conditions, so that the file needs no comment and
    /// an open map cannot pass for a closed one. It holds no comma, for programs that know no quotes.
    var corner: String {
        let reservoirs = conditions.map { $0.others.isEmpty ? "none" : $0.others.replacing(", ", with: " and ") }
        let voltages = conditions.compactMap { $0.voltage.flatMap { NumberFormat().text($0) } }
        let voltage = voltages.count > 1 ? "column voltage_V" : voltages.first.map { "\($0) V" } ?? "none"
        let facts: [String?] = [
            against.map { "difference \($0.stamp.name) minus \(workspace.stamp.name)" },
            "\(metric.rawValue) reaction energy", unitTitle.replacing(", ", with: " "),
            "basis: \(isOpen ? "non-reservoir atoms" : "all atoms")", "mode: \(isOpen ? "open" : "closed")",
            "voltage: \(voltage)", voltages.isEmpty ? nil : "reference: \(workspace.reference)",
            "other reservoirs: \(reservoirs.first ?? "none")",
            "database: \(stampText(workspace))", against.map { "other database: \(stampText($0))" },
        ]
        return "row (" + facts.compactMap { $0 }.joined(separator: "; ") + ")"
    }

    private func stampText(_ workspace: Workspace) -> String {
        "\(workspace.stamp.name) sha256 \(workspace.stamp.sha256)".replacing(",", with: " ")
    }

    /// The flags of the cells in the places of the matrix, as CSV.
    func flagsTable(like matrix: Report) -> Report {
        let lead = conditions.count > 1 ? 2 : 1
        var table = Table(columns: matrix.table.columns.map { Column($0.name, kind: .list) })
        for (position, row) in matrix.table.rows.enumerated() {
            let (material, condition) = (position / conditions.count, position % conditions.count)
            var flags = columns.map { _ in [String]() }
            for value in values where value.row == material && value.condition == condition {
                flags[value.column] = value.failure.map { ["error: \($0.message)"] } ?? value.flags
            }
            table.append(Array(row.cells.prefix(lead)) + flags.map { .list($0) })
        }
        return Report(schema: matrix.schema, database: matrix.database, table: table)
    }

    /// Cells that carry a flag.
    var flaggedCount: Int { values.count { !$0.flags.isEmpty } }

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
