internal import GRDB
internal import ThermoEntries

/// One row of `phases` on its way out of an `EntrySet`, into its columns, and into checksums.
struct PhaseRow {
    var id: String
    var energy: Double
    /// 1, 0, or nil while not computed.
    var stable: Int?
    var gap: BandGapRange?
    var origin: Int
    var note: String?

    /// Row `row` of a set.
    init(_ set: EntrySet, _ row: Int) {
        id = set.id(at: row)
        energy = set.energies[row]
        stable = set.hullStatus[row] == .unknown ? nil : Int(set.hullStatus[row].rawValue)
        // Minus zero does not survive SQLite; NaN is no gap.
        gap = set.bandGap(at: row).flatMap { gap in
            gap.highest.isNaN ? nil : BandGapRange(lowest: gap.lowest + 0, highest: gap.highest + 0)
        }
        origin = Int(set.columns.origins.indices[row])
        note = set.note(at: row)
    }

    /// The row under a cursor of `StoreLayout.selectPhases`; nil when a value is missing or of another type.
    init?(_ row: Row) {
        // Optional reads do not trap on NULL; a value of another type is converted, which the checksum then shows.
        guard let id = row[0] as String?, let energy = row[1] as Double?, energy.isFinite, let origin = row[5] as Int?
        else { return nil }
        self.id = id
        self.energy = energy
        self.origin = origin
        stable = row[2] as Int?
        if let low = row[3] as Double?, let high = row[4] as Double? {
            gap = BandGapRange(lowest: low, highest: high)
        }
        note = row[6] as String?
    }

    /// The status of the column.
    var hullStatus: HullStatus {
        switch stable {
        case 1: .stable
        case 0: .unstable
        default: .unknown
        }
    }

    /// What the checksum of a chemical system covers, in canonical order: everything that reaches a result.
    func appendCheckedBytes(amounts: some Sequence<UInt8>, to bytes: inout [UInt8]) {
        append(id, to: &bytes)
        LittleEndian.append(energy.bitPattern, to: &bytes)
        bytes.append(hullStatus.rawValue)
        bytes.append(gap == nil ? 0 : 1)
        if let gap {
            LittleEndian.append(gap.lowest.bitPattern, to: &bytes)
            LittleEndian.append(gap.highest.bitPattern, to: &bytes)
        }
        LittleEndian.append(UInt32(truncatingIfNeeded: origin), to: &bytes)
        bytes.append(note == nil ? 0 : 1)
        if let note { append(note, to: &bytes) }
        bytes.append(contentsOf: amounts)
    }

    private func append(_ text: String, to bytes: inout [UInt8]) {
        LittleEndian.append(UInt32(text.utf8.count), to: &bytes)
        bytes.append(contentsOf: text.utf8)
    }
}

extension EntryOrigin {
    /// What the checksum of the file covers of an origin.
    var checkedBytes: [UInt8] { Array("\(calculationType)\u{0}\(source)\u{0}".utf8) }
}
