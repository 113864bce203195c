internal import Analyses
internal import ArgumentParser
internal import Electrochemistry
internal import Presentation
internal import Reports
internal import ThermoEntries

/// `interphase equilibrium`: the phases of lowest energy at one composition.
struct EquilibriumCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "equilibrium",
        abstract: "Phase equilibrium at a composition, closed or open to the ion and other elements.",
        discussion: """
            Amounts are formula units per formula unit asked, chemical potentials eV/atom relative to the elements. Where \
            the composition is a single phase the potentials are one choice out of a range. --decisive tells the energy without \
            each phase.

              interphase equilibrium Li7PS6
              interphase equilibrium Li3PS4 --voltage 3
              interphase equilibrium LiCoO2 --voltage 4.2 --reservoir O=-0.1
              interphase equilibrium Li7PS6 --also oqmd
              interphase equilibrium Li7PS6 --decisive
              interphase equilibrium LiCoO2 --reservoir O2=0.21bar@900K
            """)

    @Argument(help: "Formula or name of a material.")
    var formula: String

    @OptionGroup var conditions: ConditionOptions
    @OptionGroup var decisive: DecisiveOption
    @OptionGroup var also: AlsoOptions
    @OptionGroup var analysis: AnalysisOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        var question = EquilibriumAnalysis(formula, conditions.request)
        question.isDecisive = decisive.decisive
        try await Session(analysis, output, also, decisive).deliver(question)
    }
}
