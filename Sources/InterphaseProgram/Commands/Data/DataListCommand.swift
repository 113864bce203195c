internal import Analyses
internal import ArgumentParser
internal import Chemistry
internal import Presentation
internal import Reports
internal import TextFormats
internal import ThermoEntries
internal import ThermoSnapshot

/// `interphase data list`: the entries of a chemical system or of compositions.
struct DataListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Entries of a chemical system, of compositions, or all.",
        discussion: """
            Entries added or left out by options are taken into account; CSV output can be read again with --entries.

              interphase data list --system Li-P-S
              interphase data list Li3PS4 LLZO --format csv
            """)

    @OptionGroup var subjects: SubjectOptions
    @OptionGroup var analysis: AnalysisOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        _ = try output.chosenFormat()
        let workspace = try Workspace(
            analysis, about: subjects.isEmpty ? .everything : try subjects.request().scope, quiet: output.quiet,
            usesIon: false)
        let entries = workspace.entries
        var table = Table(
            title: "Entries of \(entries.provenance.name)", columns: Self.columns, footnotes: [workspace.energyFootnote]
        )
        if subjects.areRows || subjects.isEmpty {
            let starts = entries.systemStarts
            for position in try workspace.systemPositions(try subjects.request()) {
                for row in starts[position]..<starts[position + 1] { table.append(Self.cells(Int(row), entries)) }
            }
        } else {
            let substances = try workspace.written(try subjects.request())
            let results = Batch<[[Cell]]>(
                outcomes: substances.outcomes.map { outcome in outcome.flatMap { Self.rows($0, entries) } })
            try results.refuseIfNothingIsLeft()
            table.append(results, echo: "formula")
        }
        try output.deliver(workspace.report("data-list", settings: [], table: table, rows: .phases))
    }

    private static let columns = [
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

    private static func rows(_ substance: Substance, _ entries: EntrySet) -> Result<[[Cell]], Problem> {
        let rows = entries.rows(of: substance.composition)
        guard rows.isEmpty else { return .success(rows.map { cells($0, entries) }) }
        return .failure(
            Problem(
                substance.text,
                EntriesError(
                    kind: .noMatch, subject: substance.composition.reducedFormula,
                    message: "no entry of this composition",
                    remedy: "see what there is with 'interphase data list --system "
                        + "\(ChemicalSystem(substance.composition.elements).name)'")))
    }

    private static func cells(_ row: Int, _ entries: EntrySet) -> [Cell] {
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
