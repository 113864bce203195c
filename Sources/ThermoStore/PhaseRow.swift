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
    /// Standard deviation of the energy in eV/atom.
    var deviation: Double?

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
        deviation = set.energyDeviation(at: row).map { $0 + 0 }
    }

    /// The row on which a statement `StoreLayout.selectPhases` stands; nil when a value is missing.
    init?(_ row: borrowing Statement) {
        // A value of another type is converted, which the checksum then shows.
        guard let id = row.text(0), let energy = row.real(1), energy.isFinite, let origin = row.integer(5) else {
            return nil
        }
        self.id = id
        self.energy = energy
        self.origin = origin
        stable = row.integer(2)
        if let low = row.real(3), let high = row.real(4) {
            gap = BandGapRange(lowest: low, highest: high)
        }
        note = row.text(6)
        deviation = row.real(7)
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
        bytes.append(deviation == nil ? 0 : 1)
        if let deviation { LittleEndian.append(deviation.bitPattern, to: &bytes) }
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
