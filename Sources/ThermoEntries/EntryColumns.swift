internal import TextFormats
import Chemistry

/// The rows of an `EntrySet` as flat arrays; invariants are kept by the functions that append.
///
/// Letters: n rows, k = non-zero amounts of all rows, s chemical systems. Rows of a set are in canonical order (`EntryColumns.precedes`);
/// rows on their way into a set are in any order and have no systems yet.
package struct EntryColumns: Sendable {
    /// n + 1 positions: row i owns `starts[i]..<starts[i + 1]` of the next two arrays.
    package var starts: [Int32] = [0]
    /// k atomic numbers, ascending within a row.
    package var atomicNumbers: [UInt8] = []
    /// k amounts of the reduced formula, whole numbers.
    package var amounts: [Double] = []
    /// n formation energies in eV/atom.
    package var energies: [Double] = []
    /// n hull statuses.
    package var hullStatus: [HullStatus] = []
    /// n band gaps.
    package var bandGaps: [GapColumnValue] = []
    /// n ids, an empty one for `defaultIDPrefix` + reduced formula; none at all while no row has an id of its own.
    package var explicitIDs = PackedTexts()
    /// n calculation types with their sources.
    package var origins = CategoryColumn<EntryOrigin>()
    /// n words that travel into the flags of results, nil for most rows.
    package var notes = CategoryColumn<String?>()
    /// n standard deviations of the energies in eV/atom, NaN where none is stated; empty while no row states one.
    package var deviations: [Double] = []
    /// What is measured of substances, whatever their energies come from.
    package var measured = SubstanceFacts.none
    /// Phases of the database that were not loaded since the question cannot involve them.
    package var rowsElsewhere = 0
    /// s masks, in row order.
    package var systemMasks: [UInt128] = []
    /// s + 1 row numbers.
    package var systemStarts: [Int32] = [0]
    /// What an id starts with when the source gives none, e.g. `mp-2019:`.
    package var defaultIDPrefix: String

    /// No rows.
    package init(defaultIDPrefix: String) {
        self.defaultIDPrefix = defaultIDPrefix
    }

    package var count: Int { energies.count }

    /// Where row `row` lies in `atomicNumbers` and `amounts`.
    package func range(_ row: Int) -> Range<Int> { Int(starts[row])..<Int(starts[row + 1]) }

    /// The id that row `row` was given, nil when it is made of prefix and formula.
    package func explicitID(_ row: Int) -> String? {
        explicitIDs.isEmpty || explicitIDs.isEmpty(at: row) ? nil : explicitIDs[row]
    }

    /// Makes room for `rows` rows with `terms` amounts.
    package mutating func reserve(rows: Int, terms: Int) {
        starts.reserveCapacity(rows + 1)
        atomicNumbers.reserveCapacity(terms)
        amounts.reserveCapacity(terms)
        energies.reserveCapacity(rows)
        hullStatus.reserveCapacity(rows)
        bandGaps.reserveCapacity(rows)
        origins.reserve(rows)
        notes.reserve(rows)
    }

    /// Appends one entry; systems are not touched.
    /// - Throws: `amountTooLarge` when its amounts are no whole numbers below 2^53.
    mutating func append(_ entry: Entry) throws(EntriesError) {
        try append(
            id: entry.id, entry.composition, energy: entry.formationEnergyPerAtom, bandGap: entry.bandGap)
        setDeviation(entry.energyDeviation)
        origins.append(entry.origin)
        notes.append(entry.note)
    }

    /// Appends a row but for its origin and its note, which whoever calls this adds.
    mutating func append(
        id: String, _ composition: Composition, energy: Double, bandGap: BandGapRange?
    ) throws(EntriesError) {
        guard let unit = FormulaUnit(composition) else {
            throw EntriesError(
                kind: .amountTooLarge, subject: "entry '\(id)'",
                message: "its amounts become larger than 2^53 in whole numbers",
                remedy: "write the amounts with fewer digits or as fractions such as 1/3")
        }
        atomicNumbers.append(contentsOf: unit.atomicNumbers)
        amounts.append(contentsOf: unit.amounts)
        starts.append(Int32(atomicNumbers.count))
        energies.append(energy)
        hullStatus.append(.unknown)
        bandGaps.append(GapColumnValue(bandGap))
        explicitIDs.append(id)
    }

    /// States the standard deviation of the last row's energy in eV/atom.
    package mutating func setDeviation(_ deviation: Double?) {
        guard deviation != nil || !deviations.isEmpty else { return }
        deviations.append(contentsOf: repeatElement(.nan, count: count - 1 - deviations.count))
        deviations.append(deviation ?? .nan)
    }

    /// Standard deviation of the energy of row `row` in eV/atom, where one is stated.
    package func deviation(_ row: Int) -> Double? {
        guard deviations.indices.contains(row), !deviations[row].isNaN else { return nil }
        return deviations[row]
    }

    /// Derives the systems from the rows.
    ///
    /// - Complexity: O(k).
    mutating func rebuildSystems() {
        systemMasks.removeAll(keepingCapacity: true)
        systemStarts.removeAll(keepingCapacity: true)
        for row in 0..<count {
            var mask: UInt128 = 0
            for position in range(row) { mask |= ChemicalSystem.bit(atomicNumbers[position]) }
            if mask != systemMasks.last {
                systemMasks.append(mask)
                systemStarts.append(Int32(row))
            }
        }
        systemStarts.append(Int32(count))
    }
}

/// A band gap range as two numbers without a tag, since the column is copied for every set; NaN inside stands for "not known".
package struct GapColumnValue: Sendable {
    private let lowest: Double
    private let highest: Double

    package init(_ range: BandGapRange?) {
        lowest = range?.lowest ?? .nan
        highest = range?.highest ?? .nan
    }

    package var range: BandGapRange? { lowest.isNaN ? nil : BandGapRange(lowest: lowest, highest: highest) }
}
