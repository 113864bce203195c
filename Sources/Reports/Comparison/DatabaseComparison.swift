package import Analyses
package import Presentation

/// The same question asked of two databases, a measure of how far their energies can be trusted: what `--also` prints.
///
/// Every compared number is followed by that of the other database and by the difference, other minus first; every list of phases by the
/// other one and by whether both name the same phases, every word by the other one and by whether they are the same.
package struct DatabaseComparison {
    /// Which columns of a command's own table are compared.
    package struct Layout {
        /// Columns that say what was asked, the echo of the input first.
        package var keys: [String]
        /// Columns of both that nothing is calculated from, such as ranks.
        package var beside: [String] = []
        /// Numbers, their units in their names; the first is what people look for.
        package var numbers: [String]
        /// Numbers that only programs are shown.
        package var furtherNumbers: [String] = []
        /// Lists of phases.
        package var phases: [String] = []
        /// Words such as verdicts.
        package var words: [String] = []
        /// Which rows of the two answers to one input belong together.
        package var pairing = RowPairing.first
        /// The rows that the summary counts, by the text of a key; all unless given.
        package var summarised: (key: String, text: String)?

        /// Puts the parts together.
        package init(
            keys: [String], beside: [String] = [], numbers: [String], furtherNumbers: [String] = [],
            phases: [String] = [], words: [String] = [], pairing: RowPairing = RowPairing.first,
            summarised: (key: String, text: String)? = nil
        ) {
            self.keys = keys
            self.beside = beside
            self.numbers = numbers
            self.furtherNumbers = furtherNumbers
            self.phases = phases
            self.words = words
            self.pairing = pairing
            self.summarised = summarised
        }
    }

    /// Columns of the command's own table, from which names, titles and digits are taken.
    package let columns: [Column]
    package let layout: Layout
    /// Names of the two databases.
    package let names: (first: String, other: String)

    /// The table of both answers to every input.
    ///
    /// An input that the first database cannot answer is a failed row; one that only the other cannot keeps its first half. What a failed
    /// row echoes is by default the input in the first column.
    package func table(
        title: String, _ first: Batch<[[Cell]]>, _ other: Batch<[[Cell]]>, footnotes: [String],
        echo: ((Int) -> [(column: String, cell: Cell)])? = nil
    ) -> (table: Table, summary: [String]) {
        var table = Table(title: "\(title), \(names.first) and \(names.other)", columns: comparedColumns)
        for (index, (here, there)) in zip(first.outcomes, other.outcomes).enumerated() {
            switch here {
            case .success(let rows):
                for cells in cells(rows, there) { table.append(cells) }
            case .failure(let problem):
                let input = [(layout.keys[0], Cell.text(problem.failure.input))]
                table.append(failure: problem.failure, echo: echo?(index) ?? input)
            }
        }
        let summary = summary(table)
        table.footnotes = ["Differences: \(names.other) minus \(names.first)."] + summary + footnotes
        return (table, summary)
    }

    /// The columns of the comparison: keys, both halves of everything compared, and why the other database has no answer.
    package var comparedColumns: [Column] {
        layout.keys.map { column($0) } + layout.beside.flatMap { pair($0) }
            + layout.numbers.flatMap {
                triple($0, visibility: $0 == layout.numbers[0] ? .essential : .normal)
            }
            + layout.furtherNumbers.flatMap { triple($0, visibility: .exportOnly) }
            + layout.phases.flatMap { name in
                var (own, also) = (column(name), column(name))
                own.title = "\(names.first): \(own.title)"
                also.name = WorkspacePair.prefix + name
                also.title = "\(names.other): \(also.title)"
                own.tableVisibility = .detail
                also.tableVisibility = .detail
                return [own, also, Column("same_\(name)", kind: .boolean, tableVisibility: .exportOnly)]
            }
            + layout.words.flatMap {
                pair($0) + [Column("same_\($0)", kind: .boolean, tableVisibility: .exportOnly)]
            } + [Column("also_message", title: names.other, tableVisibility: .detail)]
    }

    private func column(_ name: String) -> Column { columns.first { $0.name == name } ?? Column(name) }

    private func pair(_ name: String) -> [Column] {
        zip(["", WorkspacePair.prefix], [names.first, names.other]).map { prefix, source in
            var column = column(name)
            column.name = prefix + name
            column.title += " / \(source)"
            return column
        }
    }

    private func triple(_ name: String, visibility: Column.TableVisibility) -> [Column] {
        var difference = column(name)
        difference.name = "difference_\(name)"
        difference.title += " / diff."
        return (pair(name) + [difference]).map { column in
            var column = column
            column.tableVisibility = visibility
            return column
        }
    }
}

extension DatabaseComparison {
    /// The rows of one input that the first database can answer.
    private func cells(_ here: [[Cell]], _ other: Result<[[Cell]], Problem>) -> [[Cell]] {
        let position = { (name: String) in columns.firstIndex { $0.name == name } }
        switch other {
        case .success(let there):
            return layout.pairing.pairs(here, there, position).map { cells($0, message: .empty) }
        case .failure(let problem):
            let message = Cell.text(problem.failure.message)
            return layout.pairing.pairs(here, nil, position).map { cells($0, message: message) }
        }
    }

    private func cells(_ pair: RowPairing.Pair, message: Cell) -> [Cell] {
        let both = { (name: String) in (value(name, pair.here), value(name, pair.there)) }
        let keys = layout.keys.map { value($0, pair.here ?? pair.there) }
        let beside = layout.beside.flatMap { [both($0).0, both($0).1] }
        let numbers = (layout.numbers + layout.furtherNumbers).flatMap { name -> [Cell] in
            let (here, there) = both(name)
            guard case .number(let one) = here, case .number(let two) = there else { return [here, there, .empty] }
            return [here, there, .number(two - one)]
        }
        let phases = layout.phases.flatMap { name -> [Cell] in
            let (here, there) = both(name)
            guard case .amounts(let one) = here, case .amounts(let two) = there else { return [here, there, .empty] }
            return [here, there, .boolean(Set(one.map(\.formula)) == Set(two.map(\.formula)))]
        }
        let words = layout.words.flatMap { name -> [Cell] in
            let (here, there) = both(name)
            guard case .text(let one) = here, case .text(let two) = there else { return [here, there, .empty] }
            return [here, there, .boolean(one == two)]
        }
        return keys + beside + numbers + phases + words + [message]
    }

    private func value(_ name: String, _ row: [Cell]?) -> Cell {
        guard let row, let position = columns.firstIndex(where: { $0.name == name }) else { return .empty }
        return row[position]
    }
}
