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

    func run() async throws {
        let format = try output.chosenFormat(among: OutputFormat.allCases)
        try also.refuse(format)
        if also.database != nil, uncertainty.uncertainty != nil {
            throw CommandFailure.usage("--also compares the limits themselves; leave out --uncertainty")
        }
        try decisive.refuse(beside: "--also", if: also.database != nil)
        if let other = also.database { return try await compare(with: other, format) }
        let workspace = try Workspace(analysis, about: try subjects.request().scope, quiet: output.quiet)
        let substances = try substances(workspace)
        if format.isPicture, substances.outcomes.count > WindowPicture.mostRows {
            throw CommandFailure.usage(
                "a picture of \(substances.outcomes.count) windows cannot be read, \(WindowPicture.mostRows) at most; "
                    + "name fewer compositions, or write .html or .csv")
        }
        let results = try await results(workspace, substances, format)
        try results.refuseIfNothingIsLeft()
        let notes = [try workspace.seriesRemark(try subjects.request()).map(workspace.text)].compactMap { $0 }
        try output.deliver(illustration(workspace, results, notes: notes, isDrawn: format.isDrawn), as: format)
    }

    private func substances(_ workspace: Workspace) throws -> Batch<Substance> {
        let (ion, entries, isAll) = (workspace.ion, workspace.entries, subjects.all)
        return try workspace.substances(try subjects.request()) { row in
            let elements = entries.atomicNumbers[Int(entries.starts[row])..<Int(entries.starts[row + 1])]
            return elements.count > 1 && (!isAll || elements.contains(ion.element.atomicNumber))
        }
    }

    private func results(
        _ workspace: Workspace, _ substances: Batch<Substance>, _ format: OutputFormat
    ) async throws -> Batch<WindowResult> {
        let (mode, tally, sampling) = (mode, workspace.verification, try uncertainty.sampling())
        let isDecisive = decisive.decisive
        let entries = workspace.entries
        let calculator = WindowCalculator(entries: entries, ion: workspace.ion, index: workspace.index)
        let rows = WindowRows(
            entries: entries, reference: workspace.reference,
            reactions: ReactionText(entries: entries, significantDigits: format.reactionDigits))
        return await substances.then(workspace, .analysis("window"), naming: \.text) {
            try rows.result($0, calculator, mode, sampling, tally, isDecisive: isDecisive)
        }
    }

    private func compare(with other: String, _ format: OutputFormat) async throws {
        let databases = TwoDatabases(
            command: "window", analysis: analysis, output: output, other: other, question: try subjects.request().scope)
        let layout = DatabaseComparison.Layout(
            keys: ["formula"], numbers: ["reduction_limit_V", "oxidation_limit_V"],
            phases: ["reduction_products", "oxidation_products"])
        try await databases.deliver(
            layout, columns: WindowRows.columns, title: "Stability windows, mode \(mode.rawValue)",
            settings: [.init("mode", .text(mode.rawValue))] + (subjects.series.request?.echo ?? []),
            inputs: { try substances($0) },
            answers: { try await results($0, $1, format).map { [$0.cells] } })
    }

    /// The report with its drawing; pages of very many windows hold the table alone.
    private func illustration(
        _ workspace: Workspace, _ results: Batch<WindowResult>, notes: [String], isDrawn: Bool
    ) -> Illustration {
        let report = report(workspace, results.map { [$0.cells] }, notes: notes)
        let picture = WindowPicture(workspace: workspace, title: report.table.title, series: subjects.series.series)
        let windows = results.values
        let fits = isDrawn && windows.count <= WindowPicture.mostRows
        return Illustration(report: report, charts: fits ? [picture.chart(windows)] : [])
    }

    private func report(_ workspace: Workspace, _ results: Batch<[[Cell]]>, notes: [String]) -> Report {
        var table = Table(
            title: "Stability windows, ion \(workspace.ion.element.symbol), mode \(mode.rawValue)",
            columns: WindowRows.columns + (uncertainty.uncertainty == nil ? [] : WindowRows.uncertaintyColumns)
                + (subjects.series.isUsed ? [SeriesRequest.column] : [])
                + (decisive.decisive ? WindowRows.decisiveColumns : []),
            footnotes: (decisive.decisive ? [WindowRows.decisiveFootnote] : [])
                + [workspace.voltageFootnote, workspace.energyFootnote])
        table.append(results, echo: "formula")
        table.footnotes += [uncertainty.footnote].compactMap { $0 } + notes
        let stated = workspace.statedUncertainties
        if uncertainty.uncertainty != nil, stated > 0 {
            table.footnotes.append(
                "\(stated) \(stated == 1 ? "entry varies" : "entries vary") by an uncertainty stated with the energy.")
        }
        if uncertainty.uncertainty != nil, workspace.verification != nil {
            table.footnotes.append("Not re-checked in exact arithmetic: the columns of --uncertainty.")
        }
        let own: [Report.Setting] =
            uncertainty.uncertainty == nil ? [] : [.init("entries_with_own_uncertainty", .integer(stated))]
        return workspace.report(
            "window",
            settings: [.init("mode", .text(mode.rawValue))] + (subjects.series.request?.echo ?? []) + uncertainty.echo + own
                + (decisive.decisive ? [.init("decisive", .boolean(true))] : []),
            table: table, rows: subjects.areRows ? .database : .typed)
    }
}

extension WindowRows {
    /// Everything the command prints about one composition.
    fileprivate func result(
        _ substance: Substance, _ calculator: WindowCalculator, _ mode: EnergyChoice,
        _ sampling: EnergySampling?, _ tally: VerificationTally?, isDecisive: Bool
    ) throws(ThermodynamicsError) -> WindowResult {
        let evolution = try calculator.evolution(of: substance.composition)
        if let tally { tally.add(try calculator.verify(evolution), rows: 1) }
        let window = calculator.window(from: evolution, mode: mode)
        var result = WindowResult(
            cells: cells(substance, window, InterphaseReport(evolution, window: window, entries: entries)),
            substance: substance, window: window)
        if let sampling {
            let uncertainty = try calculator.uncertainty(
                of: substance.composition, mode: mode, sampling: sampling)
            result.uncertainty = uncertainty
            result.cells += cells(uncertainty)
        }
        result.cells += substance.x.map { [.number($0)] } ?? []
        if isDecisive {
            let limits = try calculator.decisiveLimits(of: window, evolution)
            if let tally { tally.add(try calculator.verify(limits, of: window), rows: 0) }
            result.cells += cells(window, limits)
        }
        return result
    }
}

extension Workspace {
    /// Phases that state an uncertainty of their own, by which `--uncertainty` varies them.
    fileprivate var statedUncertainties: Int {
        (0..<entries.count).count { entries.energyDeviation(at: $0) != nil }
    }
}
