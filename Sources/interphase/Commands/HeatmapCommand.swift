internal import ArgumentParser
internal import Interfaces
internal import Presentation
internal import Screening
internal import ThermoEntries

/// `interphase heatmap`: the lowest reaction energy of every pair of two lists.
struct HeatmapCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "heatmap",
        abstract: "Reaction energies of every pair of two lists of materials, as a matrix, a long table or a picture.",
        discussion: """
            Every cell is the minimum over the mixing ratio of the mutual (or total) reaction energy, per atom when closed, \
            per non-reservoir atom when open. Lists are separated by commas, or one material a line in a file. CSV is the \
            matrix unless --long is given, JSON always holds one row per pair with its reaction. Of several voltages a picture \
            (.svg, .png, .pdf) shows the worst of every pair, and a page (.html) lets the reader choose; with one material in \
            a list the voltages become the columns.

              interphase heatmap --rows Li3InCl6,Li3YCl6,Li3PS4 --columns LCO,LFP,NCM811
              interphase heatmap --rows electrolytes.txt --columns LCO,Li --voltage 2.5:4.3:0.3 --long --output map.csv
              interphase heatmap --rows electrolytes.txt --columns cathodes.txt --output map.html
              interphase heatmap --rows dopants.txt --columns NCM811 --voltage 2.5:4.3:0.2 --output voltages.svg
            """)

    @Option(help: ArgumentHelp("Materials of the rows; x1 is their share.", valueName: "list or file"))
    var rows: String

    @Option(help: ArgumentHelp("Materials of the columns.", valueName: "list or file"))
    var columns: String

    @OptionGroup var conditions: ConditionOptions

    @Option(help: "Energy that is minimised and shown.")
    var metric = EnergyMetric.mutual

    @Option(help: "Unit of energies; kJ is per mole of atoms.")
    var unit = EnergyUnit.meV

    @Flag(help: "One row per pair and condition instead of the matrix.")
    var long = false

    @Flag(help: "Instead of the map, how often every compound occurs among the products.")
    var census = false

    @Option(help: "Energy of the materials: their own where they have an entry, or always that of the hull.")
    var reactantEnergy = ReactantEnergy.own

    @OptionGroup var analysis: AnalysisOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let format = try output.chosenFormat(among: OutputFormat.allCases)
        let (rowList, columnList) = (
            try MaterialList(rows, option: "--rows"), try MaterialList(columns, option: "--columns")
        )
        let workspace = try Workspace(analysis, about: question(rowList, columnList), quiet: output.quiet)
        let conditions = try conditions.conditions(workspace)
        if census, !OutputFormat.tabular.contains(format) {
            throw CommandFailure.usage("a census is a table; write .csv or .json, or leave out --output")
        }
        let rowBatch = workspace.substances(rowList, option: "--rows")
        let columnBatch = workspace.substances(columnList, option: "--columns")
        try rowBatch.refuseIfNothingIsLeft()
        try columnBatch.refuseIfNothingIsLeft()
        if census { return try await deliverCensus(workspace, rowBatch, columnBatch, conditions) }
        let isLong = long || format == .json || format == .html
        let calculation = calculation(workspace, conditions, format, isLong: isLong)
        let pairs = await Self.pairs(rowBatch, columnBatch, workspace, calculation.calculator)
        let progress = output.progress("heatmap")
        let values = await workspace.runner.map(
            pairs, completed: { progress.update(completed: $0, of: pairs.count) }, calculation.values)
        progress.finish()
        try deliver(
            Heatmap(
                workspace: workspace, rows: rowBatch.names, columns: columnBatch.names, conditions: conditions,
                metric: metric, unit: unit, settings: settings(conditions), values: values.flatMap { $0 },
                unread: rowBatch.problems.map(\.failure) + columnBatch.problems.map(\.failure)), as: format, isLong)
    }

    /// Every pair meets at one place.
    private func question(_ rows: MaterialList, _ columns: MaterialList) -> Question {
        let held = conditions.heldElements
        return .places(rows.items.flatMap { row in columns.items.map { [row.text, $0.text] + held } })
    }

    private func calculation(
        _ workspace: Workspace, _ conditions: [Condition], _ format: OutputFormat, isLong: Bool
    ) -> HeatmapRows {
        let reactions = ReactionText(entries: workspace.entries, significantDigits: format.reactionDigits)
        return HeatmapRows(
            calculator: calculator(workspace),
            react: ReactRows(entries: workspace.entries, reactions: reactions), conditions: conditions, metric: metric,
            unit: unit, isLong: isLong, isVerified: analysis.verify)
    }

    private func settings(_ conditions: [Condition]) -> [Report.Setting] {
        self.conditions.echo(conditions) + [
            .init("metric", .text(metric.rawValue)), .init("unit", .text(unit.rawValue)),
            .init("reactant_energy", .text(reactantEnergy.rawValue)),
        ]
    }

    private func calculator(_ workspace: Workspace) -> InterfaceCalculator {
        InterfaceCalculator(entries: workspace.entries, energyChoice: reactantEnergy.choice, index: workspace.index)
    }

    /// Every pair that could be read, with the energy of each material settled once.
    private static func pairs(
        _ rows: Batch<Substance>, _ columns: Batch<Substance>, _ workspace: Workspace, _ calculator: InterfaceCalculator
    ) async -> [HeatmapRows.Pair] {
        let materials = await workspace.runner.map(rows.outcomes + columns.outcomes) { outcome in
            (try? outcome.get()).map { HeatmapRows.Material($0, calculator) }
        }
        return rows.outcomes.indices.flatMap { row in
            columns.outcomes.indices.compactMap { column in
                guard let first = materials[row], let second = materials[rows.outcomes.count + column] else {
                    return nil
                }
                return HeatmapRows.Pair(row: (row, first), column: (column, second))
            }
        }
    }

    /// Counts the products of the whole map.
    private func deliverCensus(
        _ workspace: Workspace, _ rows: Batch<Substance>, _ columns: Batch<Substance>, _ conditions: [Condition]
    ) async throws {
        let progress = output.progress("heatmap")
        let (formulas, others) = (rows.values.map(\.formula), columns.values.map(\.formula))
        let count = formulas.count * others.count
        let result = await ReactionMatrix(calculator(workspace), runner: workspace.runner).run(
            rows: formulas, columns: others, conditions: conditions.map(\.reservoirs),
            completed: { progress.update(completed: $0, of: count) })
        progress.finish()
        let census = CensusReport(
            workspace: workspace, result: result, metric: metric, settings: settings(conditions),
            unread: rows.problems.map(\.failure) + columns.problems.map(\.failure))
        try output.deliver(census.report)
    }

    /// Refuses a map without any value, else writes it.
    private func deliver(_ map: Heatmap, as format: OutputFormat, _ isLong: Bool) throws {
        if map.failures.count == map.values.count, let first = map.failures.first {
            throw CommandFailure.badInput("\(first.input): \(first.message)")
        }
        switch format {
        case .table, .json: try output.deliver(isLong ? map.longReport() : map.wideReport())
        case .csv where isLong: try output.deliver(map.longReport())
        case .csv: try output.write(CSVRenderer(comments: [map.comment], isStamped: false).render(map.wideReport()))
        case .svg: try output.write(map.chart().svg())
        case .html: try output.write(map.page().html())
        case .png, .pdf: try output.write(map.chart().svg(), convertedTo: format == .png ? .png : .pdf)
        }
        if !(format == .table || format == .json || isLong && format == .csv) {
            try output.reportFailures(map.unread + map.failures)
        }
    }
}
