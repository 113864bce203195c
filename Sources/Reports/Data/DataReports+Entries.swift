package import Analyses
internal import Chemistry
package import Presentation
internal import TextFormats
internal import ThermoEntries
internal import ThermoSnapshot

extension DataReports {
    /// The entries of chemical systems or of compositions; `isAll` when nothing was named.
    package static func entries(
        _ subjects: SubjectRequest, isAll: Bool, in workspace: Workspace
    ) throws -> Report {
        let entries = workspace.entries
        var table = Table(
            title: "Entries of \(entries.provenance.name)", columns: listColumns, footnotes: [workspace.energyFootnote]
        )
        if subjects.areRows || isAll {
            let starts = entries.systemStarts
            for position in try workspace.systemPositions(subjects) {
                for row in starts[position]..<starts[position + 1] { table.append(listCells(Int(row), entries)) }
            }
        } else {
            let substances = try workspace.written(subjects)
            let results = Batch<[[Cell]]>(
                outcomes: substances.outcomes.map { outcome in outcome.flatMap { listRows($0, workspace) } })
            try results.refuseIfNothingIsLeft()
            table.append(results, echo: "formula")
        }
        return workspace.report("data-list", settings: [], table: table, rows: .phases)
    }

    private static let listColumns = [
        Column("formula", tableVisibility: .essential), Column("id"),
        Column(
            "formation_energy_eV_per_atom", title: "formation / eV/atom", kind: .number, digits: 4,
            tableVisibility: .essential),
        Column("calculation_type", tableVisibility: .exportOnly),
        Column("source", tableVisibility: .exportOnly),
        Column("stable"),
        Column("band_gap_lowest_eV", title: "gap from / eV", kind: .number, digits: 2),
        Column("band_gap_highest_eV", title: "to / eV", kind: .number, digits: 2),
        Column("flags", kind: .list),
        Column("doubt_eV_per_atom", title: "doubt / eV/atom", kind: .number, digits: 2),
        Column("doubt", tableVisibility: .exportOnly),
    ]

    private static func listRows(_ substance: Substance, _ workspace: Workspace) -> Result<[[Cell]], Problem> {
        let entries = workspace.entries
        let rows = entries.rows(of: substance.composition)
        guard rows.isEmpty else { return .success(rows.map { listCells($0, entries) }) }
        return .failure(
            Problem(
                substance.text,
                EntriesError(
                    kind: .noMatch, subject: substance.composition.reducedFormula,
                    message: "no entry of this composition",
                    remedy: workspace.text(
                        "see what there is with 'interphase data list \(.system) \(ChemicalSystem(substance.composition.elements).name)'"
                    ))))
    }

    private static func listCells(_ row: Int, _ entries: EntrySet) -> [Cell] {
        let status =
            switch entries.hullStatus[row] {
            case .stable: "yes"
            case .unstable: "no"
            case .unknown: "not computed"
            }
        let gap = entries.bandGap(at: row)
        let doubt =
            entries.note(at: row) == DoubtfulEnergy.note ? ThermoSnapshot.doubt(of: entries.composition(at: row)) : nil
        return [
            .text(entries.formula(at: row)), .text(entries.id(at: row)), .number(entries.energies[row]),
            .text(entries.origin(at: row).calculationType), .text(entries.origin(at: row).source), .text(status),
            .optional(gap?.lowest), .optional(gap?.highest), entries.remarks([], rows: [row]),
            .optional(doubt?.errorPerAtom), .optional(doubt.map { "\($0.name): \($0.reason)" }),
        ]
    }
}
