internal import Analyses
internal import Presentation
internal import Reports
internal import Terminal
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
    let question: DataScope
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
        guard try output.chosenFormat(among: ReportFormat.allCases) != .table, !output.quiet else { return }
        for line in summary { StandardOutput.writeDiagnostics("interphase \(command): \(line)\n") }
    }
}
