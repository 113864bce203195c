internal import ArgumentParser
internal import Presentation
internal import ThermoEntries

/// `interphase equilibrium`: the phases of lowest energy at one composition.
struct EquilibriumCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "equilibrium",
        abstract: "Phase equilibrium at a composition, closed or open to the ion and other elements.",
        discussion: """
            Amounts are formula units per formula unit asked, chemical potentials eV/atom relative to the elements. Where \
            the composition is a single phase the potentials are one choice out of a range.

              interphase equilibrium Li7PS6
              interphase equilibrium Li3PS4 --voltage 3
              interphase equilibrium LiCoO2 --voltage 4.2 --reservoir O=-0.1
            """)

    @Argument(help: "Formula or name of a material.")
    var formula: String

    @OptionGroup var conditions: ConditionOptions
    @OptionGroup var analysis: AnalysisOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let format = try output.chosenFormat()
        let workspace = try Workspace(analysis, about: .together([formula] + conditions.heldElements))
        let conditions = try conditions.conditions(workspace)
        let substances = workspace.substances([formula])
        try substances.refuseIfAnythingFailed()
        let substance = substances.values[0]
        let rows = EquilibriumRows(
            entries: workspace.entries,
            reactions: ReactionText(entries: workspace.entries, significantDigits: format.reactionDigits),
            isVerified: analysis.verify)
        let results = await Batch<Condition>(outcomes: conditions.map { .success($0) })
            .then(workspace, progress: output.progress("equilibrium"), naming: \.text) {
                try rows.summary(substance, $0)
            }
        try results.refuseIfNothingIsLeft()
        try output.deliver(report(workspace, conditions, results))
    }

    private func report(
        _ workspace: Workspace, _ conditions: [Condition], _ results: Batch<EquilibriumRows.Summary>
    ) -> Report {
        let surroundings = conditions.count == 1 ? conditions[0].title : "open, \(conditions.count) conditions"
        var columns = EquilibriumRows.columns
        for index in columns.indices where columns[index].name == "voltage_V" && conditions.count == 1 {
            columns[index].tableVisibility = .exportOnly
        }
        var table = Table(title: "Equilibrium of \(formula), \(surroundings)", columns: columns)
        table.append(Batch(outcomes: results.outcomes.map { $0.map(\.rows) }), echo: "reservoirs")
        table.footnotes = results.values.flatMap(\.notes)
        if conditions.contains(where: { $0.voltage != nil }) { table.footnotes.append(workspace.voltageFootnote) }
        table.footnotes.append(workspace.energyFootnote)
        return workspace.report("equilibrium", settings: self.conditions.echo(conditions), table: table)
    }
}
