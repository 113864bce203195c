internal import TextFormats
internal import Chemistry
internal import ExactArithmetic

/// pydefect's `composition_energies.yaml`: total energies in eV of the formulas as written, `MgO1` or `H4O2`.
enum PydefectFormat: JSONEntryFormat {
    static let format = EntryFileFormat.pydefect
    /// Member under which the reader of the file hands over the formula.
    static let formulaKey = "<composition>"

    static func recognises(_ record: JSONRecord) -> Bool { record.object.has(formulaKey) }

    static func decode(_ record: JSONRecord, _ options: ImportOptions) throws(EntriesError) -> DecodedRecord {
        let text = try record.text(formulaKey) ?? ""
        let composition: Composition
        do {
            composition = try FormulaParser.parse(text).composition
        } catch {
            throw record.place.error(.unusableEntry, "formula \(Place.quoted(text)): \(error.message)", error.remedy)
        }
        for member in record.object.members where ![formulaKey, "energy", "source"].contains(member.key) {
            throw record.error(
                member.key, "pydefect writes no \(Place.quoted(member.key))", "keep energy and source only")
        }
        var entry = RawEntry(id: text, composition: composition, place: record.place)
        entry.absolute = try record.required("energy") / composition.atomCount.doubleValue
        entry.source = try record.text("source")
        return .entry(entry)
    }
}
