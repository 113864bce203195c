internal import TextFormats
internal import Chemistry
internal import ExactArithmetic

/// pymatgen's EntrySet table: name, one column per element in any order, and the total energy in eV last.
struct EntrySetFormat: TableEntryFormat {
    static let format = EntryFileFormat.entrySetCSV

    /// Titles of the last column that mean a total energy (I18).
    private static let totals: Set<String> = ["Energy", "Final energy"]

    private let elements: [Element]
    private let energyTitle: String
    private let meaning: EnergyMeaning

    static func recognises(_ header: TableHeader) -> Bool {
        header.isDelimited && header.titles.count >= 3 && header.titles[0].lowercased() == "name"
            && header.titles.dropFirst().contains { Element(symbol: $0) != nil }
    }

    init(_ header: TableHeader, _ options: ImportOptions) throws(EntriesError) {
        try header.refuseRepeats()
        var elements: [Element] = []
        for title in header.titles.dropFirst().dropLast() {
            guard let element = Element(symbol: title) else {
                throw header.place.error(
                    .malformedFile, "column \(Place.quoted(title)) is not an element",
                    "give the columns Name, one per element, and the energy last")
            }
            elements.append(element)
        }
        self.elements = elements
        energyTitle = header.titles[header.titles.count - 1]
        if Self.totals.contains(energyTitle) {
            meaning = .total
        } else if let stated = options.energyMeaning {
            meaning = stated
        } else {
            throw header.place.error(
                .unstatedUnit,
                "the last column is titled \(Place.quoted(energyTitle)), which does not say what it means",
                "title it Energy for total eV, or state the meaning: total, per-atom, formation-per-atom")
        }
    }

    func decode(_ row: TableRow) throws(EntriesError) -> DecodedRecord {
        var amounts: [(element: Element, amount: Rational)] = []
        for (index, element) in elements.enumerated() {
            guard let number = try row.number(index + 1, element.symbol) else { continue }
            guard let amount = AmountLiteral.rational(row.fields[index + 1], number) else {
                throw row.place.error(
                    .unusableEntry, "the amount of \(element.symbol) is \(number)", AmountLiteral.remedy)
            }
            amounts.append((element, amount))
        }
        let composition: Composition
        do {
            composition = try Composition(amounts)
        } catch {
            throw row.place.error(.unusableEntry, error.message, error.remedy)
        }
        try EntryName.refuseContradiction(row.fields[0], composition, row.place)
        let energy = try row.required(elements.count + 1, energyTitle)
        var entry = RawEntry(
            id: EntryName.id(in: row.fields[0], of: composition), composition: composition, place: row.place)
        switch meaning {
        case .total: entry.absolute = energy / composition.atomCount.doubleValue
        case .perAtom: entry.absolute = energy
        case .formationPerAtom: entry.formation = energy
        }
        return .entry(entry)
    }
}
