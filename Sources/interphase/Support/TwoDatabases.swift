internal import Presentation
internal import ThermoEntries

/// How a command with `--also` asks both databases.
struct TwoDatabases {
    /// The name of the command.
    let command: String
    let analysis: AnalysisOptions
    let output: OutputOptions
    /// What `--also` names.
    let other: String
    /// What both are asked about.
    let question: Question

    /// Asks both and writes the table; inputs are those of the first database.
    func deliver<Input: Sendable>(
        _ layout: DatabaseComparison.Layout, columns: [Column], title: String, settings: [Report.Setting],
        inputs: (Workspace) throws -> Batch<Input>,
        answers: (Workspace, Batch<Input>) async throws -> Batch<[[Cell]]>
    ) async throws {
        var otherOptions = analysis
        otherOptions.database = other
        let (first, second) = (
            try Workspace(analysis, about: question, quiet: output.quiet),
            try Workspace(otherOptions, about: question, quiet: true)
        )
        let inputs = try inputs(first)
        let results = (try await answers(first, inputs), try await answers(second, inputs))
        try results.0.refuseIfNothingIsLeft()
        let comparison = DatabaseComparison(
            columns: columns, layout: layout, names: (first.stamp.name, second.stamp.name))
        let (table, summary) = comparison.table(
            title: title, results.0, results.1,
            footnotes: [first.energyFootnote, "\(second.stamp.name): \(second.stampText)"])
        let report = first.report("\(command)-also", settings: second.alsoSettings + settings, table: table)
        // Files and programs get the rows alone; the summary must not be lost there.
        if try output.chosenFormat() != .table, !output.quiet {
            for line in summary { StandardOutput.writeDiagnostics("interphase \(command): \(line)\n") }
        }
        try output.deliver(report)
    }
}

extension Workspace {
    /// Version, size, kind of energies and checksum in a line.
    fileprivate var stampText: String {
        "version \(stamp.version), \(stamp.phases) phases, \(entries.provenance.calculationType), SHA-256 \(stamp.sha256)."
    }

    /// The second database for the settings of a report.
    fileprivate var alsoSettings: [Report.Setting] {
        [
            .init("also_database", .text(stamp.name)), .init("also_version", .text(stamp.version)),
            .init("also_sha256", .text(stamp.sha256)), .init("also_phases", .integer(stamp.phases)),
            .init("also_calculation_type", .text(entries.provenance.calculationType)),
        ]
    }
}
