internal import TextFormats
internal import Chemistry
internal import ExactArithmetic

/// The table of competing phases that doped writes.
///
/// `Formula,Space Group,Energy above Hull (eV/atom),Formation Energy (eV/fu),Formation Energy (eV/atom),...`; titles may be missing or
/// in another order, and the columns that mean nothing here are skipped. Unless written without rounding, energies
/// have three decimals, which is remarked.
struct DopedFormat: TableEntryFormat {
    static let format = EntryFileFormat.dopedCSV

    private static let perAtom = "Formation Energy (eV/atom)"
    private static let perFormula = "Formation Energy (eV/fu)"
    private static let known: Set<String> = [
        "", "Formula", "Space Group", "Energy above Hull (eV/atom)", perFormula, perAtom, "DFT Energy (eV/fu)",
        "DFT Energy (eV/atom)", "k-points", "Formation Energy Per Formula Unit (eV/fu)",
        "Formation Energy Per Atom (eV/atom)",
    ]

    private let formula: Int
    private let spaceGroup: Int?
    private let energy: Int
    private let title: String
    /// Column of the energy per formula unit when both are there.
    private let otherEnergy: Int?
    /// Difference in eV between the two energies that arithmetic alone explains.
    private static let tolerance = 1e-6

    static func recognises(_ header: TableHeader) -> Bool {
        header.isDelimited && header.titles.contains("Formula")
            && header.titles.contains { $0.contains("(eV/fu)") || $0.contains("(eV/atom)") }
    }

    init(_ header: TableHeader, _ options: ImportOptions) throws(EntriesError) {
        try header.refuseRepeats()
        for title in header.titles where !Self.known.contains(title) {
            throw header.place.error(
                .malformedFile, "unknown column \(Place.quoted(title))", "remove it; doped writes no such column")
        }
        let title = header.titles.contains(Self.perAtom) ? Self.perAtom : Self.perFormula
        guard let formula = header.position("Formula"), let energy = header.position(title) else {
            throw header.place.error(
                .malformedFile, "there is no formation energy", "give the column \(Self.perAtom)")
        }
        (self.formula, self.energy, self.title) = (formula, energy, title)
        spaceGroup = header.position("Space Group")
        otherEnergy = title == Self.perAtom ? header.position(Self.perFormula) : nil
    }

    func decode(_ row: TableRow) throws(EntriesError) -> DecodedRecord {
        let composition = try row.formula(formula)
        guard let value = try row.number(energy, title) else { return .withoutEnergy }
        let group = row.text(spaceGroup).map { "_\($0)" } ?? ""
        var entry = RawEntry(id: row.fields[formula] + group, composition: composition, place: row.place)
        entry.formation = title == Self.perAtom ? value : value / composition.atomCount.doubleValue
        entry.decimals = DecimalLiteral.decimals(row.fields[energy])
        try compare(value, with: row, atoms: composition.atomCount.doubleValue)
        return .entry(entry)
    }

    /// - Throws: `unusableEntry` when the energy per formula unit differs from that of its atoms by more than both can be rounded.
    private func compare(_ perAtom: Double, with row: TableRow, atoms: Double) throws(EntriesError) {
        guard let otherEnergy, let perFormula = try row.number(otherEnergy, Self.perFormula) else { return }
        let rounding = atoms * Self.rounding(row.fields[energy]) + Self.rounding(row.fields[otherEnergy])
        guard (perFormula - atoms * perAtom).magnitude > rounding + Self.tolerance else { return }
        throw row.place.error(
            .unusableEntry,
            "\(Self.perFormula) is \(row.fields[otherEnergy]), but \(Self.perAtom) is \(row.fields[energy]) for \(row.fields[formula])",
            "remove the column that is wrong")
    }

    /// Half a unit of the last digit written.
    private static func rounding(_ literal: String) -> Double {
        (0..<DecimalLiteral.decimals(literal)).reduce(0.5) { unit, _ in unit / 10 }
    }
}
