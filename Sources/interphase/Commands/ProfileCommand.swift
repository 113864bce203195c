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
        let format = try output.chosenFormat(among: ReportFormat.allCases)
        if format.isPicture, formulas.count > 1 {
            throw CommandFailure.usage(
                "a picture shows one composition, not \(formulas.count); give one formula, or write .html")
        }
        try also.refuse(format)
        if let other = also.database { return try await compare(with: other, format) }
        let workspace = try Workspace(analysis, about: .each(formulas), quiet: output.quiet)
        let results = await results(workspace, workspace.substances(formulas), range, format)
        try results.refuseIfNothingIsLeft()
        let report = report(workspace, results.map(\.cells))
        let picture = ProfilePicture(workspace: workspace, range: range)
        try output.deliver(
            Illustration(report: report, charts: format.isDrawn ? results.values.map(picture.chart) : []), as: format)
    }

    private var range: ClosedRange<Double> { voltage?.range ?? (from ?? -.infinity)...(to ?? .infinity) }

    private func results(
        _ workspace: Workspace, _ substances: Batch<Substance>, _ range: ClosedRange<Double>, _ format: ReportFormat
    ) async -> Batch<ProfileResult> {
        let (ion, entries, tally) = (workspace.ion, workspace.entries, workspace.verification)
        let calculator = WindowCalculator(entries: entries, ion: ion)
        let rows = ProfileRows(
            entries: entries, reactions: ReactionText(entries: entries, significantDigits: format.reactionDigits),
            reference: workspace.reference, range: range)
        return await substances.then(workspace, .analysis("profile"), naming: \.text) { substance in
            let evolution = try calculator.evolution(of: substance.composition)
            let cells = rows.rows(substance, evolution, ion: ion)
            if let tally { tally.add(try calculator.verify(evolution), rows: cells.count) }
            return ProfileResult(
                cells: cells, substance: substance,
                profile: VoltageProfile(evolution, ion: ion))
        }
    }

    /// Cuts the staircases of both databases at the steps of either.
    private func compare(with other: String, _ format: ReportFormat) async throws {
        let databases = TwoDatabases(
            command: "profile", analysis: analysis, output: output, other: other, question: .each(formulas))
        let layout = DatabaseComparison.Layout(
            keys: ["formula", "voltage_low_V", "voltage_high_V"],
            numbers: ["ion_uptake_per_formula", "capacity_mAh_per_g"], furtherNumbers: ["ion_uptake_per_atom"],
            phases: ["phases"], pairing: .steps(low: "voltage_low_V", high: "voltage_high_V", within: range))
        let everywhere = -Double.infinity...Double.infinity
        try await databases.deliver(
            layout, columns: ProfileRows.columns, title: "Voltage profiles", settings: settings,
            inputs: { $0.substances(formulas) },
            answers: { await results($0, $1, everywhere, format).map(\.cells) })
    }

    private var settings: [Report.Setting] {
        [
            Report.Setting("from_V", .optional(from ?? voltage?.range.lowerBound)),
            Report.Setting("to_V", .optional(to ?? voltage?.range.upperBound)),
        ]
    }

    private func report(_ workspace: Workspace, _ results: Batch<[[Cell]]>) -> Report {
        var table = Table(
            title: "Voltage profiles, ion \(workspace.ion.element.symbol)", columns: ProfileRows.columns,
            footnotes: [
                "Uptake: positive when the ion is inserted. Capacity: per gram of the composition as typed.",
                workspace.voltageFootnote, workspace.energyFootnote,
            ])
        table.append(results, echo: "formula")
        return workspace.report("profile", settings: settings, table: table)
    }
}
