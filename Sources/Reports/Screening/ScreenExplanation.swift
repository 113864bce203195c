internal import Analyses
internal import Chemistry
internal import Electrochemistry
internal import Interfaces
internal import Presentation
internal import Screening
internal import TextFormats
internal import ThermoEntries
internal import Thermodynamics

/// Why single candidates pass or not, as rows of `interphase-screen-explain/1`: one for every number a stage looks at, then the verdict.
struct ScreenExplanation {
    /// The screening the candidates are measured by.
    let screening: ScreenReport
    let subjects: ExplainedSubjects
    let pool: ScreenCandidates
    let explanations: [CandidateExplanation]
    /// Ranks of the survivors of the screening by their formulas.
    private let ranks: [String: Int]

    init(
        _ report: ScreenReport, _ subjects: ExplainedSubjects, pool: ScreenCandidates,
        _ explanations: [CandidateExplanation]
    ) {
        (screening, self.subjects, self.pool, self.explanations) = (report, subjects, pool, explanations)
        let formulas = report.result.ranking.map { report.entries.formula(at: $0.row) }
        ranks = Dictionary(zip(formulas, 1...), uniquingKeysWith: { first, _ in first })
    }

    private static let columns = [
        Column("formula", tableVisibility: .essential),
        Column("id", tableVisibility: .exportOnly),
        Column("stage", tableVisibility: .essential),
        Column("quantity"),
        Column("partner"),
        Column("value", kind: .number, digits: 4, tableVisibility: .essential),
        Column("threshold", kind: .number, digits: 3),
        Column("unit"),
        Column("passes", kind: .boolean, tableVisibility: .essential),
        Column("reaction", tableVisibility: .detail),
        Column("reason", tableVisibility: .detail),
        Column("setting", title: "would pass with", tableVisibility: .detail),
        Column("flags", kind: .list, tableVisibility: .detail),
    ]

    /// All rows with what the screening says of its data and partners.
    var report: Report {
        var table = Table(
            title: "Every stage, also behind the first that fails", columns: Self.columns, footnotes: footnotes)
        for explanation in explanations { rows(of: explanation).forEach { table.append($0.cells) } }
        return subjects.workspace.report(
            "screen-explain", settings: screening.settings + screening.funnelSettings, table: table,
            errors: subjects.failures.map(\.failure), rows: screening.rowSubject)
    }

    /// One line for every candidate: what stopped it, and what would let it pass.
    var headlines: String {
        let lines = explanations.map { explanation in
            let verdict = verdict(of: explanation)
            let setting = verdict.setting.isEmpty ? "" : "; would pass with \(verdict.setting)"
            return "\(formula(explanation)): \(verdict.reason)\(setting)"
        }
        return lines.joined(separator: "\n") + "\n\n"
    }

    private var footnotes: [String] {
        [
            "Below 'would pass with': the smallest changes of the options, rounded, with which the candidate was judged again "
                + "and passed.",
            "Reactions of the window at its limits, with the partners at the most negative mixture.",
        ] + screening.footnotes.filter { $0 != ScreenReport.frontFootnote }
    }

    private var entries: EntrySet { subjects.workspace.entries }

    private func formula(_ explanation: CandidateExplanation) -> String {
        entries.formula(at: explanation.candidate.row)
    }

    // MARK: - Rows

    /// One row before it is put into cells.
    private struct Row {
        var stage: String
        var quantity = ""
        var partner = ""
        var value: Double?
        var threshold: Double?
        var unit = ""
        var passes: Bool?
        var reaction = ""
        var reason = ""
        var setting = ""
        var flags: [String] = []
        var formula = ""
        var id = ""

        var cells: [Cell] {
            [
                .text(formula), .text(id), .text(stage), .text(quantity), .text(partner), .optional(value),
                .optional(threshold), .text(unit), passes.map(Cell.boolean) ?? .empty, .text(reaction), .text(reason),
                .text(setting), .list(flags),
            ]
        }
    }

    private func rows(of explanation: CandidateExplanation) -> [Row] {
        let change = change(for: explanation)
        var rows = [poolRow(explanation)].compactMap { $0 }
        if explanation.candidate.stopped?.stage != .calculation {
            rows += [phaseRow(explanation), elementRow(explanation)]
            rows += windowRows(explanation)
            rows.append(gapRow(explanation))
            if let cost = costRow(explanation) { rows.append(cost) }
            rows += contactRows(explanation)
        }
        for index in rows.indices where rows[index].passes == false {
            guard let stage = ScreeningStage(rawValue: rows[index].stage) else { continue }
            rows[index].setting = text(change?.settings(at: stage) ?? [])
        }
        rows.append(verdict(of: explanation))
        for index in rows.indices {
            rows[index].formula = formula(explanation)
            rows[index].id = entries.id(at: explanation.candidate.row)
        }
        return rows
    }

