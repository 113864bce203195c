/// A column of a result: its stable name for programs and its heading for people.
public struct Column: Sendable, Hashable {
    /// What the cells of the column hold; decides alignment, and how an absent list is written in JSON.
    public enum Kind: Sendable, Hashable {
        /// Text, left-aligned.
        case text
        /// Numbers in the unit of the column, right-aligned and rounded to `digits` in tables.
        case number
        /// Counts, right-aligned.
        case integer
        /// Yes or no.
        case boolean
        /// Species with amounts; absent is `null`, none is `[]`.
        case amounts
        /// Words such as flags; absent is `[]` in JSON.
        case list
    }

    /// How hard a table for people tries to show the column. CSV and JSON always hold every column.
    public enum TableVisibility: Sendable, Hashable {
        /// Stays in the line of its row as long as anything does: the formula, the answer.
        case essential
        /// Stands in the line when the terminal is wide enough, else in indented lines below.
        case normal
        /// Always in an indented line below its row: long products, reactions.
        case detail
        /// Only for programs.
        case exportOnly
    }

    /// The stable machine name with its unit, for instance `reduction_limit_V`; a CSV header and a JSON key.
    public var name: String
    /// The heading in tables, short and with the unit, for instance `reduction / V`.
    public var title: String
    /// What the cells hold.
    public var kind: Kind
    /// Digits behind the decimal point in tables; of no effect on CSV and JSON.
    public var digits: Int
    /// Where tables for people show the column.
    public var tableVisibility: TableVisibility

    /// Describes a column; `title` is `name` unless given, numbers get three decimals in tables.
    public init(
        _ name: String, title: String? = nil, kind: Kind = .text, digits: Int = 3,
        tableVisibility: TableVisibility = .normal
    ) {
        self.name = name
        self.title = title ?? name
        self.kind = kind
        self.digits = digits
        self.tableVisibility = tableVisibility
    }
}
