/// Rows of typed cells under named columns: what every analysis hands to the renderers.
///
/// Rows are printed in the order in which they were appended. A row may instead record that its input failed; CSV and
/// tables print it in its place with the reason, JSON leaves it to the list of errors.
public struct Table: Sendable, Hashable {
    /// One line of a table: a result, or an input that failed.
    public enum Row: Sendable, Hashable {
        /// One cell per column.
        case values([Cell])
        /// The echoed inputs (one cell per column, `empty` where nothing is known) and what went wrong.
        case failure([Cell], RowFailure)

        /// The cells, one per column.
        public var cells: [Cell] {
            switch self {
            case .values(let cells), .failure(let cells, _): cells
            }
        }

        /// What went wrong, for a row without a result.
        public var failure: RowFailure? {
            if case .failure(_, let failure) = self { failure } else { nil }
        }
    }

    /// The line above a table for people; not part of CSV and JSON.
    public var title: String
    /// Columns in printing order.
    public let columns: [Column]
    /// The rows appended so far.
    public private(set) var rows: [Row]
    /// Lines below a table for people: conventions, references, legends of flags; not part of CSV and JSON.
    public var footnotes: [String]

    /// An empty table; the names of the columns must differ.
    public init(title: String = "", columns: [Column], footnotes: [String] = []) {
        precondition(Set(columns.map(\.name)).count == columns.count, "two columns have the same name")
        self.title = title
        self.columns = columns
        self.rows = []
        self.footnotes = footnotes
    }

    /// Appends a result; the row has one cell per column, in the order of the columns.
    public mutating func append(_ cells: [Cell]) {
        precondition(cells.count == columns.count, "a row needs one cell per column")
        rows.append(.values(cells))
    }

    /// Appends an input that failed; `echo` names the columns whose value is known all the same, mostly the formula as typed.
    public mutating func append(failure: RowFailure, echo: [(column: String, cell: Cell)]) {
        let cells = columns.map { column in echo.first { $0.column == column.name }?.cell ?? .empty }
        rows.append(.failure(cells, failure))
    }

    /// The same rows with further columns at the end; `cells` makes the new cells of a row from the old ones, failed rows get empty ones.
    public func appending(columns more: [Column], cells: ([Cell]) -> [Cell]) -> Table {
        var table = Table(title: title, columns: columns + more, footnotes: footnotes)
        for row in rows {
            switch row {
            case .values(let old): table.append(old + cells(old))
            case .failure(let old, let failure):
                table.rows.append(.failure(old + [Cell](repeating: .empty, count: more.count), failure))
            }
        }
        return table
    }

    /// The same rows with other cells; failed rows stay as they are.
    public func mapping(_ transform: ([Cell]) -> [Cell]) -> Table {
        var table = Table(title: title, columns: columns, footnotes: footnotes)
        for row in rows {
            switch row {
            case .values(let cells): table.append(transform(cells))
            case .failure: table.rows.append(row)
            }
        }
        return table
    }

    /// The failures among the rows, in row order.
    public var failures: [RowFailure] { rows.compactMap(\.failure) }
}

/// Why an input has no result: the input as typed and one line for people.
public struct RowFailure: Error, Sendable, Hashable {
    /// The input as typed.
    public var input: String
    /// Cause and remedy in one line.
    public var message: String

    /// Pairs an input with the reason of its failure.
    public init(input: String, message: String) {
        self.input = input
        self.message = message
    }
}
