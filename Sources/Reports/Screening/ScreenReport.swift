internal import Analyses
internal import Chemistry
internal import Electrochemistry
internal import Interfaces
internal import Presentation
internal import Screening
internal import TextFormats
internal import ThermoEntries
internal import Thermodynamics

/// A finished screening as funnel, ranking and list of the rejected.
struct ScreenReport {
    let workspace: Workspace
    let partners: ScreenPartnerNames
    let result: ScreeningResult
    let unread: [RowFailure]
    /// The question as settings of a report.
    let settings: [Report.Setting]
    let reactions: ReactionText
    /// Name of the column of costs; nil without a table of costs.
    let costColumn: String?
    /// The preset behind the criteria, if any.
    let preset: ScreeningPreset?
    /// Rows of the survivors on the Pareto front.
    let front: Set<Int>
    /// Whether the candidates that a stage stopped stand behind the ranking.
    var showsStopped = false
    /// What stands below the ranking on partners and candidates.
    var remarks: [String] = []
    /// What the worst contact of each candidate hangs on, by its row; nil when that is not asked for.
    var hangsOn: [Int: [Cell]]?

    /// A screening with the settings of its question; `leading` are the settings of the first of two databases.
    init(_ answer: ScreeningAnswer, in workspace: Workspace, significantDigits: Int, settings leading: [Report.Setting]? = nil) {
        self.workspace = workspace
        (partners, result) = (answer.input.partners, answer.result)
        unread = answer.chosen.failures.map(\.failure)
        let criteria = answer.input.criteria
        settings = leading ?? Self.settings(answer, in: workspace)
        reactions = ReactionText(entries: workspace.entries, significantDigits: significantDigits)
        (costColumn, preset, front) = (criteria.costs?.column, criteria.preset, answer.result.paretoFront)
    }

    /// Partners, criteria, candidates, and what was remarked.
    static func settings(_ answer: ScreeningAnswer, in workspace: Workspace) -> [Report.Setting] {
        let remarks = (answer.remarks + workspace.chargeRemarks).map(workspace.text)
        return answer.input.partners.echo + answer.input.criteria.echo + answer.chosen.echo
            + (remarks.isEmpty ? [] : [.init("remarks", .list(remarks))])
    }

    var entries: EntrySet { workspace.entries }
    static let milli = 1000.0

    /// Whether contacts with the cathode are also tried open to the ion.
    var isOpen: Bool { result.criteria.reactionVoltages != nil }

    /// What stands below a ranking.
    var footnotes: [String] {
        var notes = [
            "Mutual reaction energies, minimum over the mixing ratio, per atom; 0: no reaction.",
            workspace.voltageFootnote, workspace.energyFootnote, Self.frontFootnote,
        ]
        if hangsOn != nil { notes.insert(DecisiveContacts.footnote, at: 1) }
        if let pinned = partners.withoutEntry(in: workspace.entries) {
            notes.append("Without an entry in the data, their energy is that of the hull: \(pinned).")
        }
        if isOpen {
            notes.append(
                "Contacts with the cathode: the worst of closed and of open to the ion over the voltages asked for.")
        }
        if result.criteria.margin > 0 {
            let margin = NumberFormat(significantDigits: 4).text(result.criteria.margin) ?? ""
            notes.append(
                result.criteria.isStrict
                    ? "Windows and reactions pass also when energies are wrong by \(margin) eV/atom."
                    : "within-margin: energies wrong by \(margin) eV/atom could turn a verdict on window or reactions.")
        }
        return notes + remarks.map { "\($0.prefix(1).uppercased())\($0.dropFirst())." }
    }

    /// The ranking; with `top` only its head.
    func ranking(top: Int?) -> Report {
        let ranking = result.ranking
        let shown = top.map { min($0, ranking.count) } ?? ranking.count
        let stopped = showsStopped ? nearestFirst.prefix(top ?? .max) : []
        let behind = stopped.isEmpty ? "" : "; then \(stopped.count) of \(nearestFirst.count) that were stopped"
        var table = Table(
            title: "Ranking by the worst contact: \(shown) of \(ranking.count)\(behind)",
            columns: schema.columns, footnotes: footnotes)
        for (index, candidate) in ranking.prefix(shown).enumerated() { table.append(cells(candidate, rank: index + 1)) }
        for candidate in stopped { table.append(cells(candidate, rank: nil)) }
        let leftOut = Report.Setting("ranking_left_out", .integer(ranking.count - shown))
        return workspace.report(
            "screen", settings: settings + funnelSettings + (top == nil ? [] : [leftOut]), table: table,
            errors: failures, rows: rowSubject)
    }

    /// The candidates, each of which meets every partner.
    var rowSubject: RowSubject { .candidates(partners.all.map(\.substance.composition)) }

    /// Candidates that could not be read or calculated.
    var failures: [RowFailure] {
        unread
            + result.failures.map {
                RowFailure(input: entries.formula(at: $0.row), message: $0.stopped?.reason ?? "")
            }
    }

    /// The cells of a candidate; contacts that were not calculated are empty, and so is the rank of one that was stopped.
    func cells(_ candidate: Candidate, rank: Int?) -> [Cell] {
        schema.cells(RankedCandidate(candidate, rank: rank, in: self), context)
    }

    /// What cells are written with.
    private var context: CellContext { CellContext(workspace, significantDigits: reactions.significantDigits) }

    /// What kind of interphase a contact makes.
    func interphase(_ candidate: Candidate, _ contact: Candidate.Contact) -> InterphaseJudgement {
        contact.interphase(
            coating: entries.composition(at: candidate.row), partner: partners.partner(of: contact).composition,
            ion: workspace.ion, entries: entries)
    }

    /// What the reaction of a contact gives off.
    func gas(_ candidate: Candidate, _ contact: Candidate.Contact) -> GasRelease {
        let shares: [GasRelease.Share] = [
            (entries.composition(at: candidate.row), contact.molarShare),
            (partners.partner(of: contact).composition, 1 - contact.molarShare),
        ]
        let ion = workspace.ion.element
        return GasRelease(
            contact.mutualEnergy < 0 ? contact.products : [], of: shares, ion: ion, entries: entries)
    }

    func reaction(_ candidate: Candidate, _ contact: Candidate.Contact) -> String {
        if contact.mutualEnergy == 0 { return "" }
        let composition = entries.composition(at: candidate.row)
        let substance = Substance(Formula(text: composition.reducedFormula, composition: composition))
        let exchange: [ReactionText.Exchange] =
            contact.voltage == nil ? [] : [(workspace.ion.element, contact.ionUptake)]
        return reactions.text(
            of: substance, and: partners.partner(of: contact), share: contact.molarShare, exchanging: exchange,
            products: contact.products)
    }
}
