public import Analyses
internal import Chemistry
public import Electrochemistry
public import Presentation
public import ThermoEntries

/// What the cells of a row are written with.
public struct CellContext: Sendable {
    /// The data whose rows the phases are.
    public let entries: EntrySet
    /// What voltages are printed against.
    public let reference: ReferenceElectrode
    /// The working ion.
    public let ion: WorkingIon
    /// Writes reactions.
    package let reactions: ReactionText

    /// The cells of a workspace; `significantDigits` are those of coefficients in reactions.
    public init(_ workspace: Workspace, significantDigits: Int) {
        entries = workspace.entries
        reference = workspace.reference
        ion = workspace.ion
        reactions = ReactionText(entries: workspace.entries, significantDigits: significantDigits)
    }

    /// Volts against the reference for volts against the element of the ion.
    func volts(_ voltage: Double?) -> Cell { .optional(voltage.map { reference.voltage(againstElement: $0) }) }
}

/// One column of a schema: its name with the unit, its digits, how a second database is compared with, and how its cell is made.
public struct Field<Row>: Sendable {
    /// How the values of two databases stand beside each other.
    public enum Comparison: Sendable {
        /// Not at all.
        case none
        /// Says what was asked; rows of the same keys belong together.
        case key
        /// Both, without a difference.
        case beside
        /// Both and their difference, before the other numbers.
        case leadingNumber
        /// Both and their difference.
        case number
        /// The same, for programs only.
        case furtherNumber
        /// The same, behind all other numbers.
        case lastNumber
        /// Both lists of phases, and whether they name the same.
        case phases
        /// Both words, and whether they are the same, before the other words.
        case leadingWord
        /// Both words, and whether they are the same.
        case word
    }

    /// Name, heading, kind, digits, visibility.
    public let column: Column
    /// How two databases are compared.
    public let comparison: Comparison
    /// The cell of a row.
    public let cell: @Sendable (Row, CellContext) -> Cell

    /// A column of text unless `kind` says otherwise; `title` is the name unless given.
    public init(
        _ name: String, title: String? = nil, _ kind: Column.Kind = .text, digits: Int = 3,
        _ visibility: Column.TableVisibility = .normal, compared comparison: Comparison = .none,
        cell: @escaping @Sendable (Row, CellContext) -> Cell
    ) {
        column = Column(name, title: title, kind: kind, digits: digits, tableVisibility: visibility)
        self.comparison = comparison
        self.cell = cell
    }

    /// A column that is described elsewhere.
    init(
        _ column: Column, compared comparison: Comparison = .none, cell: @escaping @Sendable (Row, CellContext) -> Cell
    ) {
        (self.column, self.comparison, self.cell) = (column, comparison, cell)
    }

    /// The same for programs only.
    var exportedOnly: Field {
        var column = column
        column.tableVisibility = .exportOnly
        return Field(column, compared: comparison, cell: cell)
    }
}

/// The columns of a kind of row in printing order: one line each.
public struct Schema<Row>: Sendable {
    /// The columns.
    public var fields: [Field<Row>]

    /// Columns in printing order.
    public init(_ fields: [Field<Row>]) { self.fields = fields }

    /// Names, headings, kinds.
    public var columns: [Column] { fields.map(\.column) }

    /// The cells of a row, one per column.
    public func cells(_ row: Row, _ context: CellContext) -> [Cell] { fields.map { $0.cell(row, context) } }

    /// Both one after the other.
    static func + (left: Schema, right: Schema) -> Schema { Schema(left.fields + right.fields) }

    /// The names of the columns compared in a way.
    func names(_ comparison: Field<Row>.Comparison) -> [String] {
        fields.filter { $0.comparison == comparison }.map(\.column.name)
    }

    /// How the rows of two databases are compared.
    func layout(
        _ pairing: RowPairing, summarised: (key: String, text: String)? = nil
    ) -> DatabaseComparison.Layout {
        DatabaseComparison.Layout(
            keys: names(.key), beside: names(.beside), numbers: names(.leadingNumber) + names(.number),
            furtherNumbers: names(.furtherNumber) + names(.lastNumber),
            phases: names(.phases), words: names(.leadingWord) + names(.word), pairing: pairing, summarised: summarised)
    }
}
