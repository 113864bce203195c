internal import Analyses
internal import ArgumentParser

/// A substitution series: a formula in which amounts depend on x, and the values of x.
struct SeriesOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A series of compositions, for instance 'Li{3-x}In{1-x}Zr{x}Cl6'; the rows tell x.", valueName: "template"))
    var series: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("First x of the series.", valueName: "x"))
    var from = "0"

    @Option(parsing: .unconditional, help: ArgumentHelp("Last x of the series.", valueName: "x"))
    var to = "1"

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Steps from the first to the last x, both included.", valueName: "n"))
    var steps = 10

    /// Whether a series was asked for.
    var isUsed: Bool { series != nil }

    func validate() throws { try typed { _ = try request?.points() } }

    /// What is asked for; nil without a series.
    var request: SeriesRequest? { series.map { SeriesRequest($0, from: from, to: to, steps: steps) } }
}
