internal import Presentation
internal import ThermoEntries

/// The figures as a report of the common kind.
struct BenchReport {
    let rows: [Measurement]
    let limits: Limits?
    let entries: EntrySet
    let repeats: Int
    /// Answers the dense simplex could not prove by itself.
    let fallbacks: Int

    var report: Report {
        var table = Table(
            title: "interphase-bench: medians of \(repeats) runs",
            columns: [
                Column("name", title: "figure", tableVisibility: .essential),
                Column("median", title: "median", kind: .number, digits: 2, tableVisibility: .essential),
                Column("minimum", title: "best", kind: .number, digits: 2),
                Column("unit", title: "unit", tableVisibility: .essential),
                Column("limit", title: "accepted", kind: .text),
                Column("within_limit", title: "within", kind: .boolean),
                Column("input", title: "input", tableVisibility: .detail),
            ])
        table.footnotes = ["Answers of this process that the dense simplex could not prove by itself: \(fallbacks)."]
        for row in rows {
            let limit = limits?.text(row.name) ?? ""
            let verdict: Cell = limit.isEmpty ? .empty : .boolean(!(limits?.isExceeded(by: row) ?? false))
            table.append([
                .text(row.name), .number(row.median), .number(row.minimum), .text(row.unit), .text(limit), verdict,
                .text(row.input),
            ])
        }
        let source = entries.provenance
        return Report(
            schema: "interphase-bench/1",
            database: DatabaseStamp(
                name: source.name, version: source.version, sha256: source.sha256, phases: entries.count),
            settings: [.init("repeats", .integer(repeats)), .init("solver_fallbacks", .integer(fallbacks))],
            table: table)
    }
}