    /// Whether the candidate was among the candidates; nil for lists, which were typed beside it.
    private func poolRow(_ explanation: CandidateExplanation) -> Row? {
        guard let pool = pool.pool else { return nil }
        var row = Row(stage: "candidates", passes: true)
        let ion = screening.workspace.ion.element
        if explanation.composition.isElemental {
            (row.passes, row.reason) = (false, "a pure element")
            row.setting = text(["\(.candidates) \(formula(explanation))"])
        } else if pool == .all, !explanation.composition.elements.contains(ion) {
            (row.passes, row.reason) = (false, "holds no \(ion.symbol)")
            row.setting = text(["\(.candidates) \(ScreenCandidates.Pool.allWithIonFree.rawValue)"])
        } else if subjects.added.contains(explanation.candidate.row) {
            (row.passes, row.reason) = (false, "no entry in the data")
            row.setting = text(["\(.aboveHull) '\(formula(explanation))=0'"])
        }
        return row
    }

    private func phaseRow(_ explanation: CandidateExplanation) -> Row {
        let candidate = explanation.candidate
        var row = Row(
            stage: ScreeningStage.phaseStability.rawValue, quantity: "energy above hull",
            value: candidate.energyAboveHull, threshold: screening.result.criteria.maximumEnergyAboveHull,
            unit: "eV/atom", passes: !isStopped(candidate, .phaseStability))
        if (candidate.energyAboveHull ?? 0) > SystemHull.stableWithin {
            row.reaction = screening.reactions(in: entries).text(
                of: substance(explanation), exchanging: [], products: explanation.decomposition)
        }
        if subjects.added.contains(candidate.row) {
            row.reason = "no entry in the data; taken on the hull"
            row.flags = [ResultFlag.noEntry.rawValue]
        }
        return row
    }

    private func elementRow(_ explanation: CandidateExplanation) -> Row {
        let stop = explanation.candidate.stops.first { $0.stage == .elements }
        return Row(
            stage: ScreeningStage.elements.rawValue, quantity: MaterialFamily.of(explanation.composition).rawValue,
            passes: stop == nil, reason: stop?.reason ?? "")
    }

    private func windowRows(_ explanation: CandidateExplanation) -> [Row] {
        let (candidate, criteria) = (explanation.candidate, screening.result.criteria)
        let stop = candidate.stops.first { $0.stage == .window }
        let isReduced = candidate.reductionLimit.map { $0 > criteria.voltageLow } ?? false
        let isOxidised = candidate.oxidationLimit.map { $0 < criteria.voltageHigh } ?? false
        func row(
            _ limit: Candidate.WindowLimit, _ value: Double?, _ threshold: Double, _ misses: Bool,
            _ edge: StabilityWindow.Edge?
        ) -> Row {
            let reference = screening.workspace.reference
            var row = Row(
                stage: ScreeningStage.window.rawValue, quantity: "\(limit.rawValue) limit",
                value: value.map(reference.voltage), threshold: reference.voltage(againstElement: threshold), unit: "V",
                passes: stop == nil || !(misses || stop?.limit == limit))
            if let edge {
                row.reaction = screening.reactions(in: entries).text(
                    of: substance(explanation), exchanging: [(screening.workspace.ion.element, edge.uptake)],
                    products: edge.products)
            }
            if value == nil { row.reason = "no \(limit.rawValue) limit" }
            if stop?.limit == limit { row.reason = stop.map { screening.reason($0, candidate, in: entries) } ?? "" }
            return row
        }
        let window = explanation.window
        return [
            row(.reduction, candidate.reductionLimit, criteria.voltageLow, isReduced, window?.reduction),
            row(.oxidation, candidate.oxidationLimit, criteria.voltageHigh, isOxidised, window?.oxidation),
        ]
    }

    private func gapRow(_ explanation: CandidateExplanation) -> Row {
        let stop = explanation.candidate.stops.first { $0.stage == .bandGap }
        var row = Row(
            stage: ScreeningStage.bandGap.rawValue, quantity: "band gap", value: explanation.candidate.bandGap,
            threshold: screening.result.criteria.minimumBandGap, unit: "eV", passes: stop == nil)
        let range = explanation.bandGap
        let spread = range.flatMap {
            $0.lowest < $0.highest ? "polymorphs from \(gap($0.lowest)) to \(gap($0.highest)) eV" : nil
        }
        row.reason = stop.map { screening.reason($0, explanation.candidate, in: entries) } ?? spread ?? ""
        if explanation.candidate.bandGap == nil { row.reason = "no band gap is known" }
        return row
    }

