internal import TextFormats
internal import Chemistry

/// qmpy's text: words between blanks, the header decides the columns, energies are formation energies in eV/atom.
///
/// qmpy drops a title that it does not know, and so moves every column behind it; here such a title is an error.
struct QmpyTextFormat: TableEntryFormat {
    static let format = EntryFileFormat.qmpyText

    private static let compositions: Set<String> = ["composition", "comp", "name"]
    private static let energies: Set<String> = ["energy", "delta_e", "delta_h", "delta_g"]
    private static let descriptions: Set<String> = ["desc", "description"]

    private let composition: Int
    private let energy: Int
    private let description: Int?

    static func recognises(_ header: TableHeader) -> Bool {
        let words = header.titles.map { $0.lowercased() }
        return !header.isDelimited && words.count >= 2 && words.contains(where: compositions.contains)
    }

    init(_ header: TableHeader, _ options: ImportOptions) throws(EntriesError) {
        try header.refuseRepeats()
        let words = header.titles.map { $0.lowercased() }
        let known = Self.compositions.union(Self.energies).union(Self.descriptions)
        if let unknown = words.first(where: { !known.contains($0) }) {
            throw header.place.error(
                .malformedFile, "unknown column \(Place.quoted(unknown))",
                "use the words composition, energy (or delta_e) and description only")
        }
        guard let composition = words.firstIndex(where: Self.compositions.contains),
            let energy = words.firstIndex(where: Self.energies.contains)
        else {
            throw header.place.error(
                .malformedFile, "there is no column of energies", "name it energy or delta_e, in eV/atom")
        }
        (self.composition, self.energy) = (composition, energy)
        description = words.firstIndex(where: Self.descriptions.contains)
    }

    func decode(_ row: TableRow) throws(EntriesError) -> DecodedRecord {
        let formula = try row.formula(composition)
        var entry = RawEntry(
            id: row.text(description) ?? row.fields[composition], composition: formula, place: row.place)
        entry.formation = try row.required(energy, "energy")
        entry.calculationType = OQMDFormat.calculationType
        entry.provider = "OQMD"
        return .entry(entry)
    }
}
