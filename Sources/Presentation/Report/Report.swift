/// Which database the numbers rest on, as printed into every export.
public struct DatabaseStamp: Sendable, Hashable {
    /// Name of the set, for instance `mp-2019`, or the path it was read from.
    public var name: String
    /// Version of the set as its provider writes it.
    public var version: String
    /// SHA-256 of the data, lower-case hexadecimal.
    public var sha256: String
    /// Number of phases after additions and exclusions.
    public var phases: Int

    /// Describes the database behind a result.
    public init(name: String, version: String, sha256: String, phases: Int) {
        self.name = name
        self.version = version
        self.sha256 = sha256
        self.phases = phases
    }
}

/// A table together with everything an export must say about its origin.
public struct Report: Sendable, Hashable {
    /// One condition of the calculation, echoed under `settings` in JSON; the name carries the unit.
    public struct Setting: Sendable, Hashable {
        /// Key with its unit, for instance `voltage_V`.
        public var name: String
        /// The value; `empty` is written as null.
        public var value: Cell

        /// Pairs a setting's name with its value.
        public init(_ name: String, _ value: Cell) {
            self.name = name
            self.value = value
        }
    }

    /// Schema name and version, `interphase-<command>/<n>`.
    public var schema: String
    /// The database used.
    public var database: DatabaseStamp
    /// Conditions in printing order.
    public var settings: [Setting]
    /// Results and failed inputs.
    public var table: Table
    /// Failures that belong to no row of the table; JSON lists them after those of the rows.
    public var errors: [RowFailure]
    /// Footnotes that must not be lost in a form without footnotes: whoever writes one says them on standard error.
    public var remarks: [String] = []

    /// Puts a table under its schema, database and conditions.
    public init(
        schema: String, database: DatabaseStamp, settings: [Setting] = [], table: Table, errors: [RowFailure] = []
    ) {
        self.schema = schema
        self.database = database
        self.settings = settings
        self.table = table
        self.errors = errors
    }

    /// Every failure: those of the rows in their order, then the others. Empty means exit code 0.
    public var failures: [RowFailure] { table.failures + errors }
}

/// Turns a report into text in one format; renderers keep no state and give the same bytes for the same report.
public protocol ReportRenderer: Sendable {
    /// The whole text, ending with a line break.
    /// - Complexity: O(number of cells), apart from the sorting of species inside a cell.
    func render(_ report: Report) -> String
}
