internal import Presentation
internal import ThermoEntries

/// How a command with `--also` asks both databases.
struct TwoDatabases {
    /// What the names of settings and columns of the second database begin with.
    static let prefix = "also_"

    /// A setting of the second database.
    static func also(_ setting: Report.Setting) -> Report.Setting { .init(prefix + setting.name, setting.value) }

    /// The name of the command.
    let command: String
    let analysis: AnalysisOptions
    let output: OutputOptions
    /// What `--also` names.
    let other: String
    /// What both are asked about.
    let question: Question
    /// What the question names beside it, for the choice of the ion.
    var materials: [String] = []

    /// Asks both and writes the table; inputs are those of the first database.
    func deliver<Input: Sendable>(
        _ layout: DatabaseComparison.Layout, columns: [Column], title: String, settings: [Report.Setting],
        inputs: (Workspace) throws -> Batch<Input>,
        answers: (Workspace, Batch<Input>) async throws -> Batch<[[Cell]]>
    ) async throws {
        let both = try workspaces()
        let inputs = try inputs(both.first)
        let results = (try await answers(both.first, inputs), try await answers(both.other, inputs))
        try results.0.refuseIfNothingIsLeft()
        let (table, summary) = both.comparison(layout, columns).table(
            title: title, results.0, results.1, footnotes: both.footnotes(layout))
        let report = both.report(command, settings: settings, table: table)
        try say(summary)
        try output.deliver(report)
    }

    /// Both databases, opened with the same options.
    func workspaces() throws -> WorkspacePair {
        var otherOptions = analysis
        otherOptions.database = other
        // What is remarked about the options and files of both is said once.
        return WorkspacePair(
            first: try Workspace(analysis, about: question, quiet: output.quiet, materials: materials),
            other: try Workspace(
                otherOptions, about: question, quiet: true, countsDatabase: !output.quiet, materials: materials))
    }

    /// Files and programs get the rows alone; the summary, which stands below a table, must not be lost there.
    func say(_ summary: [String]) throws {
        guard try output.chosenFormat(among: OutputFormat.allCases) != .table, !output.quiet else { return }
        for line in summary { StandardOutput.writeDiagnostics("interphase \(command): \(line)\n") }
    }
}

/// The two databases of a comparison.
struct WorkspacePair {
    let first: Workspace
    let other: Workspace

    /// Their names.
    var names: (first: String, other: String) { (first.stamp.name, other.stamp.name) }

    /// A comparison of rows with these columns.
    func comparison(_ layout: DatabaseComparison.Layout, _ columns: [Column]) -> DatabaseComparison {
        DatabaseComparison(columns: columns, layout: layout, names: names)
    }

    /// What stands below a table of both.
    func footnotes(_ layout: DatabaseComparison.Layout) -> [String] {
        let hasVoltages = (layout.keys + layout.numbers).contains { $0.hasSuffix("_V") }
        return (hasVoltages ? [first.voltageFootnote] : [])
            + [first.energyFootnote, otherFootnote]
    }

    /// Version, size, kind of energies and checksum of the second database.
    var otherFootnote: String {
        let stamp = other.stamp
        return
            "\(stamp.name): version \(stamp.version), \(stamp.phases) phases, \(other.entries.provenance.calculationType), "
            + "SHA-256 \(stamp.sha256)."
    }

    /// A report of schema `interphase-COMMAND-also/1`: the stamp of the first database, that of the other among the settings.
    func report(
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
        return settings.map(TwoDatabases.also)
    }
}
