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
        let format = try output.chosenFormat()
        try decisive.refuse(beside: "--also", if: also.database != nil)
        if let other = also.database { return try await compare(with: other, format) }
        let workspace = try Workspace(analysis, about: question, quiet: output.quiet)
        let conditions = try conditions.conditions(workspace)
        let results = try await results(workspace, Batch(outcomes: conditions.map { .success($0) }), format)
        try results.refuseIfNothingIsLeft()
        try output.deliver(report(workspace, conditions, results))
    }

    private var question: DataScope { .together([formula] + conditions.heldElements) }

    private func results(
        _ workspace: Workspace, _ inputs: Batch<Condition>, _ format: ReportFormat
    ) async throws -> Batch<EquilibriumRows.Summary> {
        let substances = workspace.substances([formula])
        try substances.refuseIfAnythingFailed()
        let substance = substances.values[0]
        let rows = EquilibriumRows(
            entries: workspace.entries,
            reactions: ReactionText(entries: workspace.entries, significantDigits: format.reactionDigits),
            verification: workspace.verification, ion: workspace.ion.element, isDecisive: decisive.decisive)
        return await inputs.then(workspace, .analysis("equilibrium"), naming: \.text) {
            try rows.summary(substance, $0)
        }
    }

    private func compare(with other: String, _ format: ReportFormat) async throws {
        let databases = TwoDatabases(
            command: "equilibrium", analysis: analysis, output: output, other: other, question: question)
        let layout = DatabaseComparison.Layout(
            keys: ["formula", "reservoirs", "voltage_V"], numbers: ["equilibrium_energy_eV_per_formula"],
            phases: ["phases"])
        try await databases.deliver(
            layout, columns: EquilibriumRows.comparedColumns, title: "Equilibrium of \(formula)",
            settings: [
                .init("voltages_V", .list(conditions.voltage)),
                .init("reservoirs_eV_per_atom", .list(conditions.reservoir)),
            ],
            inputs: { Batch<Condition>(outcomes: try conditions.conditions($0).map { .success($0) }) },
            answers: { try await results($0, $1, format).map { [$0.comparedCells] } })
    }

    private func report(
        _ workspace: Workspace, _ conditions: [Condition], _ results: Batch<EquilibriumRows.Summary>
    ) -> Report {
        var columns = EquilibriumRows.columns + (decisive.decisive ? EquilibriumRows.decisiveColumns : [])
        for index in columns.indices where columns[index].name == "voltage_V" && conditions.count == 1 {
            columns[index].tableVisibility = .exportOnly
        }
        var table = Table(title: "Equilibrium of \(formula), \(conditions.title)", columns: columns)
        table.append(Batch(outcomes: results.outcomes.map { $0.map(\.rows) }), echo: "reservoirs")
        table.footnotes = results.values.flatMap(\.notes)
        if decisive.decisive { table.footnotes.append(EquilibriumRows.decisiveFootnote) }
        if conditions.contains(where: { $0.voltage != nil }) { table.footnotes.append(workspace.voltageFootnote) }
        table.footnotes.append(workspace.energyFootnote)
        table.footnotes += conditions.gasFootnotes
        return workspace.report("equilibrium", settings: self.conditions.echo(conditions), table: table)
    }
}
