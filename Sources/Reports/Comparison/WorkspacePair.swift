public import Analyses
package import Presentation
internal import ThermoEntries

/// The two databases of a comparison.
public struct WorkspacePair {
    /// What the names of settings and columns of the second database begin with.
    package static let prefix = "also_"

    /// A setting of the second database.
    package static func also(_ setting: Report.Setting) -> Report.Setting {
        .init(prefix + setting.name, setting.value)
    }

    /// The database asked first.
    public let first: Workspace
    /// The one compared with it.
    public let other: Workspace

    /// Puts the parts together.
    public init(
        first: Workspace, other: Workspace
    ) {
        self.first = first
        self.other = other
    }

    /// Their names.
    package var names: (first: String, other: String) { (first.stamp.name, other.stamp.name) }

    /// A comparison of rows with these columns.
    package func comparison(_ layout: DatabaseComparison.Layout, _ columns: [Column]) -> DatabaseComparison {
        DatabaseComparison(columns: columns, layout: layout, names: names)
    }

    /// What stands below a table of both.
    package func footnotes(_ layout: DatabaseComparison.Layout) -> [String] {
        let hasVoltages = (layout.keys + layout.numbers).contains { $0.hasSuffix("_V") }
        return (hasVoltages ? [first.voltageFootnote] : [])
            + [first.energyFootnote, otherFootnote]
    }

    /// Version, size, kind of energies and checksum of the second database.
    package var otherFootnote: String {
        let stamp = other.stamp
        return
            "\(stamp.name): version \(stamp.version), \(stamp.phases) phases, \(other.entries.provenance.calculationType), "
            + "SHA-256 \(stamp.sha256)."
    }

    /// A report of schema `interphase-COMMAND-also/1`: the stamp of the first database, that of the other among the settings.
    package func report(
        _ command: String, settings: [Report.Setting], table: Table, errors: [RowFailure] = [],
        rows: RowSubject = .typed, checked: (count: Int, unit: String)? = nil
    ) -> Report {
        if let tally = other.verification, first.verification !== tally { first.verification?.add(tally) }
        return first.report(
            "\(command)-also", settings: other.alsoSettings + settings, table: table, errors: errors, rows: rows,
            checked: checked, comparedWith: other)
    }
}

extension Workspace {
    /// The second database for the settings of a report.
    fileprivate var alsoSettings: [Report.Setting] {
        let settings: [Report.Setting] = [
            .init("database", .text(stamp.name)), .init("version", .text(stamp.version)),
            .init("sha256", .text(stamp.sha256)), .init("phases", .integer(stamp.phases)),
            .init("calculation_type", .text(entries.provenance.calculationType)),
        ]
        return settings.map(WorkspacePair.also)
    }
}
