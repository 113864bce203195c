import Chemistry

/// The rows of an `EntrySet` as flat arrays; invariants are kept by the functions that append.
///
/// Letters: n rows, k = non-zero amounts of all rows, s chemical systems. Rows are in canonical order (`RowKey`).
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
    /// n ids, nil for `defaultIDPrefix` + reduced formula; empty while no row has an id of its own.
    package var explicitIDs: [String?] = []
    /// n positions in `origins`.
    package var originIndices: [UInt16] = []
    /// Notes of the few rows that have one.
    package var notes: [Int: String] = [:]
    /// Calculation types and sources that rows refer to.
    package var origins: [EntryOrigin] = []
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

    /// No rows, with the origins and everything else that does not belong to rows.
    var withoutRows: EntryColumns {
        var empty = EntryColumns(defaultIDPrefix: defaultIDPrefix)
        empty.origins = origins
        empty.rowsElsewhere = rowsElsewhere
        return empty
    }

    /// Where row `row` lies in `atomicNumbers` and `amounts`.
    package func range(_ row: Int) -> Range<Int> { Int(starts[row])..<Int(starts[row + 1]) }

    /// Makes room for `rows` rows with `terms` amounts.
    package mutating func reserve(rows: Int, terms: Int) {
        starts.reserveCapacity(rows + 1)
        atomicNumbers.reserveCapacity(terms)
        amounts.reserveCapacity(terms)
        energies.reserveCapacity(rows)
        hullStatus.reserveCapacity(rows)
        bandGaps.reserveCapacity(rows)
        originIndices.reserveCapacity(rows)
    }

    /// Position of `origin` in `origins`, added when it is new.
    package mutating func index(of origin: EntryOrigin) -> UInt16 {
        if let known = origins.firstIndex(of: origin) { return UInt16(known) }
        // More origins than a 16-bit column can tell apart share the last place; every file is one origin.
        guard origins.count < Int(UInt16.max) else { return UInt16.max - 1 }
        origins.append(origin)
        return UInt16(origins.count - 1)
    }

    /// Appends rows `rows` of `other`, which has the same `origins` at the front; systems are not touched.
    mutating func append(_ rows: Range<Int>, of other: EntryColumns) {
        guard !rows.isEmpty else { return }
        let terms = Int(other.starts[rows.lowerBound])..<Int(other.starts[rows.upperBound])
        let shift = Int32(atomicNumbers.count - terms.lowerBound)
        let firstNew = count
        starts.append(contentsOf: other.starts[(rows.lowerBound + 1)...rows.upperBound].lazy.map { $0 + shift })
        atomicNumbers.append(contentsOf: other.atomicNumbers[terms])
        amounts.append(contentsOf: other.amounts[terms])
        energies.append(contentsOf: other.energies[rows])
        hullStatus.append(contentsOf: other.hullStatus[rows])
        bandGaps.append(contentsOf: other.bandGaps[rows])
        appendIDs(rows, of: other)
        originIndices.append(contentsOf: other.originIndices[rows])
        for (row, note) in other.notes where rows.contains(row) { notes[firstNew + row - rows.lowerBound] = note }
    }

    /// Appends one new row; systems are not touched.
    mutating func append(_ row: NewRow) {
        if let note = row.note { notes[count] = note }
        atomicNumbers.append(contentsOf: row.key.atomicNumbers)
        amounts.append(contentsOf: row.key.amounts)
        starts.append(Int32(atomicNumbers.count))
        energies.append(row.key.energy)
        hullStatus.append(.unknown)
        bandGaps.append(GapColumnValue(row.bandGap))
        explicitIDs.append(contentsOf: repeatElement(nil, count: count - 1 - explicitIDs.count))
        explicitIDs.append(row.key.id)
        originIndices.append(index(of: row.origin))
    }

    private mutating func appendIDs(_ rows: Range<Int>, of other: EntryColumns) {
        guard !(explicitIDs.isEmpty && other.explicitIDs.isEmpty) else { return }
        explicitIDs.append(contentsOf: repeatElement(nil, count: count - rows.count - explicitIDs.count))
        if other.explicitIDs.isEmpty {
            explicitIDs.append(contentsOf: repeatElement(nil, count: rows.count))
        } else {
            explicitIDs.append(contentsOf: other.explicitIDs[rows])
        }
    }

    /// The id that row `row` was given, nil when it is made of prefix and formula.
    package func explicitID(_ row: Int) -> String? { explicitIDs.isEmpty ? nil : explicitIDs[row] }

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
