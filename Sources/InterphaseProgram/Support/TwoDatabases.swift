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
