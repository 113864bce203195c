internal import Analyses
internal import ArgumentParser
internal import Reports

/// `interphase data list`: the entries of a chemical system or of compositions.
struct DataListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Entries of a chemical system, of compositions, or all.",
        discussion: """
            Entries added or left out by options are taken into account; CSV output can be read again with --entries.

              interphase data list --system Li-P-S
              interphase data list Li3PS4 LLZO --format csv
            """)

    @OptionGroup var subjects: SubjectOptions
    @OptionGroup var analysis: AnalysisOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        _ = try output.chosenFormat()
        let workspace = try Workspace(
            analysis, about: subjects.isEmpty ? .everything : try subjects.request().scope, quiet: output.quiet,
            usesIon: false)
        try output.deliver(
            DataReports.entries(subjects.request(), isAll: subjects.isEmpty, in: workspace))
    }
}
