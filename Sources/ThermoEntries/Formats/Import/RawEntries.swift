internal import TextFormats
internal import Chemistry

/// What the entries of a file share: few different ones in a file, each stored once.
struct RawOrigin: Sendable, Hashable {
    /// Empty when the file does not say.
    var calculationType: String
    /// Whose elements a formation energy refers to; empty for the user's own files.
    let provider: String
    /// Where the entry comes from, when the file says it; else the file.
    let source: String?
    let note: String?
    /// Whether a scheme has found the Materials Project's settings behind the energies.
    var hasStandardSettings = false
}

/// The entries of a file until references and checks across entries make phases of them, in columns: a file of millions of entries is
/// held with about a hundred bytes for each.
struct RawEntries: Sendable {
    /// Ids, compositions and band gaps; energies are the absolute ones in eV/atom, NaN where there is none.
    private(set) var rows: EntryColumns
    /// Formation energies in eV/atom against the provider's elements, NaN where there is none.
    private(set) var formationEnergies: [Double] = []
    /// What several entries share.
    private(set) var origins = CategoryColumn<RawOrigin>()
    private var lines: [Int32] = []
    /// Paths up to their last list position, which most entries of a file share: `$.entries`.
    private var listPaths = CategoryColumn<String>()
    /// Position in the list, -1 without one.
    private var listPositions: [Int32] = []
    private let file: String

    /// No entries yet.
    init(file: String) {
        self.file = file
        rows = EntryColumns(defaultIDPrefix: file + ":")
    }

    var count: Int { rows.count }

    /// Takes in an entry.
    /// - Throws: `amountTooLarge`.
    mutating func append(_ entry: RawEntry) throws(EntriesError) {
        try rows.append(
            id: entry.id, entry.composition, energy: entry.absolute ?? .nan, bandGap: entry.bandGap)
        rows.setDeviation(entry.energyDeviation)
        formationEnergies.append(entry.formation ?? .nan)
        origins.append(
            RawOrigin(
                calculationType: entry.calculationType, provider: entry.provider, source: entry.source,
                note: entry.note,
                hasStandardSettings: entry.hasStandardSettings))
        lines.append(Int32(clamping: entry.place.line))
        let (path, position) = Self.split(entry.place.path)
        listPaths.append(path)
        listPositions.append(position)
    }

    /// Id of entry `row`.
    func id(_ row: Int) -> String { rows.explicitIDs[row] }

    /// Absolute energy of entry `row` in eV/atom, corrections included.
    func absolute(_ row: Int) -> Double? { rows.energies[row].isNaN ? nil : rows.energies[row] }

    /// Formation energy of entry `row` in eV/atom.
    func formation(_ row: Int) -> Double? { formationEnergies[row].isNaN ? nil : formationEnergies[row] }

    /// The element of entry `row`, nil for a compound.
    func element(_ row: Int) -> Element? {
        let range = rows.range(row)
        return range.count == 1 ? Element(atomicNumber: Int(rows.atomicNumbers[range.lowerBound])) : nil
    }

    /// Where entry `row` stands in the file.
    func place(_ row: Int) -> Place {
        let position = listPositions[row]
        return Place(
            file: file, line: Int(lines[row]), path: listPaths[row] + (position < 0 ? "" : "[\(position)]"))
    }

    /// Gives the entries other origins, each different one once.
    mutating func mapOrigins(_ transform: (RawOrigin) -> RawOrigin) { origins = origins.mapValues(transform) }

    /// Keeps the entries for which `isKept` is true.
    mutating func keep(where isKept: (Int) -> Bool) {
        let kept = (0..<count).filter(isKept)
        guard kept.count < count else { return }
        rows = rows.selecting(kept)
        formationEnergies = kept.map { formationEnergies[$0] }
        origins = origins.selecting(kept)
        lines = kept.map { lines[$0] }
        listPaths = listPaths.selecting(kept)
        listPositions = kept.map { listPositions[$0] }
    }

    /// The rows with `energies` as their formation energies; origins and notes are those of the entries.
    consuming func phases(energies: [Double]) -> EntryColumns {
        let file = file
        rows.energies = energies
        rows.origins = origins.mapValues {
            EntryOrigin(calculationType: $0.calculationType, source: $0.source ?? file)
        }
        rows.notes = origins.mapValues(\.note)
        return rows
    }

    /// `$.entries[12]` in its two parts.
    private static func split(_ path: String) -> (path: String, position: Int32) {
        guard path.utf8.last == UInt8(ascii: "]"), let bracket = path.lastIndex(of: "["),
            let position = Int32(path[path.index(after: bracket)...].dropLast()), position >= 0
        else { return (path, -1) }
        return (String(path[..<bracket]), position)
    }
}
