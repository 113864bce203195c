public import Analyses
internal import Chemistry
internal import Electrochemistry
internal import Interfaces
public import Presentation
internal import TextFormats
internal import Thermodynamics

extension StackAnalysis: Reported {
    /// One row per contact, then per layer and electrode it touches.
    public var schema: Schema<StackRow> {
        let schema = Schema<StackRow>.stack(isBatch: table != nil)
        return (isDecisive ? schema + .decisive : schema) + (uncertainty == nil ? Schema([]) : .scatterOfVerdicts)
    }

    /// The parts.
    public func rows(of answer: StackAnswer, _ context: CellContext) -> [StackRow] {
        answer.lines.enumerated().map { place, line in
            var row = StackRow(answer: answer, line: line, isWhole: false)
            if let parts = answer.scatter?.parts, place < parts.count { row.chances = parts[place] }
            return row
        }
    }

    /// - Throws: `AnalysisError` for varied energies.
    public func refuseComparison() throws {
        if uncertainty != nil {
            throw AnalysisError.usage("\(.also) compares the verdicts themselves; leave out \(.uncertainty)")
        }
    }

    /// A stack that fails.
    public static var echoColumn: String { "stack" }

    /// The file, or the materials.
    public func title(in workspace: Workspace) -> String { comparisonTitle }

    /// The verdict of a single stack, what energies and verdicts mean, and what they rest on.
    public func footnotes(_ answers: [StackAnswer], in workspace: Workspace) -> [String] {
        var notes: [String] = []
        if table == nil, let single = answers.first?.report {
            notes += [single.summary] + [single.anodeNote(against: workspace.reference)].compactMap { $0 }
        }
        notes.append(
            "Energies of contacts: mutual (total where a partner is the reservoir), closed or at the worst voltage; of "
                + "layers: their own decomposition at the worst voltage they see.")
        if isDecisive { notes.append(DecisiveContacts.footnote) }
        if let uncertainty {
            notes.append(
                "Chances: shares of \(uncertainty.samples) samples with the errors of the compounds"
                    + (uncertainty.standardDeviation == nil ? ", those of the calibration. \(CalibrationCoverage.energies)" : "."))
            if table == nil, let chances = answers.first?.scatter?.whole {
                notes.append("Of the whole stack: \(chances.texts.joined(separator: ", ")).")
            }
        }
        notes.append(
            "stable: up to \(stableWithin) eV/atom; passivating: all that is new and solid insulates; undecided: a band gap is not "
                + "known; reactive: beyond \(reactiveBeyond) eV/atom (not at an anode, where the class decides), or no new solid "
                + "that could stop it; mixed-conducting: something new conducts electrons, other than the electrode's own phases."
        )
        return notes + [workspace.voltageFootnote, workspace.energyFootnote]
    }

    /// Voltages and the bounds of verdicts.
    public func settings(in workspace: Workspace) -> [Report.Setting] {
        (isDecisive ? [.init("decisive", .boolean(true))] : []) + [
            .init("voltages_V", .optional(voltage)), .init("anode_voltages_V", .optional(anodeVoltage)),
            .init("stable_within_eV_per_atom", .number(stableWithin)),
            .init("reactive_beyond_eV_per_atom", .number(reactiveBeyond)), .init("inner_open", .boolean(isInnerOpen)),
            .init("worst_case", .text(VoltageRangeReaction.Proof.transitions.rawValue)),
        ] + (uncertainty?.echo ?? [])
    }

    /// Tables and pages.
    public static var formats: [ReportFormat] { ReportFormat.tabular + [.html] }

    // MARK: - Two databases

    /// The file, or the materials.
    public var comparisonTitle: String {
        table.map { "Stacks of \($0)" } ?? "Stack \(materials.joined(separator: " | "))"
    }

    /// The same parts.
    public var pairing: RowPairing { .matching(["kind", "part", "side"]) }

