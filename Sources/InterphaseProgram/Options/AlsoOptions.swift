internal import ArgumentParser
internal import Presentation
internal import Reports

/// A second database that answers the same question.
struct AlsoOptions: ParsableArguments {
    @Option(
        name: .customLong("also"),
        help: ArgumentHelp(
            "Ask a second database too: both answers side by side, with their differences.", valueName: "name or path"))
    var database: String?

    func validate() throws {
        if database?.isEmpty == true { throw ValidationError("--also is empty; give the name or path of a database") }
    }

    /// Refuses what only a single answer can be.
    func refuse(_ format: ReportFormat) throws {
        guard database != nil, !ReportFormat.tabular.contains(format) else { return }
        throw CommandFailure.usage("--also compares in a table; write .csv or .json, or leave out --output")
    }
}
