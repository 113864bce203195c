internal import TextFormats
internal import Chemistry

/// Answers of the OQMD's REST service: `delta_e` is the formation energy in eV/atom against OQMD's elements.
enum OQMDFormat: JSONEntryFormat {
    static let format = EntryFileFormat.oqmd
    /// The name that keeps OQMD's energies out of hulls of other data.
    static let calculationType = "OQMD"

    static func recognises(_ record: JSONRecord) -> Bool {
        record.object.has("delta_e") && (record.object.has("name") || record.object.has("composition"))
    }

    static func decode(_ record: JSONRecord, _ options: ImportOptions) throws(EntriesError) -> DecodedRecord {
        guard let energy = try record.number("delta_e") else { return .withoutEnergy }
        // `composition` is written "Al2 O3"; `name` is the reduced formula.
        guard let composition = try record.composition(agreeingAt: ["composition", "name"]) else {
            throw record.error("name", "there is no formula", "ask the service for name or composition too")
        }
        var entry = RawEntry(
            id: try record.text("entry_id").map { "oqmd-\($0)" } ?? composition.reducedFormula,
            composition: composition,
            place: record.place)
        entry.formation = energy
        entry.calculationType = calculationType
        entry.provider = "OQMD"
        if let gap = try record.number("band_gap") { entry.bandGap = BandGapRange(lowest: gap, highest: gap) }
        return .entry(entry)
    }
}
