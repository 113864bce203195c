internal import ArgumentParser
internal import Presentation
internal import Terminal
internal import ThermoSnapshot
internal import Thermodynamics

/// Times the engine on stated, seeded inputs and holds the figures against the accepted limits.
@main
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "interphase-bench",
        abstract: "Benchmarks of the engine: medians of repeated runs on stated, seeded inputs.",
        discussion: """
            Every case checks its own answer before it is timed. Ratios against GLPK are measured in the same run, on the same \
            columns. Run in release mode on an otherwise idle machine: Scripts/bench does both.
            """)

    @Option(help: "Only cases whose name contains this text.")
    var filter = ""

    @Option(help: "Runs of each case; the median is reported.")
    var repeats = 9

    @Option(help: ArgumentHelp("JSON file with the accepted limits.", valueName: "path"))
    var limits: String?

    @Option(help: ArgumentHelp("The interphase binary, to time whole processes.", valueName: "path"))
    var binary: String?

    @Flag(help: "Print JSON instead of a table.")
    var json = false

    func run() async throws {
        let limits = try self.limits.map { try Limits(path: $0) }
        let context = try BenchContext(repeats: repeats, binary: binary)
        let tally = FallbackTally()
        let rows = try await FallbackTally.$current.withValue(tally) {
            var rows: [Measurement] = []
            for benchmark in Benchmarks.all where filter.isEmpty || benchmark.name.contains(filter) {
                rows += try await benchmark.run(context)
            }
            return rows
        }
        let report = BenchReport(
            rows: rows, limits: limits, entries: context.entries, repeats: repeats, fallbacks: tally.total
        ).report
        try StandardOutput.write(
            json ? JSONRenderer().render(report) : TextTableRenderer(width: Console.tableWidth).render(report))
        if let limits, rows.contains(where: { limits.isExceeded(by: $0) }) { throw ExitCode(1) }
    }
}
