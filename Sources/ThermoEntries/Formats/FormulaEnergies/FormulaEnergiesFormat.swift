internal import TextFormats
internal import Chemistry
internal import ExactArithmetic

/// An object from formula to energy, or to a list of energies of which the user picks one; the unit has to be told.
enum FormulaEnergiesFormat: JSONEntryFormat {
    static let format = EntryFileFormat.formulaEnergies
    /// Members under which the stream hands over one pair.
    static let formulaKey = "<formula>"
    static let energyKey = "<energies>"

    static func recognises(_ record: JSONRecord) -> Bool { record.object.has(formulaKey) }

    static func decode(_ record: JSONRecord, _ options: ImportOptions) throws(EntriesError) -> DecodedRecord {
        guard let meaning = options.energyMeaning else {
            throw record.place.error(
                .unstatedUnit, "the file does not say what its energies mean",
                "state it: \(EnergyMeaning.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        let text = try record.text(formulaKey) ?? ""
        let composition: Composition
        do {
            composition = try FormulaParser.parse(text).composition
        } catch {
            throw record.place.error(.unusableEntry, "formula \(Place.quoted(text)): \(error.message)", error.remedy)
        }
        guard let value = try energy(record, options) else { return .withoutEnergy }
        var entry = RawEntry(id: text, composition: composition, place: record.place)
        switch meaning {
        case .total: entry.absolute = value / composition.atomCount.doubleValue
        case .perAtom: entry.absolute = value
        case .formationPerAtom: entry.formation = value
        }
        return .entry(entry)
    }

    private static func energy(_ record: JSONRecord, _ options: ImportOptions) throws(EntriesError) -> Double? {
        guard case .array(let list) = record[energyKey] else { return try record.number(energyKey) }
        let position = options.energyPosition ?? (list.count == 1 ? 1 : nil)
        guard let position else {
            throw record.place.error(
                .unstatedChoice, "there are \(list.count) energies and no choice between them",
                "choose one by its position, counted from 1")
        }
        guard list.indices.contains(position - 1) else {
            throw record.place.error(
                .unusableEntry, "there is no energy number \(position), only \(list.count)", "choose another")
        }
        return list[position - 1] == .null ? nil : try record.number(list[position - 1], at: ["[\(position - 1)]"])
    }
}
