internal import ArgumentParser
internal import Electrochemistry
internal import Interfaces
internal import Presentation
internal import Screening
internal import ThermoEntries

/// `interphase screen`: coatings for an interface, ranked.
struct ScreenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "screen",
        abstract: "Screen coatings for the interface of an electrolyte and a cathode.",
        usage: "interphase screen --electrolyte <formula> --cathode <formula> [<criteria>] [<options>]",
        discussion: """
            Every candidate (by default all compounds of the data that contain the ion) passes the stages in this order: \
            energy above the hull, radioactive and noble-gas elements, electrochemical window, band gap, reaction with the \
            electrolyte, with the cathode as made, and with the charged cathode. Reaction energies are mutual, the minimum \
            over the mixing ratio, per atom. Survivors are ranked by the worst of the three. A page (.html) holds the funnel, \
            both reaction energies as a scatter with the front of the best, the reaction curves of the first that react, and \
            the ranking.

              interphase screen --electrolyte Li3InCl6 --cathode NCM811
              interphase screen --electrolyte LPSCl --cathode LCO --voltage 2.5:4.3 --max-reaction 30 --output coatings.csv
              interphase screen --electrolyte Li3InCl6 --cathode NCM811 --output coatings.html
              interphase screen --electrolyte Li3YCl6 --cathode NCM811 --candidates LiAl5O8,LiNbO3,Li2ZrO3
            """)

    @Option(help: ArgumentHelp("The electrolyte the coating touches.", valueName: "formula"))
    var electrolyte: String

    @Option(help: ArgumentHelp("The cathode as made.", valueName: "formula"))
    var cathode: String

    @Option(help: ArgumentHelp("The charged cathode; half of the ion taken out unless given.", valueName: "formula"))
    var chargedCathode: String?

    @Option(help: ArgumentHelp("Candidates: all, a list or a file.", valueName: "all, list or file"))
    var candidates = "all"

    @OptionGroup(title: "Criteria") var criteria: ScreenCriteriaOptions

    @Option(help: ArgumentHelp("Rows of the ranking shown in a table (files hold all).", valueName: "n"))
    var top = 25

    @Option(
        help: ArgumentHelp(
            "Write every rejected candidate with the stage and value that stopped it.", valueName: "path"))
    var rejected: String?

    @Flag(help: "Calculate every stage of every candidate, also after one has stopped it.")
    var complete = false

    @OptionGroup var analysis: AnalysisOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        _ = try output.chosenFormat(among: OutputFormat.tabular + [.html])
        if top < 1 { throw ValidationError("--top is \(top); give at least 1") }
    }

    func run() async throws {
        let format = try output.chosenFormat(among: OutputFormat.tabular + [.html])
        let workspace = try Workspace(analysis)
        let partners = try ScreenPartnerNames(self, workspace)
        let typed = try criteria.criteria()
        var criteria = typed
        criteria.voltageLow = workspace.reference.againstElement(typed.voltageLow)
        criteria.voltageHigh = workspace.reference.againstElement(typed.voltageHigh)
        let screen = CoatingScreen(
            entries: workspace.entries, ion: workspace.ion, partners: partners.formulas, criteria: criteria,
            runner: workspace.runner)
        let chosen = try ScreenCandidates(candidates, workspace, screen)
        let progress = output.progress("screen")
        let total = chosen.rows.count
        let result = try await screen.run(
            candidates: chosen.rows, completely: complete, completed: { progress.update(completed: $0, of: total) })
        progress.finish()
        if analysis.verify { try await screen.verify(result) }
        let report = ScreenReport(
            workspace: workspace, partners: partners, result: result, unread: chosen.failures,
            settings: partners.echo + self.criteria.echo(typed),
            reactions: ReactionText(entries: workspace.entries, significantDigits: format.reactionDigits))
        if let rejected { try OutputFile.write(CSVRenderer().render(report.rejected()), to: rejected) }
        let page = format == .html ? try await ScreenPage(report: report, screen: screen, criteria: criteria) : nil
        try deliver(report, page, as: format)
    }

    private func deliver(_ report: ScreenReport, _ page: ScreenPage?, as format: OutputFormat) throws {
        let full = report.ranking(top: format == .table ? top : nil)
        switch format {
        case .html: try output.write(page?.page(full).html() ?? "")
        case .table:
            let width = output.output == nil ? Terminal.tableWidth : 100
            try output.write(report.funnelText + "\n" + TextTableRenderer(width: width).render(full))
        default: return try output.deliver(full)
        }
        try output.reportFailures(full.failures)
    }
}
