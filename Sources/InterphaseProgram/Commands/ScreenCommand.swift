internal import Analyses
internal import ArgumentParser
internal import Presentation
internal import ProgramFrame
internal import Reports
internal import Terminal

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

    func run() async throws {
        if listPresets { return try output.write(PresetList.text.asTyped) }
        let question = question
        try await Session(analysis, output, also, decisive).deliver(question) { workspace in
            if let saveCriteria { try OutputFile.write(question.criteriaText(in: workspace), to: saveCriteria) }
        } beside: { answers, workspace, format in
            guard let rejected, let answer = answers.values.first else { return }
            let report = question.rejected(answer, in: workspace, significantDigits: format.reactionDigits)
            try OutputFile.write(Self.text(report, path: rejected), to: rejected)
        }
    }

    private var question: ScreeningAnalysis {
        var question = ScreeningAnalysis(electrolyte: electrolyte ?? "", cathode: cathode ?? "")
        (question.chargedCathodes, question.candidates) = (chargedCathode, candidates)
        (question.preset, question.criteriaFile, question.changes) = (
            criteria.preset, criteria.criteria, criteria.changes
        )
        (question.costs, question.isComplete, question.explained, question.top) = (costs, complete, explain, top)
        (question.isDecisive, question.journal, question.version) = (decisive.decisive, resume, ProgramVersion.text)
        return question
    }

    /// A report in the form that the extension of `path` stands for; CSV for every other.
    private static func text(_ report: Report, path: String) -> String {
        switch ReportFormat(path: path) {
        case .json: JSONRenderer().render(report)
        case .tsv: CSVRenderer(separator: .tab).render(report)
        default: CSVRenderer().render(report)
        }
    }
}
