package import Analyses
internal import Chemistry
internal import Electrochemistry
internal import Interfaces
package import Presentation
package import Screening
internal import TextFormats
package import ThermoEntries
internal import Thermodynamics

/// A finished screening as funnel, ranking and list of the rejected.
package struct ScreenReport {
    package let workspace: Workspace
    package let partners: ScreenPartnerNames
    package let result: ScreeningResult
    package let unread: [RowFailure]
    package let settings: [Report.Setting]
    package let reactions: ReactionText
    /// Name of the column of costs; nil without a table of costs.
    package var costColumn: String?
    /// The preset behind the criteria, if any.
    package var preset: ScreeningPreset?
    /// Rows of the survivors on the Pareto front.
    package let front: Set<Int>
    /// Whether the candidates that a stage stopped stand behind the ranking.
    package var showsStopped = false
    /// What stands below the ranking on partners and candidates.
    package var remarks: [String] = []
    /// What the worst contact of each candidate hangs on, by its row; nil when that is not asked for.
    package var hangsOn: [Int: [Cell]]?

    /// Puts the parts together.
    package init(
        workspace: Workspace, partners: ScreenPartnerNames, result: ScreeningResult, unread: [RowFailure],
        settings: [Report.Setting], reactions: ReactionText, costColumn: String? = nil, preset: ScreeningPreset? = nil,
        front: Set<Int>, showsStopped: Bool = false, remarks: [String] = [], hangsOn: [Int: [Cell]]? = nil
    ) {
        self.workspace = workspace
        self.partners = partners
        self.result = result
        self.unread = unread
        self.settings = settings
        self.reactions = reactions
        self.costColumn = costColumn
        self.preset = preset
        self.front = front
        self.showsStopped = showsStopped
        self.remarks = remarks
        self.hangsOn = hangsOn
    }

    package var entries: EntrySet { workspace.entries }
    package static let milli = 1000.0

    private static let standardColumns = [
        Column("rank", kind: .integer, tableVisibility: .essential),
        Column("formula", tableVisibility: .essential),
        Column("id", tableVisibility: .exportOnly),
        Column("energy_above_hull_eV_per_atom", kind: .number, tableVisibility: .exportOnly),
        Column("band_gap_eV", title: "gap / eV", kind: .number, digits: 1),
        Column("reduction_limit_V", title: "red. / V", kind: .number, digits: 2),
        Column("oxidation_limit_V", title: "ox. / V", kind: .number, digits: 2),
        Column("e_electrolyte_meV_per_atom", title: "electrolyte / meV/atom", kind: .number, digits: 1),
        Column("e_cathode_meV_per_atom", title: "cathode / meV/atom", kind: .number, digits: 1),
        Column("e_charged_cathode_meV_per_atom", title: "charged / meV/atom", kind: .number, digits: 1),
        Column("worst_meV_per_atom", title: "worst / meV/atom", kind: .number, digits: 1, tableVisibility: .essential),
        Column("worst_partner", tableVisibility: .exportOnly),
        Column("uncoated_meV_per_atom", kind: .number, tableVisibility: .exportOnly),
        Column("reaction_products", title: "products", kind: .amounts, tableVisibility: .detail),
        Column("interphase_class", title: "interphase", tableVisibility: .essential),
        Column("flags", kind: .list, tableVisibility: .detail),
        Column("reaction_electrolyte", tableVisibility: .exportOnly),
        Column("reaction_cathode", tableVisibility: .exportOnly),
        Column("reaction_charged_cathode", tableVisibility: .exportOnly),
    ]

    /// What the class and the gap rest on, and what else the worst contact does.
    private static let reasonColumns =
        [
            Column("band_gap_highest_eV", kind: .number, digits: 2, tableVisibility: .exportOnly),
            Column("band_gap_source", tableVisibility: .exportOnly),
            Column("interphase_decided_by", kind: .list, tableVisibility: .exportOnly),
            Column("interphase_gaps", kind: .list, tableVisibility: .exportOnly),
            Column("cathode_own_phases", kind: .list, tableVisibility: .exportOnly),
            Column("coating_self_meV_per_atom", kind: .number, digits: 1, tableVisibility: .exportOnly),
        ] + GasRelease.columns() + [.energyDoubts]

    /// Whether contacts with the cathode are also tried open to the ion.
    package var isOpen: Bool { result.criteria.reactionVoltages != nil }

    /// The columns of every ranking, then those that options ask for.
    package var columns: [Column] {
        var columns = Self.standardColumns
        if partners.chargedCathodes.count > 1 { columns.append(Column("charged_cathode", title: "charged state")) }
        if isOpen {
            columns.append(Column("cathode_voltage_V", title: "cathode / V", kind: .number, digits: 2))
            columns.append(Column("charged_cathode_voltage_V", title: "charged / V", kind: .number, digits: 2))
        }
        if let costColumn { columns.append(Column(costColumn, kind: .number, digits: 2)) }
        return columns + Self.reasonColumns + frontColumns + (hangsOn == nil ? [] : decisiveContacts.columns)
    }

    /// What stands below a ranking.
    package var footnotes: [String] {
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
    package func ranking(top: Int?) -> Report {
        let ranking = result.ranking
        let shown = top.map { min($0, ranking.count) } ?? ranking.count
        let stopped = showsStopped ? nearestFirst.prefix(top ?? .max) : []
        let behind = stopped.isEmpty ? "" : "; then \(stopped.count) of \(nearestFirst.count) that were stopped"
        var table = Table(
            title: "Ranking by the worst contact: \(shown) of \(ranking.count)\(behind)",
            columns: columns, footnotes: footnotes)
        for (index, candidate) in ranking.prefix(shown).enumerated() { table.append(cells(candidate, rank: index + 1)) }
        for candidate in stopped { table.append(cells(candidate, rank: nil)) }
        let leftOut = Report.Setting("ranking_left_out", .integer(ranking.count - shown))
        return workspace.report(
            "screen", settings: settings + funnelSettings + (top == nil ? [] : [leftOut]), table: table,
            errors: failures, rows: rowSubject)
    }

    /// The candidates, each of which meets every partner.
    package var rowSubject: RowSubject { .candidates(partners.all.map(\.substance.composition)) }

    /// Candidates that could not be read or calculated.
    package var failures: [RowFailure] {
        unread
            + result.failures.map {
                RowFailure(input: entries.formula(at: $0.row), message: $0.stopped?.reason ?? "")
            }
    }

    /// The row of a candidate; contacts that were not calculated are empty, and so is the rank of one that was stopped.
    package func cells(_ candidate: Candidate, rank: Int?) -> [Cell] {
        let worst = candidate.worst
        let reacts = (worst?.mutualEnergy ?? 0) < 0
        let products = reacts ? worst?.products ?? [] : []
        let involved = involved(candidate)
        let contacts = ScreeningStage.reactions.map { stage in candidate.contacts.first { $0.stage == stage } }
        let energies = contacts.map { Cell.optional($0.map { $0.mutualEnergy * Self.milli }) }
        let judged = worst.map { interphase(candidate, $0) }
        let lead: [Cell] = [
            rank.map { .integer($0) } ?? .empty, .text(entries.formula(at: candidate.row)),
            .text(entries.id(at: candidate.row)),
            .optional(candidate.energyAboveHull), .optional(candidate.bandGap),
            .optional(candidate.reductionLimit.map(workspace.reference.voltage)),
            .optional(candidate.oxidationLimit.map(workspace.reference.voltage)),
        ]
        let decisive: [Cell] = [
            .optional(worst.map { $0.mutualEnergy * Self.milli }), .optional(reacts ? worst?.partner : nil),
            .number(result.uncoatedWorst * Self.milli), entries.cell(products),
            .optional(judged?.class.rawValue),
            entries.remarks(candidate.flags, rows: involved),
        ]
        let texts = contacts.map { Cell.text($0.map { reaction(candidate, $0) } ?? "") }
        return lead + energies + decisive + texts + furtherCells(candidate, contacts)
            + reasonCells(candidate, judged) + frontCells(candidate)
            + (hangsOn.map { $0[candidate.row] ?? DecisiveContacts.noCells } ?? [])
    }

    /// The phases that the worst contact rests on.
    private func involved(_ candidate: Candidate) -> [Int] {
        let worst = candidate.worst.flatMap { $0.mutualEnergy < 0 ? $0.products : nil }
        return (worst ?? []).map(\.row) + [candidate.row]
    }

    /// What kind of interphase a contact makes.
    private func interphase(_ candidate: Candidate, _ contact: Candidate.Contact) -> InterphaseJudgement {
        contact.interphase(
            coating: entries.composition(at: candidate.row), partner: partners.partner(of: contact).composition,
            ion: workspace.ion, entries: entries)
    }

    private func reasonCells(_ candidate: Candidate, _ judged: InterphaseJudgement?) -> [Cell] {
        let basis = PhaseConduction(candidate.row, entries: entries).basis
        return [
            .optional(basis.range?.highest), .text(basis.word), entries.names(of: judged?.deciding ?? []),
            entries.gaps(of: judged?.deciding ?? []), entries.names(of: judged?.electrodeOwn ?? []),
            .optional(candidate.selfEnergy.map { $0 * Self.milli }),
        ] + (candidate.worst.map { gas(candidate, $0).cells } ?? GasRelease.noCells)
            + [entries.energyDoubts(rows: involved(candidate))]
    }

    /// What the reaction of a contact gives off.
    private func gas(_ candidate: Candidate, _ contact: Candidate.Contact) -> GasRelease {
        let shares: [GasRelease.Share] = [
            (entries.composition(at: candidate.row), contact.molarShare),
            (partners.partner(of: contact).composition, 1 - contact.molarShare),
        ]
        let ion = workspace.ion.element
        return GasRelease(
            contact.mutualEnergy < 0 ? contact.products : [], of: shares, ion: ion, entries: entries)
    }

    /// The cells of the columns that options ask for.
    private func furtherCells(_ candidate: Candidate, _ contacts: [Candidate.Contact?]) -> [Cell] {
        var cells: [Cell] = []
        if partners.chargedCathodes.count > 1 { cells.append(.optional(contacts.last??.partner)) }
        if isOpen { cells += contacts.dropFirst().map { .optional($0?.voltage.map(workspace.reference.voltage)) } }
        if costColumn != nil { cells.append(.optional(candidate.cost)) }
        return cells
    }

    package func reaction(_ candidate: Candidate, _ contact: Candidate.Contact) -> String {
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
