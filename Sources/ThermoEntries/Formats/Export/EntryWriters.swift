internal import TextFormats
internal import Chemistry

/// pymatgen ComputedEntry, one object per line; `@module` is the name that old and new versions of pymatgen know.
///
/// What ComputedEntry has no member for stands in `data`, under names with units, where there is something to say.
enum ComputedEntryWriter {
    static func object(_ phase: ExportedPhase) -> String {
        let type = phase.origin.calculationType
        let parameters = type == Provenance.unknownCalculationType ? "{}" : "{\"run_type\":\(JSONWriter.quoted(type))}"
        return
            "{\"@module\":\"pymatgen.entries.computed_entries\",\"@class\":\"ComputedEntry\",\"energy\":\(phase.totalEnergy),"
            + "\"composition\":\(phase.compositionJSON),\"entry_id\":\(JSONWriter.quoted(phase.id)),\"correction\":0.0,"
            + "\"energy_adjustments\":[],\"parameters\":\(parameters),"
            + "\"data\":{\"energy_scale\":\"\(ComputedEntryFormat.exportedScale)\",\"source\":\(JSONWriter.quoted(phase.origin.source))\(remarks(phase))}}"
    }

    /// `,"band_gap_lowest_eV":2.1,"band_gap_highest_eV":2.4,"energy_uncertainty_eV_per_atom":0.01,"flags":["doubtful-energy"]`.
    private static func remarks(_ phase: ExportedPhase) -> String {
        var text = ""
        if let gap = phase.bandGap {
            let titles = OwnCSVFormat.gapTitles
            text += ",\"\(titles.lowest)\":\(gap.lowest),\"\(titles.highest)\":\(gap.highest)"
        }
        if let deviation = phase.energyDeviation {
            text += ",\"\(ComputedEntryFormat.exportedDeviation)\":\(deviation)"
        }
        if let note = phase.note { text += ",\"flags\":[\(JSONWriter.quoted(note))]" }
        return text
    }
}

/// matterviz's phases, one object per line.
enum PhaseDataWriter {
    static func object(_ phase: ExportedPhase) -> String {
        "{\"composition\":\(phase.compositionJSON),\"energy\":\(phase.totalEnergy),\"entry_id\":\(JSONWriter.quoted(phase.id))}"
    }
}

/// pymatgen's EntrySet table, element columns by symbol.
enum EntrySetWriter {
    static func write(_ set: EntrySet, _ rows: [Int32], to output: inout some TextOutputStream) {
        let symbols = set.elements.map(\.symbol).sorted()
        output.write("Name,\(symbols.joined(separator: ",")),Energy\n")
        for phase in EntryExporter.missingElements(of: set) { output.write(line(phase, symbols)) }
        for row in rows { output.write(line(ExportedPhase(set, Int(row)), symbols)) }
    }

    private static func line(_ phase: ExportedPhase, _ symbols: [String]) -> String {
        let name = phase.id == phase.formula ? phase.formula : "\(phase.formula) \(phase.id)"
        let counts = symbols.map { symbol in String(phase.amounts.first { $0.symbol == symbol }?.count ?? 0) }
        return "\(ExportText.cell(name)),\(counts.joined(separator: ",")),\(phase.totalEnergy)\n"
    }
}

/// Our own table; columns that no phase has a value for are left out.
struct OwnCSVWriter {
    private let set: EntrySet
    private let hasGaps: Bool
    private let hasDeviations: Bool
    private let hasNotes: Bool

    static func write(_ set: EntrySet, _ rows: [Int32], to output: inout some TextOutputStream) {
        let writer = OwnCSVWriter(set)
        output.write(writer.titles.joined(separator: ",") + "\n")
        for row in rows { output.write(writer.cells(Int(row)).joined(separator: ",") + "\n") }
    }

    private init(_ set: EntrySet) {
        self.set = set
        hasGaps = set.columns.bandGaps.contains { $0.range != nil }
        hasDeviations = !set.columns.deviations.isEmpty
        hasNotes = set.columns.notes.values.contains { $0 != nil }
    }

    private var titles: [String] {
        ["id", "formula", OwnCSVFormat.formationTitle, "calculation_type", "source"]
            + (hasGaps ? [OwnCSVFormat.gapTitles.lowest, OwnCSVFormat.gapTitles.highest] : [])
            + (hasDeviations ? [OwnCSVFormat.deviationTitle] : []) + (hasNotes ? [OwnCSVFormat.noteTitle] : [])
    }

    private func cells(_ row: Int) -> [String] {
        let origin = set.origin(at: row)
        let type = origin.calculationType == Provenance.unknownCalculationType ? "" : origin.calculationType
        var cells = [
            ExportText.cell(set.id(at: row)), set.formula(at: row), "\(set.energies[row])", ExportText.cell(type),
            ExportText.cell(origin.source),
        ]
        if hasGaps {
            let gap = set.bandGap(at: row)
            cells += [gap.map { "\($0.lowest)" } ?? "", gap.map { "\($0.highest)" } ?? ""]
        }
        if hasDeviations {
            cells.append(set.energyDeviation(at: row).map { "\($0 * set.atomCount(at: row))" } ?? "")
        }
        if hasNotes { cells.append(ExportText.cell(set.note(at: row) ?? "")) }
        return cells
    }
}
