internal import Presentation

/// The same question asked of two databases, a measure of how far their energies can be trusted: what `--also` prints.
///
/// One row per input. Every compared number is followed by that of the other database and by the difference, other minus first; every
/// list of phases by the other one and by whether both name the same phases.
struct DatabaseComparison {
    /// Which columns of a command's own table are compared.
    struct Layout {
        /// Columns that say what was asked, the echo of the input first.
        var keys: [String]
        /// Numbers, their units in their names.
        var numbers: [String]
        /// Lists of phases.
        var phases: [String]
    }

    /// Columns of the command's own table, from which names, titles and digits are taken.
    let columns: [Column]
    let layout: Layout
    /// Names of the two databases.
    let names: (first: String, other: String)

    /// The table of both answers; `results` are the rows of the command, of which the first of an input counts.
    ///
    /// An input that the first database cannot answer is a failed row; one that only the other cannot keeps its first half.
    func table(
        title: String, _ first: Batch<[[Cell]]>, _ other: Batch<[[Cell]]>, footnotes: [String]
    ) -> (table: Table, summary: [String]) {
        var table = Table(title: "\(title), \(names.first) and \(names.other)", columns: comparedColumns)
        for (here, there) in zip(first.outcomes, other.outcomes) {
            switch here {
            case .success(let rows):
                guard let row = rows.first else { continue }
                table.append(cells(row, there))
            case .failure(let problem):
                table.append(
                    failure: problem.failure, echo: [(layout.keys[0], .text(problem.failure.input))])
            }
        }
        let summary = layout.numbers.compactMap { summaryLine($0, table) }
        table.footnotes = ["Differences: \(names.other) minus \(names.first)."] + summary + footnotes
        return (table, summary)
    }

    private var comparedColumns: [Column] {
        layout.keys.map { column($0) }
            + layout.numbers.flatMap { name in
                let titles = ["", "also_", "difference_"]
                return zip(titles, [names.first, names.other, "diff."]).map { prefix, source in
                    var column = column(name)
                    column.name = prefix + name
                    column.title += " / \(source)"
                    column.tableVisibility = name == layout.numbers[0] ? .essential : .normal
                    return column
                }
            }
            + layout.phases.flatMap { name in
                var (own, also) = (column(name), column(name))
                own.title = "\(names.first): \(own.title)"
                also.name = "also_" + name
                also.title = "\(names.other): \(also.title)"
                own.tableVisibility = .detail
                also.tableVisibility = .detail
                return [own, also, Column("same_\(name)", kind: .boolean, tableVisibility: .exportOnly)]
            } + [Column("also_message", title: names.other, tableVisibility: .detail)]
    }

    private func column(_ name: String) -> Column { columns.first { $0.name == name } ?? Column(name) }

    private func cells(_ row: [Cell], _ other: Result<[[Cell]], InputProblem>) -> [Cell] {
        var there: [Cell]?
        var message = Cell.empty
        switch other {
        case .success(let rows): there = rows.first
        case .failure(let problem): message = .text(problem.failure.message)
        }
        let keys = layout.keys.map { value($0, row) }
        let numbers = layout.numbers.flatMap { name -> [Cell] in
            let pair = (value(name, row), there.map { value(name, $0) } ?? .empty)
            guard case (.number(let one), .number(let two)) = pair else { return [pair.0, pair.1, .empty] }
            return [pair.0, pair.1, .number(two - one)]
        }
        let phases = layout.phases.flatMap { name -> [Cell] in
            let pair = (value(name, row), there.map { value(name, $0) } ?? .empty)
            guard case (.amounts(let one), .amounts(let two)) = pair else { return [pair.0, pair.1, .empty] }
            return [pair.0, pair.1, .boolean(Set(one.map(\.formula)) == Set(two.map(\.formula)))]
        }
        return keys + numbers + phases + [message]
    }

    private func value(_ name: String, _ row: [Cell]) -> Cell {
        columns.firstIndex { $0.name == name }.map { row[$0] } ?? .empty
    }

    /// `reduction_limit_V: median size of the difference 0.01, largest -0.2 (Li3PS4), 12 compared.`; nil where nothing could be compared.
    private func summaryLine(_ name: String, _ table: Table) -> String? {
        guard let position = table.columns.firstIndex(where: { $0.name == "difference_\(name)" }) else { return nil }
        var differences: [(value: Double, input: String)] = []
        for row in table.rows {
            guard case .number(let value) = row.cells[position] else { continue }
            differences.append((value, layout.keys.compactMap { text(row.cells, $0, table) }.joined(separator: ", ")))
        }
        let sizes = differences.map(\.value.magnitude).sorted()
        guard let largest = differences.first(where: { $0.value.magnitude == sizes.last }) else { return nil }
        let half = sizes.count / 2
        let median = sizes.count.isMultiple(of: 2) ? (sizes[half - 1] + sizes[half]) / 2 : sizes[half]
        let format = NumberFormat(significantDigits: 3)
        let place = largest.input.isEmpty ? "" : " (\(largest.input))"
        return "\(name): median size of the difference \(format.text(median) ?? ""), largest "
            + "\(format.text(largest.value) ?? "")\(place), \(sizes.count) compared."
    }

    private func text(_ cells: [Cell], _ name: String, _ table: Table) -> String? {
        guard let position = table.columns.firstIndex(where: { $0.name == name }) else { return nil }
        switch cells[position] {
        case .text(let text): return text.isEmpty ? nil : text
        case .number(let value): return NumberFormat(significantDigits: 5).text(value)
        default: return nil
        }
    }
}
