package import Presentation
package import ThermoStore

extension DataReports {
    /// Checks of the embedded data or of a database file.
    package static func checks(_ checks: [StoreCheck], title: String, stamp: DatabaseStamp) -> Report {
        var table = Table(
            title: title,
            columns: [
                Column("check", tableVisibility: .essential), Column("expected", tableVisibility: .exportOnly),
                Column("found", tableVisibility: .exportOnly),
                Column("passed", kind: .boolean, tableVisibility: .essential),
            ])
        for check in checks {
            table.append([.text(check.name), .text(check.expected), .text(check.found), .boolean(check.passed)])
        }
        return Report(schema: "interphase-data-verify/1", database: stamp, table: table)
    }
}
