internal import Analyses
internal import ArgumentParser
internal import Chemistry
internal import Electrochemistry
internal import Presentation
internal import Reports
internal import ThermoEntries
internal import Thermodynamics

/// `interphase window`: between which voltages a composition neither takes up nor gives off the ion.
struct WindowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "window",
        abstract: "Electrochemical stability windows: reduction and oxidation limits and what forms beyond them.",
        discussion: """
            The window of a composition is the range of voltage in which it neither takes up nor gives off the working ion. \
            The products are those just outside each limit. With --mode hull (the default) a composition above the hull is \
            put on it, and the row says by how much; with --mode own it keeps its energy and has no window when it \
            decomposes at every voltage. --all takes every compound that contains the ion. --decisive tells which phase of the \
            data each limit hangs on, and where it lies without that phase. Pictures (.svg, .png, .pdf) and \
            pages (.html) show the windows as bars, grouped by family.

              interphase window Li3PS4 LLZO Li3InCl6
              interphase window Na3PS4 --ion Na --format csv
              interphase window --system Li-P-S --output windows.json
              interphase window Li3PS4 LLZO Li3InCl6 --output windows.svg
              interphase window --series 'Li{3-x}In{1-x}Zr{x}Cl6' --to 0.8 --steps 8
              interphase window --list candidates.csv --output windows.csv
              interphase window Li3PS4 LLZO --also oqmd
              interphase window Li6PS5Cl --uncertainty 0.15 --reference Li-In
              interphase window --solid-solution LiNiO2:0.8,LiCoO2:0.1,LiMnO2:0.1
            """)

    @OptionGroup var subjects: SubjectOptions

    @Option(help: "Energy of the composition itself: on the hull, or its own.")
    var mode = EnergyChoice.hull

    @OptionGroup var uncertainty: UncertaintyOptions
    @OptionGroup var decisive: DecisiveOption
    @OptionGroup var also: AlsoOptions
    @OptionGroup var analysis: AnalysisOptions
    @OptionGroup var output: OutputOptions

    /// Formulas whose limits are compared with those of calibrated energies, which are asked too.
    private static let mostCompared = 20

    func run() async throws {
        var question = WindowAnalysis(try subjects.request())
        question.mode = mode
        question.uncertainty = uncertainty.request
        question.isDecisive = decisive.decisive
        question.tellsCalibrated =
            output.expectedFormat == .table && also.database == nil && !question.subjects.areRows
            && question.subjects.formulas.count <= Self.mostCompared
        try await Session(analysis, output, also, decisive).deliver(question)
    }
}
