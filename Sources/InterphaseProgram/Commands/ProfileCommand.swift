internal import Analyses
internal import ArgumentParser
internal import Chemistry
internal import Electrochemistry
internal import Presentation
internal import Reports
internal import ThermoEntries
internal import Thermodynamics

/// `interphase profile`: what a composition turns into, step by step over the voltage.
struct ProfileCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profile",
        abstract: "Voltage profiles: phases, ion uptake, reaction and capacity of every step.",
        discussion: """
            Every step between two transition voltages gets a row, lithiation (positive uptake) and delithiation alike. \
            Capacities are mAh per gram of the composition as typed. --voltage LOW:HIGH leaves out steps outside a range; the \
            limits of a step stay what they are. Pictures (.svg, .png, .pdf) show the voltage over the uptake with the \
            products of every plateau; pages (.html) one such drawing per composition.

            With --also the steps of both databases are cut at the limits of either, so that every row holds both uptakes and both \
            lists of phases over one range of voltage; the summary says over how much of it, between the \
            outermost limits, both name the same phases.

              interphase profile Li3PS4
              interphase profile Li10GeP2S12 --output profile.svg
              interphase profile Li3PS4 --also oqmd
              interphase profile P2S5 LiFePO4 --voltage 0:3 --format csv
            """)

    @Argument(help: "Formulas or names of materials.")
    var formulas: [String]

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Range of interest, or a single voltage; the steps that lie in it.", valueName: "low:high"),
        transform: VoltageInterval.init(parsing:))
    var voltage: VoltageInterval?

    @Option(
        parsing: .unconditional, help: ArgumentHelp("Lowest voltage of interest.", valueName: "volts"),
        transform: VoltageText.point)
    var from: Double?

    @Option(
        parsing: .unconditional, help: ArgumentHelp("Highest voltage of interest.", valueName: "volts"),
        transform: VoltageText.point)
    var to: Double?

    @OptionGroup var also: AlsoOptions
    @OptionGroup var analysis: AnalysisOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if voltage != nil, from != nil || to != nil {
            throw ValidationError("--voltage LOW:HIGH is the same as --from LOW --to HIGH; give one of the two")
        }
        if let from, let to, from > to {
            throw ValidationError("--from \(from) lies above --to \(to); exchange them")
        }
    }

    func run() async throws {
        var question = ProfileAnalysis(formulas)
        question.from = from ?? voltage?.range.lowerBound
        question.to = to ?? voltage?.range.upperBound
        try await Session(analysis, output, also).deliver(question)
    }
}