    /// The whole stack before its parts, and the summary counts whole stacks.
    public func comparison(
        in both: WorkspacePair, as format: ReportFormat
    ) async throws -> (illustration: Illustration, summary: [String]) {
        try await comparison(
            in: both, as: format,
            schema: Schema<StackRow>.stack(isBatch: table != nil) + .weakestContact,
            rows: { answer, _ in
                let rows = answer.lines.map { StackRow(answer: answer, line: $0, isWhole: false) }
                let strongest = answer.report.strongest
                let worst = rows.first { $0.part == strongest?.part && $0.energy == strongest?.energyPerAtom }
                return (worst.map { [StackRow(answer: answer, line: $0.line, isWhole: true)] } ?? []) + rows
            }, summarised: ("kind", StackRow.whole))
    }
}

extension Schema<StackRow> {
    /// What the energies hang on, behind all others.
    static var decisive: Schema {
        let unit = EnergyUnit.eV
        let name = unit.name(isNonReservoir: false)
        return Schema([
            Field("decisive_phase", .text, .exportOnly) { $0.decisiveCells(unit, $1)[0] },
            Field("energy_without_it_\(name)", .number, .exportOnly) { $0.decisiveCells(unit, $1)[1] },
            Field("energy_without_each_\(name)", .list, .exportOnly) { $0.decisiveCells(unit, $1)[2] },
            Field("hangs_on", title: "hangs on", .text, .detail) { $0.decisiveCells(unit, $1)[3] },
        ])
    }
}

extension Schema<StackRow> {
    /// How sure the verdicts are, behind all others.
    static var scatterOfVerdicts: Schema {
        Schema([
            Field("verdict_chances", title: "chances", .list, .detail) { row, _ in .list(row.chances?.texts ?? []) },
            Field("stack_verdict_chances", .list, .exportOnly) { row, _ in
                .list(row.answer.scatter?.whole.texts ?? [])
            },
        ])
    }
}

extension StackScatter.Chances {
    /// `passivating 0.82`.
    fileprivate var texts: [String] {
        shares.map { "\($0.verdict.rawValue) \(NumberFormat().text($0.share, decimals: 2) ?? "")" }
    }
}

extension StackRow {
    fileprivate func decisiveCells(_ unit: EnergyUnit, _ page: CellContext) -> [Cell] {
        guard let decisive = line.decisive else { return DecisiveContacts.noCells }
        return DecisiveContacts.cells(
            decisive.reaction, decisive.energies, isTotal: decisive.isTotal, unit, page.entries)
    }
}

extension StackReport {
    /// The verdict of the whole stack and its weakest contact in one line.
    fileprivate var summary: String {
        let verdict = "Verdict of the stack: \(verdict.rawValue)"
        guard let strongest, strongest.energyPerAtom < 0 else { return verdict + "." }
        let energy = NumberFormat(significantDigits: 3).text(strongest.energyPerAtom) ?? ""
        return verdict + "; strongest reaction: \(strongest.part), \(energy) eV/atom."
    }

    /// Where the potential of the anode comes from, of anodes that are neither stated nor the element of the ion.
    fileprivate func anodeNote(against reference: ReferenceElectrode) -> String? {
        guard let anode = stack.anode, let volts = conditions.anodeVoltages, let source = anodeSource else {
            return nil
        }
        let ends = [volts.lowerBound, volts.upperBound].map {
            NumberFormat(significantDigits: 4).text(reference.voltage(againstElement: $0)) ?? ""
        }
        let place = ends[0] == ends[1] ? "\(ends[0]) V" : "\(ends[0]) to \(ends[1]) V"
        return switch source {
        case .stated, .element: nil
        case .measured(let doi):
            "Anode \(anode.text) at \(place): measured plateau, doi:\(doi), the scale of references too."
        case .computed: "Anode \(anode.text) at \(place): computed from the data, not measured."
        }
    }
}
