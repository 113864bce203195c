internal import Chemistry
internal import ThermoEntries

/// Turns rows of `phases` into the columns of a set, one chemical system after the other.
struct PhaseLoader {
    private let path: String
    private let facts: StoreFacts
    private var columns: EntryColumns
    /// Bytes of the system that is being read; kept for its storage.
    private var checked: [UInt8] = []

    init(path: String, facts: StoreFacts, origins: [EntryOrigin]) {
        self.path = path
        self.facts = facts
        columns = EntryColumns(defaultIDPrefix: facts.provenance.name + ":")
        columns.origins = CategoryColumn(values: origins)
    }

    mutating func reserve(_ rows: Int) {
        // Four elements a phase is the usual number; more only costs a copy.
        columns.reserve(rows: rows, terms: 4 * rows)
        columns.explicitIDs.reserve(rows)
    }

    /// Reads the phases of one system from the rows of `StoreLayout.selectPhases` and compares them with its checksum.
    /// - Throws: `StoreError` of kind `damaged`, or what SQLite says.
    mutating func take(_ system: Int, _ directory: SystemDirectory, from rows: borrowing Statement) throws {
        let mask = directory.masks[system]
        let elements = ChemicalSystem.atomicNumbers(mask: mask)
        checked.removeAll(keepingCapacity: true)
        for _ in directory.starts[system]..<directory.starts[system + 1] {
            guard try rows.next(), let phase = PhaseRow(rows),
                columns.origins.values.indices.contains(phase.origin)
            else { throw damaged(mask) }
            let count = rows.withBlob(8) { packed in
                phase.appendCheckedBytes(amounts: packed, to: &checked)
                return PackedAmounts.unpack(packed, into: &columns.amounts)
            }
            guard count == elements.count else { throw damaged(mask) }
            columns.atomicNumbers.append(contentsOf: elements)
            append(phase)
        }
        guard Checksum.of(checked) == directory.checksums[system] else { throw damaged(mask) }
        columns.systemMasks.append(mask)
        columns.systemStarts.append(Int32(columns.count))
    }

    /// Everything that was taken.
    func set() -> EntrySet {
        var columns = columns
        columns.rowsElsewhere = facts.phases - columns.count
        return EntrySet(provenance: facts.provenance, columns: columns)
    }

    private mutating func append(_ phase: PhaseRow) {
        columns.starts.append(Int32(columns.atomicNumbers.count))
        columns.energies.append(phase.energy)
        columns.hullStatus.append(phase.hullStatus)
        columns.bandGaps.append(GapColumnValue(phase.gap))
        columns.setDeviation(phase.deviation)
        columns.explicitIDs.append(phase.id)
        columns.origins.append(position: phase.origin)
        columns.notes.append(phase.note)
    }

    private func damaged(_ mask: UInt128) -> StoreError {
        .damaged(path, "the phases of \(ChemicalSystem(mask: mask).name) are not what was written")
    }
}
