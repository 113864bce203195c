internal import Analyses
internal import ArgumentParser
internal import Electrochemistry
internal import Interfaces
internal import Parallel
internal import Presentation
internal import ProgramFrame
internal import Reports
internal import Screening
internal import Terminal
internal import ThermoEntries

/// `interphase screen`: coatings for an interface, ranked.
struct ScreenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "screen",
        abstract: "Screen coatings for the interface of an electrolyte and a cathode.",
        usage: "interphase screen --electrolyte <formula> --cathode <formula> [<criteria>] [<options>]",
        discussion: """
            Every candidate (by default all compounds of the data that contain the ion) passes the stages in this order: \
            energy above the hull, elements, electrochemical window, band gap, cost, reaction with the \
            electrolyte, with the cathode as made, and with the charged cathode. Reaction energies are mutual, the minimum \
            over the mixing ratio, per atom. Survivors are ranked by the worst of the three. A page (.html) holds the funnel, \
            both reaction energies as a scatter with the front of the best, the reaction curves of the first that react, and \
            the ranking.

            Criteria come from the defaults, then --preset, then --criteria, then the options; later ones win. With \
            --reaction-voltage the contacts with the cathode (as made and charged, and the interface without a coating) are \
            also tried open to the ion; the strongest reaction over the range counts, exactly. With --margin a window passes \
            when the candidate, made more stable by the margin, is stable at both ends of the range, and a reaction when it \
            exceeds its limit by no more than the margin; whatever the margin could turn carries the flag within-margin. With \
            --strict the candidate has to pass even when it is less stable, or the reaction stronger, by the margin. The \
            margin leaves energy above the hull, band gap and cost alone.

            With --explain nothing is ranked: the stages of the candidates named are shown, whether or not they are among the \
            candidates, and what would let them pass was tried. The Pareto front holds the survivors that no other one beats in \
            the reaction with the electrolyte or in the worst one with the cathode without being worse in the other.

            With --also every candidate that passes in one of two databases is a row: both ranks, the stage that stopped it \
            (no-entry: the database does not know it), and the numbers of both, also behind that stage, with their differences. \
            The better of its two ranks decides where it stands.

              interphase screen --electrolyte Li3InCl6 --cathode NCM811
              interphase screen --electrolyte LPSCl --cathode LCO --voltage 2.5:4.3 --max-reaction 30 --output coatings.csv
              interphase screen --electrolyte Li3InCl6 --cathode NCM811 --output coatings.html
              interphase screen --electrolyte Li3YCl6 --cathode NCM811 --candidates LiAl5O8,LiNbO3,Li2ZrO3
              interphase screen --electrolyte Li3PS4 --cathode NCM111 --preset xiao-2019 --families oxyanion
              interphase screen --electrolyte LPSCl --cathode LCO --charged-cathode Li0.5 --charged-cathode Li0.25 \
            --reaction-voltage 3.0:4.3 --margin 0.03 --forbid-elements Tl,Hg,Cd --resume study.jsonl
              interphase screen --electrolyte Li3InCl6 --cathode NCM811 --explain LiNbO3 --explain Al2O3
              interphase screen --electrolyte Li3InCl6 --cathode NCM811 --candidates all+ion-free --top 50 --output all.tsv
              interphase screen --electrolyte Li3InCl6 --cathode NCM811 --also oqmd
            """)

    @Option(help: ArgumentHelp("The electrolyte the coating touches.", valueName: "formula"))
    var electrolyte: String?

    @Option(help: ArgumentHelp("The cathode as made.", valueName: "formula"))
    var cathode: String?

    @Option(
        help: ArgumentHelp(
            "A charged state of the cathode, or what is left of the ion (Li0.25, Li0); repeatable, the worst counts. "
                + "Half of the ion taken out unless given.", valueName: "formula"))
    var chargedCathode: [String] = []

    @Option(
        help: ArgumentHelp(
            "Candidates: all (compounds with the ion), all+ion-free (also those without it: Al2O3, ZrO2, ...), a list or a "
                + "file.", valueName: "pool, list or file"))
    var candidates = "all"

    @Option(
        help: ArgumentHelp(
            "Show for this formula or name every stage with its number, the limit that fails, the reactions with all "
                + "partners and the nearest options that let it pass, instead of the ranking; repeatable.",
            valueName: "formula"))
    var explain: [String] = []

    @OptionGroup(title: "Criteria") var criteria: ScreenCriteriaOptions

    @Option(
        help: ArgumentHelp(
            "Costs from a CSV file with the columns element,cost_UNIT_per_kg or formula,VALUE: a column of the ranking.",
            valueName: "file"))
    var costs: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Rows of the ranking, in files too; tables show 25 unless given, files all.", valueName: "n")
    )
    var top: Int?

    @Option(
        help: ArgumentHelp(
            "Write every rejected candidate with the stage and value that stopped it and the reason in words (.csv, .tsv or "
                + ".json).", valueName: "path"))
    var rejected: String?

    @Option(help: ArgumentHelp("Write the criteria that were used, for --criteria.", valueName: "path"))
    var saveCriteria: String?

    @Option(
        help: ArgumentHelp(
            "Keep judged candidates in this file, and go on with those already in it.", valueName: "path"))
    var resume: String?

    @Flag(
        help: ArgumentHelp(
            "Calculate every stage of every candidate, also after one has stopped it, and show those that were stopped "
                + "behind the ranking."))
    var complete = false

    @Flag(help: "Show the presets with their rules and sources, and end.")
    var listPresets = false

    @OptionGroup var decisive: DecisiveOption
    @OptionGroup var also: AlsoOptions
    @OptionGroup var analysis: AnalysisOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        _ = try output.chosenFormat(among: ReportFormat.tabular + [.html])
        if let rejected, rejected == output.output {
            throw ValidationError("--rejected and --output name the same file '\(rejected)'; give two names")
        }
        if also.database != nil, resume != nil || rejected != nil {
            throw ValidationError("--resume and --rejected are of one database; leave them out with --also")
        }
        if let top, top < 1 { throw ValidationError("--top is \(top); give at least 1") }
        if !explain.isEmpty, also.database != nil || top != nil {
            throw ValidationError("--explain shows the stages of single candidates; leave out --also and --top")
        }
        if also.database != nil, complete {
            throw ValidationError(
                "--also judges every candidate that passes anywhere at every stage; leave out --complete")
        }
        if listPresets { return }
        for (name, value) in [("--electrolyte", electrolyte), ("--cathode", cathode)] where value == nil {
            throw ValidationError("\(name) is missing; name the materials the coating touches")
        }
    }

    /// What stands on both sides of the coating, as typed.
    private var partnerTexts: [String] { [electrolyte, cathode].compactMap { $0 } + chargedCathode }

    func run() async throws {
        if listPresets { return try output.write(PresetList.text) }
        let format = try output.chosenFormat(among: ReportFormat.tabular + [.html])
        try also.refuse(format)
        try decisive.refuse(beside: "--also", if: also.database != nil)
        try decisive.refuse(beside: "--explain", if: !explain.isEmpty)
        if let other = also.database { return try await compare(with: other, format) }
        let workspace = try Workspace(analysis, quiet: output.quiet, materials: partnerTexts)
        let (partners, request) = try request(workspace)
        let screen = screen(workspace, partners, request)
        let chosen = try ScreenCandidates(candidates, workspace, screen)
        let settings = partners.echo + request.echo
        let remarks = try remarks(workspace, partners, screen, chosen)
        let journal = try resume.map {
            try ScreenJournal(
                $0,
                key: ScreenJournal.key(
                    workspace.echo + settings, costs: request.costs, completely: complete, entries: workspace.entries,
                    version: ProgramVersion.text))
        }
        let result = try await run(screen, chosen.rows, journal, workspace.verification)
        var report = ScreenReport(
            workspace: workspace, partners: partners, result: result, unread: chosen.failures.map(\.failure),
            settings: settings + chosen.echo + Self.echo(remarks + workspace.chargeRemarks.map(\.asTyped)),
            reactions: ReactionText(entries: workspace.entries, significantDigits: format.reactionDigits),
            costColumn: request.costs?.column, preset: request.preset, front: result.paretoFront,
            showsStopped: complete, remarks: remarks + [chosen.leftOutText?.asTyped].compactMap { $0 })
        if decisive.decisive { report.hangsOn = try await report.decisive(top: shown(format)) }
        if let rejected { try OutputFile.write(Self.text(report.rejected(), path: rejected), to: rejected) }
        let explanation = try explanation(of: explain, for: report, screen, chosen)
        let page =
            format == .html
            ? try await ScreenPage(report: report, screen: screen, criteria: request.criteria) : nil
        try deliver(report, page, explanation, as: format)
    }

    /// What the user should know before reading a number.
    private func remarks(
        _ workspace: Workspace, _ partners: ScreenPartnerNames, _ screen: CoatingScreen, _ chosen: ScreenCandidates
    ) throws -> [String] {
        let remarks = try ScreenRemarks(workspace: workspace, partners: partners).all(screen, chosen).map(\.asTyped)
        if !output.quiet { remarks.forEach(InterphaseCommand.remark) }
        return remarks
    }

    private static func echo(_ remarks: [String]) -> [Report.Setting] {
        remarks.isEmpty ? [] : [.init("remarks", .list(remarks))]
    }

    /// The stages of the candidates to explain; nil without any.
    private func explanation(
        of texts: [String], for report: ScreenReport, _ screen: CoatingScreen, _ chosen: ScreenCandidates
    ) throws -> ScreenExplanation? {
        if texts.isEmpty { return nil }
        let subjects = try ExplainedSubjects(texts, report.workspace)
        let place = CoatingScreen(
            entries: subjects.workspace.entries, ion: screen.ion, partners: screen.partners, criteria: screen.criteria,
            costs: screen.costs, runner: screen.runner)
        return ScreenExplanation(
            report: report, subjects: subjects, pool: chosen, explanations: try place.explain(subjects.rows))
    }

    /// The criteria, later ones win: defaults, preset, file, options.
    private func judgement(_ workspace: Workspace) throws -> ScreenRequest {
        let preset = try criteria.chosenPreset()
        var typed = preset?.criteria ?? ScreeningCriteria()
        // Presets are written against the element of the ion.
        if preset != nil { typed.mapVoltages(workspace.reference.voltage) }
        if let path = criteria.criteria { try ScreenCriteriaFile.apply(path, to: &typed, in: workspace) }
        try criteria.override(&typed)
        return try ScreenRequest(
            typed, preset: preset, costPath: costs, statesStrictness: criteria.strict != nil, workspace)
    }

    /// A report in the form that the extension of `path` stands for; CSV for every other.
    private static func text(_ report: Report, path: String) -> String {
        switch ReportFormat(path: path) {
        case .json: JSONRenderer().render(report)
        case .tsv: CSVRenderer(separator: .tab).render(report)
        default: CSVRenderer().render(report)
        }
    }

    /// Partners and criteria; the latter are written to `--save-criteria`.
    private func request(_ workspace: Workspace) throws -> (ScreenPartnerNames, ScreenRequest) {
        let partners = try ScreenPartnerNames(
            electrolyte: electrolyte ?? "", cathode: cathode ?? "", charged: chargedCathode, workspace)
        if !output.quiet, let line = Readings(catalogue: workspace.catalogue).line(on: partnerTexts, names: false) {
            InterphaseCommand.remark(line)
        }
        let request = try judgement(workspace)
        if let saveCriteria {
            try OutputFile.write(
                ScreenCriteriaFile.text(request.typed, offset: workspace.reference.offset), to: saveCriteria)
        }
        return (partners, request)
    }

    private func screen(_ workspace: Workspace, _ partners: ScreenPartnerNames, _ request: ScreenRequest)
        -> CoatingScreen
    {
        CoatingScreen(
            entries: workspace.entries, ion: workspace.ion, partners: partners.formulas, criteria: request.criteria,
            costs: request.costs?.table, runner: workspace.runner)
    }

    /// Screens in both databases and puts the rankings side by side.
    private func compare(with other: String, _ format: ReportFormat) async throws {
        let databases = TwoDatabases(
            command: "screen", analysis: analysis, output: output, other: other, question: .everything,
            materials: partnerTexts)
        let both = try databases.workspaces()
        let (partners, request) = try request(both.first)
        let screens = [both.first, both.other].map { screen($0, partners, request) }
        let chosen = try ScreenCandidates(candidates, both.first, screens[0])
        let remarks = try remarks(both.first, partners, screens[0], chosen)
        let report = { (workspace: Workspace, result: ScreeningResult, unread: [RowFailure]) in
            ScreenReport(
                workspace: workspace, partners: partners, result: result, unread: unread,
                settings: partners.echo + request.echo + chosen.echo
                    + Self.echo(remarks + both.first.chargeRemarks.map(\.asTyped)),
                reactions: ReactionText(entries: workspace.entries, significantDigits: format.reactionDigits),
                costColumn: request.costs?.column, preset: request.preset, front: result.paretoFront)
        }
        let first = report(
            both.first, try await run(screens[0], chosen.rows, nil, both.first.verification),
            chosen.failures.map(\.failure))
        let second: Result<ScreenReport, Problem>
        do {
            let rows =
                chosen.pool.map { $0.rows(screens[1]) }
                ?? both.other.entries.rows(ofSame: chosen.rows, in: both.first.entries)
            second = .success(report(both.other, try await run(screens[1], rows, nil, both.other.verification), []))
        } catch let error as InterfaceError {
            second = .failure(Problem(both.other.stamp.name, error))
        }
        let comparison = try await ScreenComparison(
            both: both, first: first, screens[0], other: second, screens[1])
        let (table, words) = comparison.report(top: shown(format), isForPeople: format == .table)
        guard format == .table else {
            try databases.say(words)
            return try output.deliver(table)
        }
        try output.write(
            comparison.funnelText + "\n" + TextTableRenderer(width: output.tableWidth).render(table))
        try output.reportFailures(comparison.failures)
    }

    /// Judges the candidates, with progress, journal and verification as asked for.
    private func run(
        _ screen: CoatingScreen, _ rows: [Int], _ journal: ScreenJournal?, _ tally: VerificationTally?
    ) async throws -> ScreeningResult {
        let progress = output.progress("screen")
        let known = journal?.known ?? [:]
        if !known.isEmpty, !output.quiet {
            StandardOutput.writeDiagnostics("interphase: \(known.count) candidates were judged before\n")
        }
        var record: (@Sendable (Candidate) -> Void)?
        if let journal { record = { journal.append($0) } }
        let result = try await screen.run(
            candidates: rows, completely: complete, known: known, judged: record,
            completed: { progress.update(completed: $0, of: rows.count) })
        progress.finish()
        journal?.finish(ProgramObserver(isQuiet: output.quiet))
        if let tally {
            let checking = output.progress("verification")
            let (survivors, report) = try await screen.verify(
                result, completed: { checking.update(completed: $0, of: result.ranking.count) })
            checking.finish()
            tally.add(report, rows: survivors)
        }
        return result
    }

    /// Rows of a ranking at most; nil: all.
    private func shown(_ format: ReportFormat) -> Int? { top ?? (format == .table ? Self.rowsInTables : nil) }

    private static let rowsInTables = 25

    private func deliver(
        _ report: ScreenReport, _ page: ScreenPage?, _ explanation: ScreenExplanation?, as format: ReportFormat
    ) throws {
        let full = report.ranking(top: shown(format))
        let shownReport = explanation?.report ?? full
        switch format {
        case .html: try output.write(page?.page(full, why: explanation?.report.table).html() ?? "")
        case .table:
            let head = report.funnelText + "\n" + (explanation?.headlines ?? "")
            try output.write(head + TextTableRenderer(width: output.tableWidth).render(shownReport))
        default:
            if explanation == nil, let note = report.leftOutNote(top: top), !output.quiet {
                InterphaseCommand.remark(note)
            }
            return try output.deliver(shownReport)
        }
        try output.reportFailures(shownReport.failures)
    }
}
