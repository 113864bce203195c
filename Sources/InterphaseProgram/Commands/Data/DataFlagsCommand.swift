internal import Analyses
internal import ArgumentParser
internal import Reports

/// `interphase data flags`: the words in the columns `flags`, `interphase_class` and `verdict`, explained.
struct DataFlagsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "flags",
        abstract: "What the words in results mean: flags, interphase classes, verdicts of stacks.",
        discussion: """
            With --implausible the phases of the embedded data that rules find implausible, with the reason; \
            --exclude-implausible of the analyses leaves them out.

              interphase data flags
              interphase data flags --implausible --format csv
            """)

    @Flag(help: "List the implausible phases of the embedded data.")
    var implausible = false

    @OptionGroup var output: OutputOptions

    func run() throws {
        _ = try output.chosenFormat()
        try output.deliver(implausible ? DataReports.implausible { $0.asTyped } : DataReports.words())
    }
}
