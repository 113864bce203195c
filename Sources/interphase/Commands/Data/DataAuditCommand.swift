internal import ArgumentParser
internal import Chemistry
internal import Presentation
internal import ThermoEntries

/// `interphase data audit`: which corrections the entries of a file get, and why.
struct DataAuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Corrections of every entry of a file under the Materials Project's scheme of 2020.",
        discussion: """
            One row per adjustment: name, eV per atom, atoms, total; a row without adjustment says why there is none or why the \
            entry is refused. Oxidation states are those of the file, or guessed and then marked as guessed.

              interphase data audit my-vasp-runs.json
            """)

    @Argument(help: "File of entries with run types and Hubbard values.")
    var input: String

    @OptionGroup var output: OutputOptions

    func run() throws {
        _ = try output.chosenFormat()
        var options = ImportOptions()
        options.corrections = .mp2020
        options.keepsGoing = true
        let audited: AuditedEntries
        do {
            audited = try EntryFileReader.audit(path: input, options: options)
        } catch {
            throw CommandFailure.badInput(error.description)
        }
        var table = Table(
            title: "Corrections of \(input)", columns: Self.columns,
            footnotes: ["\(audited.report.read) entries read, \(audited.report.refused.count) refused."])
        for audit in audited.audits { Self.rows(audit).forEach { table.append($0) } }
        let stamp = DatabaseStamp(name: input, version: "", sha256: audited.sha256, phases: audited.audits.count)
        try output.deliver(Report(schema: "interphase-data-audit/1", database: stamp, table: table))
    }

    private static let columns = [
        Column("id", tableVisibility: .essential), Column("formula", tableVisibility: .essential), Column("adjustment"),
        Column("eV_per_atom", title: "each / eV/atom", kind: .number), Column("atoms", kind: .number, digits: 0),
        Column("total_eV", title: "total / eV", kind: .number),
        Column("given_total_eV", title: "in the file / eV", kind: .number),
        Column("oxidation_states"), Column("remarks", kind: .list, tableVisibility: .detail),
    ]

    private static func rows(_ audit: CorrectionAudit) -> [[Cell]] {
        let states = audit.oxidationStates.map { "\($0.element.symbol) \(NumberFormat().text($0.state) ?? "")" }
        let source = states.isEmpty ? "" : "\(states.joined(separator: ", ")) (\(audit.oxidationSource.rawValue))"
        let remarks = audit.remarks.map(\.description) + (audit.refusal.map { ["refused: \($0.reason)"] } ?? [])
        let tail: [Cell] = [.number(audit.givenTotal), .text(source), .list(remarks)]
        guard !audit.adjustments.isEmpty else {
            return [[.text(audit.id), .text(audit.formula), .empty, .empty, .empty, .number(0)] + tail]
        }
        return audit.adjustments.map { adjustment in
            [
                .text(audit.id), .text(audit.formula), .text(adjustment.name), .number(adjustment.perAtom),
                .number(adjustment.atoms), .number(adjustment.value),
            ] + tail
        }
    }
}
