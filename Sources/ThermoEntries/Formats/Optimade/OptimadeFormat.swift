internal import TextFormats
internal import Chemistry

/// OPTIMADE structures with the energies that providers add under their own prefix; the standard has none.
enum OptimadeFormat: JSONEntryFormat {
    static let format = EntryFileFormat.optimade

    static func recognises(_ record: JSONRecord) -> Bool {
        guard case .object = record["attributes"] else { return record.object.has("x-optimade") }
        return true
    }

    static func decode(_ record: JSONRecord, _ options: ImportOptions) throws(EntriesError) -> DecodedRecord {
        // The first line of OPTIMADE's JSON lines is about the file; calculations and references are no structures.
        guard let attributes = try record.nested("attributes") else { return .ignored }
        if let type = try record.text("type"), type != "structures" { return .ignored }
        let composition = try composition(attributes)
        let id = try record.text("id") ?? composition.reducedFormula
        let energies = try OptimadeEnergies(attributes, chosen: options.calculationType)
        switch energies.outcome {
        case .filtered(let types): return .filtered(types: types)
        case .nothing: return .withoutEnergy
        case .hullDistance(let provider, let distance):
            return .hullDistance(
                HullDistance(id: id, composition: composition, energyAboveHull: distance, provider: provider))
        case .energy(let provider, let type, let formation):
            var entry = entry(id, composition, provider, type, record.place)
            entry.formation = formation
            return .entry(entry)
        case .absolute(let provider, let type, let energy):
            var entry = entry(id, composition, provider, type, record.place)
            entry.absolute = energy
            return .entry(entry)
        }
    }

    private static func entry(
        _ id: String, _ composition: Composition, _ provider: String, _ type: String, _ place: Place
    ) -> RawEntry {
        var entry = RawEntry(id: id, composition: composition, place: place)
        entry.provider = provider
        entry.calculationType = type
        return entry
    }

    private static func composition(_ attributes: JSONRecord) throws(EntriesError) -> Composition {
        for key in ["chemical_formula_reduced", "chemical_formula_descriptive"] where attributes.object[key] != nil {
            return try attributes.composition(key).composition
        }
        throw attributes.error(
            "chemical_formula_reduced", "there is no formula", "ask the provider for chemical_formula_reduced too")
    }
}