    private func costRow(_ explanation: CandidateExplanation) -> Row? {
        guard let column = screening.costColumn else { return nil }
        let most = screening.result.criteria.maximumCost
        return Row(
            stage: ScreeningStage.cost.rawValue, quantity: column, value: explanation.candidate.cost, threshold: most,
            passes: most == nil ? nil : !isStopped(explanation.candidate, .cost))
    }

    private func contactRows(_ explanation: CandidateExplanation) -> [Row] {
        explanation.contacts.map { contact -> Row in
            let kink = contact.reaction.kinks[contact.reaction.worstPerAtom]
            let energy = kink.energies.mutualPerAtom
            let criteria = screening.result.criteria
            let most = criteria.maximumReaction(at: contact.stage) ?? .infinity
            var row = Row(
                stage: contact.stage.rawValue, quantity: "mutual reaction energy", partner: contact.partner.text,
                value: energy * ScreenReport.milli,
                threshold: most.isFinite ? -most * ScreenReport.milli : nil, unit: "meV/atom",
                passes: most.isFinite ? criteria.verdict(onReaction: energy, at: contact.stage).passes : nil)
            if energy < 0 {
                let ion = screening.workspace.ion.element
                row.reaction = screening.reactions(in: entries).text(
                    of: substance(explanation), and: partner(contact), share: kink.fractions.molar,
                    exchanging: contact.voltage == nil ? [] : [(ion, kink.reservoirUptake.first ?? 0)],
                    products: kink.products)
            } else {
                row.reason = "no reaction"
            }
            if let voltage = contact.voltage {
                row.reason =
                    "open to the ion at \(gap(screening.workspace.reference.voltage(againstElement: voltage))) V"
            }
            return row
        }
    }

    // MARK: - Verdict

    private func verdict(of explanation: CandidateExplanation) -> Row {
        let candidate = explanation.candidate
        let pool = poolRow(explanation)
        var row = Row(stage: "verdict", passes: candidate.stopped == nil && pool?.passes != false)
        row.flags = Set(candidate.flags).sorted().map(\.rawValue)
        var parts = pool?.passes == false ? ["no candidate (\(pool?.reason ?? ""))"] : []
        if candidate.stopped == nil {
            let rank = ranks[formula(explanation)].map { ", rank \($0) of \(screening.result.ranking.count)" } ?? ""
            parts.append("passes every stage\(rank)")
        } else {
            parts += candidate.stops.map {
                "stopped by \($0.stage.rawValue) (\(screening.reason($0, candidate, in: entries)))"
            }
        }
        let change = change(for: explanation)
        if change == nil { parts.append("no setting lets it pass") }
        row.reason = parts.joined(separator: "; ")
        let settings = [change == nil ? "" : pool?.setting ?? "", text(change?.all ?? [])]
        row.setting = settings.filter { !$0.isEmpty }.joined(separator: " ")
        return row
    }

    private func change(for explanation: CandidateExplanation) -> CriteriaChange? {
        explanation.relaxed.map {
            CriteriaChange(from: screening.result.criteria, to: $0, screening.workspace.reference)
        }
    }

    /// Settings as the front end spells them.
    private func text(_ settings: [Wording]) -> String {
        settings.map(screening.workspace.text).joined(separator: " ")
    }

    private func isStopped(_ candidate: Candidate, _ stage: ScreeningStage) -> Bool {
        candidate.stops.contains { $0.stage == stage }
    }

    private func substance(_ explanation: CandidateExplanation) -> Substance {
        let composition = explanation.composition
        return Substance(Formula(text: composition.reducedFormula, composition: composition))
    }

    private func partner(_ contact: CandidateExplanation.Contact) -> Substance {
        screening.partners.all.first { $0.stage == contact.stage && $0.substance.text == contact.partner.text }?
            .substance ?? Substance(contact.partner)
    }

    private func gap(_ value: Double) -> String { NumberFormat(significantDigits: 4).text(value) ?? "" }
}

extension ScreenReport {
    /// Writes reactions whose products are rows of other data.
    fileprivate func reactions(in entries: EntrySet) -> ReactionText {
        ReactionText(entries: entries, significantDigits: reactions.significantDigits)
    }
}
