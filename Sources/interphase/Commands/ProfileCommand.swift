internal import ArgumentParser
internal import Chemistry
internal import Electrochemistry
internal import Presentation
internal import ThermoEntries
internal import Thermodynamics

/// `interphase profile`: what a composition turns into, step by step over the voltage.
struct ProfileCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profile",
        abstract: "Voltage profiles: phases, ion uptake, reaction and capacity of every step.",
        discussion: """
            Every step between two transition voltages gets a row, lithiation (positive uptake) and delithiation alike. \
            Capacities are mAh per gram of the composition as typed. --from and --to leave out steps outside a range; the \
            limits of a step stay what they are.

              interphase profile Li3PS4
              interphase profile P2S5 LiFePO4 --from 0 --to 3 --format csv
            """)

    @Argument(help: "Formulas or names of materials.")
    var formulas: [String]

    @Option(parsing: .unconditional, help: ArgumentHelp("Lowest voltage of interest.", valueName: "volts"))
    var from: Double?

    @Option(parsing: .unconditional, help: ArgumentHelp("Highest voltage of interest.", valueName: "volts"))
    var to: Double?

    @OptionGroup var analysis: AnalysisOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        for (name, value) in [("--from", from), ("--to", to)] where value.map({ !$0.isFinite }) == true {
            throw ValidationError("\(name) is no finite number; give volts")
        }
        if let from, let to, from > to {
            throw ValidationError("--from \(from) lies above --to \(to); exchange them")
        }
    }

    func run() async throws {
        let format = try output.chosenFormat()
        let workspace = try Workspace(analysis)
        let (ion, entries, isVerified) = (workspace.ion, workspace.entries, analysis.verify)
        let calculator = WindowCalculator(entries: entries, ion: ion)
        let rows = ProfileRows(
            entries: entries, reactions: ReactionText(entries: entries, significantDigits: format.reactionDigits),
            reference: workspace.reference, range: (from ?? -.infinity)...(to ?? .infinity))
        let results = await workspace.substances(formulas)
            .then(workspace, progress: output.progress("profile"), naming: \.text) { substance in
                if isVerified { try calculator.verifyEvolution(of: substance.composition) }
                return rows.rows(substance, try calculator.evolution(of: substance.composition), ion: ion)
            }
        try results.refuseIfNothingIsLeft()
        var table = Table(
            title: "Voltage profiles, ion \(ion.element.symbol)", columns: ProfileRows.columns,
            footnotes: [
                "Uptake: positive when the ion is inserted. Capacity: per gram of the composition as typed.",
                workspace.voltageFootnote, workspace.energyFootnote,
            ])
        table.append(results, echo: "formula")
        let settings = [Report.Setting("from_V", .optional(from)), Report.Setting("to_V", .optional(to))]
        try output.deliver(workspace.report("profile", settings: settings, table: table))
    }
}
