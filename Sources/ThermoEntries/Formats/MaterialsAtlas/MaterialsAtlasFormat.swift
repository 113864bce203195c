internal import TextFormats
internal import Chemistry
internal import ExactArithmetic

/// The candidates of materialsatlas.org's phase diagram generator: a formula and any of its energies, in eV.
///
/// The service defines `formation_energy` and `energy_per_atom` per atom and `total_energy` for the formula; `energy` means what the
/// user chooses there, so its meaning has to be told here too.
struct MaterialsAtlasFormat: TableEntryFormat {
    static let format = EntryFileFormat.materialsAtlas

    private static let formulas = ["formula", "composition"]
    private static let formations = ["formation_energy", "formation_energy_per_atom"]
    private static let perAtom = "energy_per_atom"
    private static let total = "total_energy"
    private static let unstated = "energy"
    private static let energies = formations + [perAtom, total, unstated]
    /// Largest difference in eV/atom between a total and an energy per atom of the same row, which may be rounded.
    private static let agreement = 1e-3

    private let header: TableHeader
    private let formula: Int
    private let meaning: EnergyMeaning?

    static func recognises(_ header: TableHeader) -> Bool {
        header.isDelimited && header.titles.allSatisfy((formulas + energies).contains)
            && header.titles.contains(where: formulas.contains) && header.titles.contains(where: energies.contains)
    }

    init(_ header: TableHeader, _ options: ImportOptions) throws(EntriesError) {
        try header.refuseRepeats()
        for title in header.titles where !(Self.formulas + Self.energies).contains(title) {
            throw header.place.error(
                .malformedFile, "unknown column \(Place.quoted(title))",
                "use formula and any of \(Self.energies.joined(separator: ", ")), or the titles of our own table")
        }
        let positions = Self.formulas.compactMap(header.position)
        guard let formula = positions.first, positions.count == 1 else {
            throw header.place.error(.malformedFile, "there are two columns of formulas", "keep formula")
        }
        if header.titles.contains(Self.unstated) && options.energyMeaning == nil {
            throw header.place.error(
                .unstatedUnit, "the title 'energy' does not say what the numbers mean",
                "state it (\(EnergyMeaning.allCases.map(\.rawValue).joined(separator: ", "))), or use \(Self.perAtom), "
                    + "\(Self.total) or \(Self.formations[0])")
        }
        (self.header, self.formula, meaning) = (header, formula, options.energyMeaning)
    }

    func decode(_ row: TableRow) throws(EntriesError) -> DecodedRecord {
        let composition = try row.formula(formula)
        let atoms = composition.atomCount.doubleValue
        var entry = RawEntry(id: row.fields[formula], composition: composition, place: row.place)
        for title in Self.formations where entry.formation == nil { entry.formation = try number(row, title) }
        entry.absolute = try number(row, Self.perAtom)
        if let total = try number(row, Self.total) {
            if let perAtom = entry.absolute, (perAtom - total / atoms).magnitude > Self.agreement {
                throw row.place.error(
                    .unusableEntry,
                    "\(Self.total) \(total) eV over \(atoms) atoms is not the \(Self.perAtom) of \(perAtom) eV",
                    "remove the one that is wrong; a total belongs to the formula as written")
            }
            entry.absolute = total / atoms
        }
        if let value = try number(row, Self.unstated) { take(value, atoms, &entry) }
        return entry.absolute == nil && entry.formation == nil ? .withoutEnergy : .entry(entry)
    }

    private func take(_ value: Double, _ atoms: Double, _ entry: inout RawEntry) {
        switch meaning {
        case .total: entry.absolute = entry.absolute ?? value / atoms
        case .perAtom: entry.absolute = entry.absolute ?? value
        case .formationPerAtom: entry.formation = entry.formation ?? value
        case nil: break
        }
    }

    private func number(_ row: TableRow, _ title: String) throws(EntriesError) -> Double? {
        guard let position = header.position(title) else { return nil }
        return try row.number(position, title)
    }
}
