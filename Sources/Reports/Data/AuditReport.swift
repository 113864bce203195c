internal import Chemistry
package import Presentation
internal import TextFormats
package import ThermoEntries

/// Which corrections entries get, as rows of `interphase-data-audit/1`.
package enum AuditReport {
    /// The name of the layout.
    package static let schema = "interphase-data-audit/1"

    /// What became of every entry; the numbers behind the first one add up to it.
    package static func counts(_ summary: AuditSummary) -> String {
        let (read, unreadable) = (summary.report.read, summary.report.refused.count)
        return "read \(read), audited \(summary.calculations - summary.refusedByScheme), refused by the scheme "
            + "\(summary.refusedByScheme), unreadable \(unreadable), without a raw energy "
            + "\(read - unreadable - summary.calculations)"
    }

    /// Names, kinds, visibility.
    package static let columns = [
        Column("id", tableVisibility: .essential), Column("formula", tableVisibility: .essential), Column("adjustment"),
        Column("eV_per_atom", title: "each / eV/atom", kind: .number), Column("atoms", kind: .number, digits: 0),
        Column("total_eV", title: "total / eV", kind: .number),
        Column("given_total_eV", title: "in the file / eV", kind: .number),
        Column("oxidation_states"), Column("remarks", kind: .list, tableVisibility: .detail),
    ]

    /// One row per adjustment; one without where there is none.
    package static func rows(_ audit: CorrectionAudit) -> [[Cell]] {
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
