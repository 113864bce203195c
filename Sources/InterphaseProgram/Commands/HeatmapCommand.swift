internal import Analyses
internal import ArgumentParser
internal import Electrochemistry
internal import Interfaces
internal import Parallel
internal import Presentation
internal import Reports
internal import Screening
internal import Terminal
internal import TextFormats
internal import ThermoEntries
internal import Thermodynamics

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

            With --also the matrix, pictures and pages show the differences, the other database minus the first; --long and JSON \
            hold both energies, their difference and both lists of products.

              interphase heatmap --rows Li3InCl6,Li3YCl6,Li3PS4 --columns LCO,LFP,NCM811
              interphase heatmap --rows electrolytes.txt --columns LCO,Li --voltage 2.5:4.3:0.3 --long --output map.csv
              interphase heatmap --rows electrolytes.txt --columns cathodes.txt --output map.html
              interphase heatmap --rows dopants.txt --columns NCM811 --voltage 2.5:4.3:0.2 --output voltages.svg
              interphase heatmap --rows Li3InCl6,Li3YCl6,Li3PS4 --columns LCO,LFP,NCM811 --also oqmd
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

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Energy, in the unit of the map, at which the colours of pictures end: 200 or -200; one strong reaction then leaves the "
                + "others apart.", valueName: "value"))
    var colorLimit: Double?

    @Flag(help: "One row per pair and condition instead of the matrix.")
    var long = false

    @Flag(help: "Instead of the map, how often every compound occurs among the products.")
    var census = false

    @Option(help: "Energy of the materials: their own where they have an entry, or always that of the hull.")
    var reactantEnergy = EnergyChoice.own

    @OptionGroup var also: AlsoOptions
    @OptionGroup var decisive: DecisiveOption
    @OptionGroup var analysis: AnalysisOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if also.database != nil, census {
            throw ValidationError("--also compares energies; leave out --census")
        }
        if TextFile.isStandardInput(rows), TextFile.isStandardInput(columns) {
            throw ValidationError("--rows and --columns cannot both read standard input; name a file for one of them")
        }
        if let colorLimit, !(colorLimit.isFinite && colorLimit != 0) {
            throw ValidationError("--color-limit \(colorLimit) leaves no colours; give an energy such as -200")
        }
    }

    func run() async throws {
        let format = try output.chosenFormat(among: ReportFormat.allCases)
        let (rowList, columnList) = (
            try MaterialList(rows, of: .rows), try MaterialList(columns, of: .columns)
        )
        if census, !ReportFormat.tabular.contains(format) {
            throw CommandFailure.usage("a census is a table; write .csv or .json, or leave out --output")
        }
        let isLong = long || format == .json || format == .html
        try decisive.refuse(beside: "--also", if: also.database != nil)
        try decisive.refuse(beside: "--census", if: census)
        try decisive.refuse(beside: "a map without --long", if: !isLong)
        if let other = also.database {
            let databases = TwoDatabases(
                command: "heatmap", analysis: analysis, output: output, other: other,
                question: question(rowList, columnList))
            return try await compare(databases, (rowList, columnList), format, isLong)
        }
        let workspace = try Workspace(analysis, about: question(rowList, columnList), quiet: output.quiet)
        let inputs = try inputs(workspace, rowList, columnList)
        let texts = (inputs.rows.values + inputs.columns.values).map(\.text)
        // A matrix and a picture have no column for it.
        if !isLong, format != .table, !output.quiet,
            let line = Readings(catalogue: workspace.catalogue).line(on: texts, names: false)
        {
            InterphaseCommand.remark(line)
        }
        if census { return try await deliverCensus(workspace, inputs) }
        let map = await map(workspace, inputs, format, isLong: isLong)
        try map.refuseIfEmpty()
        try deliver(map, isLong ? map.longReport() : map.wideReport(), as: format, isLong)
    }

    /// The map of the differences of two databases, or their long rows side by side.
    private func compare(
        _ databases: TwoDatabases, _ lists: (MaterialList, MaterialList), _ format: ReportFormat, _ isLong: Bool
    ) async throws {
        let both = try databases.workspaces()
        let inputs = try inputs(both.first, lists.0, lists.1)
        let first = await map(both.first, inputs, format, isLong: true)
        try first.refuseIfEmpty()
        let other = await map(both.other, inputs, format, isLong: true)
        let comparison = HeatmapComparison(first, other)
        try databases.say(comparison.summary)
        let map = comparison.differences(other)
        var wide = map.wideReport()
        wide.table.footnotes += comparison.summary + [both.otherFootnote]
        try deliver(map, isLong ? comparison.longReport : wide, as: format, isLong)
    }

    /// What a map is of.
    private struct Inputs {
        let rows: Batch<Substance>
        let columns: Batch<Substance>
        let conditions: [Condition]

        /// Materials that could not be read.
        var unread: [RowFailure] { rows.problems.map(\.failure) + columns.problems.map(\.failure) }
    }

    private func inputs(_ workspace: Workspace, _ rows: MaterialList, _ columns: MaterialList) throws -> Inputs {
        let conditions = try conditions.request.conditions(in: workspace)
        let rowBatch = workspace.substances(rows, of: .rows)
        let columnBatch = workspace.substances(columns, of: .columns)
        try rowBatch.refuseIfNothingIsLeft()
        try columnBatch.refuseIfNothingIsLeft()
        return Inputs(rows: rowBatch, columns: columnBatch, conditions: conditions)
    }

    private func map(_ workspace: Workspace, _ inputs: Inputs, _ format: ReportFormat, isLong: Bool) async -> Heatmap {
        let calculation = calculation(workspace, inputs.conditions, format, isLong: isLong)
        let pairs = await Self.pairs(inputs.rows, inputs.columns, workspace, calculation.calculator)
        let progress = output.progress("heatmap")
        let values = await workspace.runner.map(
            pairs, completed: { progress.update(completed: $0, of: pairs.count) }, calculation.values)
        progress.finish()
        var map = Heatmap(
            workspace: workspace, rows: inputs.rows.names, columns: inputs.columns.names,
            conditions: inputs.conditions, metric: metric, unit: unit, settings: settings(inputs.conditions),
            values: values.flatMap { $0 },
            cellColumns: HeatmapRows.columns(unit)
                + (decisive.decisive ? HeatmapRows.decisiveColumns(metric, unit) : []), unread: inputs.unread)
        map.colorLimit = colorLimit?.magnitude
        // Long rows get the flag with their other columns.
        return isLong && ReportFormat.tabular.contains(format) ? map : map.flaggingMissingPhases()
    }

    /// Every pair meets at one place.
    private func question(_ rows: MaterialList, _ columns: MaterialList) -> DataScope {
        let held = conditions.request.heldElements
        return .places(rows.items.flatMap { row in columns.items.map { [row.text, $0.text] + held } })
    }

    private func calculation(
        _ workspace: Workspace, _ conditions: [Condition], _ format: ReportFormat, isLong: Bool
    ) -> HeatmapRows {
        let reactions = ReactionText(entries: workspace.entries, significantDigits: format.reactionDigits)
        return HeatmapRows(
            calculator: calculator(workspace),
            react: ReactRows(entries: workspace.entries, reactions: reactions, ion: workspace.ion.element),
            conditions: conditions, metric: metric,
            unit: unit, isLong: isLong, verification: workspace.verification, isDecisive: decisive.decisive)
    }

    private func settings(_ conditions: [Condition]) -> [Report.Setting] {
        self.conditions.request.echo(conditions) + [
            .init("metric", .text(metric.rawValue)), .init("unit", .text(unit.rawValue)),
            .init("reactant_energy", .text(reactantEnergy.rawValue)),
        ]
    }

    private func calculator(_ workspace: Workspace) -> InterfaceCalculator {
        InterfaceCalculator(entries: workspace.entries, energyChoice: reactantEnergy)
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
    private func deliverCensus(_ workspace: Workspace, _ inputs: Inputs) async throws {
        let progress = output.progress("heatmap")
        let (formulas, others) = (inputs.rows.values.map(\.formula), inputs.columns.values.map(\.formula))
        let count = formulas.count * others.count
        let result = await ReactionMatrix(calculator(workspace), runner: workspace.runner).run(
            rows: formulas, columns: others, conditions: inputs.conditions.map(\.reservoirs),
            completed: { progress.update(completed: $0, of: count) })
        progress.finish()
        let census = CensusReport(
            workspace: workspace, result: result, metric: metric, settings: settings(inputs.conditions),
            unread: inputs.unread)
        try output.deliver(census.report)
    }

    /// Writes a matrix and, beside a file, the flags of its cells.
    private func deliverMatrix(_ map: Heatmap, _ report: Report, separator: CSVRenderer.Separator) throws {
        let renderer = CSVRenderer(isStamped: false, separator: separator)
        try output.write(renderer.render(report))
        if let path = output.output {
            try OutputFile.write(renderer.render(map.flagsTable(like: report)), to: Self.flagsPath(path))
        } else if map.flaggedCount > 0, !output.quiet {
            InterphaseCommand.remark(
                "\(map.flaggedCount) of the cells carry flags, which a matrix has no place for; --long names them, and so does "
                    + "the second file of --output")
        }
    }

    /// `map.flags.csv` for `map.csv`.
    private static func flagsPath(_ path: String) -> String {
        guard let type = ReportFormat.pathExtension(path) else { return path + ".flags.csv" }
        return path.dropLast(type.count) + "flags." + path.suffix(type.count)
    }

    /// Writes a map; `report` is its long or wide form.
    private func deliver(_ map: Heatmap, _ report: Report, as format: ReportFormat, _ isLong: Bool) throws {
        switch format {
        case .table, .json: try output.deliver(report)
        case .csv where isLong, .tsv where isLong: try output.deliver(report)
        case .csv, .tsv: try deliverMatrix(map, report, separator: format.separator ?? .comma)
        case .svg: try output.write(map.chart().svg())
        case .html: try output.write(map.page().html())
        case .png, .pdf: try output.write(map.chart().svg(), convertedTo: format == .png ? .png : .pdf)
        }
        if !(format == .table || format == .json || isLong && format.separator != nil) {
            try output.sayRemarks(of: report)
            try output.reportFailures(map.unread + map.failures)
        }
    }
}

extension Heatmap {
    /// - Throws: `CommandFailure` with 65 for a map without any value.
    fileprivate func refuseIfEmpty() throws {
        if failures.count == values.count, let first = failures.first {
            throw CommandFailure.badInput("\(first.input): \(first.message)")
        }
    }
}
