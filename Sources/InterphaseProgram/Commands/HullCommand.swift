internal import Analyses
internal import ArgumentParser
internal import Chemistry
internal import Presentation
internal import Reports
internal import ThermoEntries
internal import Thermodynamics

/// `interphase hull`: how far compositions lie above the hull, and what they compete with.
struct HullCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hull",
        abstract: "Stability of compositions: energy above the hull, decomposition energy, competing phases.",
        discussion: """
            The energy above the hull is counted from the hull that holds the phase itself (0 when stable), the decomposition \
            energy from the hull without it (negative when stable: the margin). Every entry of a composition gets its row. A \
            composition without an entry gets the assemblage of lowest energy and no energy of its own. The output as CSV \
            can be given to --entries.

              interphase hull Li3PS4 LiCoO2 NCM811
              interphase hull Li7P3S11 --entry Li7P3S11=-0.92
              interphase hull --system Li-P-S --format csv
              interphase hull Li3PS4 LLZO --also oqmd
            """)

    @OptionGroup var subjects: SubjectOptions
    @OptionGroup var uncertainty: UncertaintyOptions
    @OptionGroup var also: AlsoOptions
    @OptionGroup var analysis: AnalysisOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        var question = StabilityAnalysis(try subjects.request())
        question.uncertainty = uncertainty.request
        try await Session(analysis, output, also).deliver(question)
    }
}
