internal import TextFormats
internal import Chemistry
internal import ExactArithmetic

/// Documents of the Materials Project's thermo route, of one thermo type per set.
enum ThermoDocumentFormat: JSONEntryFormat {
    static let format = EntryFileFormat.thermoDocument
    /// The values of `thermo_type`.
    private static let types = ["GGA_GGA+U", "GGA_GGA+U_R2SCAN", "R2SCAN", "UNKNOWN"]

    static func recognises(_ record: JSONRecord) -> Bool {
        let object = record.object
        return object.has("thermo_type") || object.has("thermo_id")
            || (object.has("material_id") && (object.has("energy_per_atom") || object.has("formation_energy_per_atom")))
    }

    static func decode(_ record: JSONRecord, _ options: ImportOptions) throws(EntriesError) -> DecodedRecord {
        let type = try record.text("thermo_type") ?? ""
        if let chosen = options.calculationType, !EntrySources.isSame(type, chosen) {
            return .filtered(types: [type])
        }
        guard type.isEmpty || types.contains(EntrySources.canonical(type)) else {
            throw record.error(
                "thermo_type", "\(Place.quoted(type)) is no thermo type", "give one of \(types.joined(separator: ", "))"
            )
        }
        let composition = try composition(record)
        let id = try record.text("material_id") ?? composition.reducedFormula
        var entry = RawEntry(id: id, composition: composition, place: record.place)
        entry.calculationType = type
        entry.provider = "Materials Project"
        entry.formation = try record.number("formation_energy_per_atom")
        entry.absolute = try record.number("energy_per_atom")
        if options.corrections == .mp2011, let used = try rawEntry(record), used.object.has("composition") {
            // The energies beside it carry the corrections of 2020; the calculation itself can be corrected anew.
            let calculation = try ComputedEntryFormat.calculation(
                used, id: id, try used.composition("composition"))
            entry.calculation = calculation
            entry.formation = nil
            entry.absolute =
                (calculation.energy + calculation.givenCorrection) / calculation.composition.atomCount.doubleValue
        }
        if entry.absolute == nil { entry.absolute = try usedEntry(record) }
        return entry.formation == nil && entry.absolute == nil ? .withoutEnergy : .entry(entry)
    }

    private static func composition(_ record: JSONRecord) throws(EntriesError) -> Composition {
        guard
            let composition = try record.composition(
                agreeingAt: ["composition_reduced", "composition", "formula_pretty"])
        else {
            throw record.error(
                "composition_reduced", "there is no composition",
                "ask the service for composition_reduced or formula_pretty too")
        }
        return composition
    }

    /// The calculation named by `energy_type`, or the only one.
    private static func rawEntry(_ record: JSONRecord) throws(EntriesError) -> JSONRecord? {
        guard let entries = try record.nested("entries") else { return nil }
        let named = try record.text("energy_type")
        return try entries.nested(named ?? (entries.object.members.count == 1 ? entries.object.members[0].key : ""))
    }

    /// The corrected energy per atom of the calculation named by `energy_type`, or of the only one.
    private static func usedEntry(_ record: JSONRecord) throws(EntriesError) -> Double? {
        guard let entry = try rawEntry(record), let energy = try entry.number("energy") else { return nil }
        let correction = try AdjustmentList.decode(entry).reduce(0) { $0 + $1.value }
        let atoms =
            entry.object.has("composition")
            ? try entry.composition("composition").composition.atomCount.doubleValue : try record.number("nsites")
        guard let atoms, atoms > 0 else { return nil }
        return (energy + correction) / atoms
    }
}
