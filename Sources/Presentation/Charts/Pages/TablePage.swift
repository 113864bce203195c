/// A report as a self-contained page: every column that tables show, rows that sort and can be filtered.
public struct TablePage: ReportRenderer {
    /// A page renderer; it has no settings.
    public init() {}

    /// The page as HTML: title, footnotes, failures and the database above, the table below.
    public func render(_ report: Report) -> String {
        let table = report.table
        let database =
            "Database: \(report.database.name), \(report.database.phases) phases, SHA-256 \(report.database.sha256)."
        return HTMLPage(
            title: table.title.isEmpty ? report.schema : table.title,
            notes: table.footnotes + HTMLTable.failureLines(report.failures) + [database],
            sections: [HTMLTable(table).markup()]
        ).document()
    }
}
