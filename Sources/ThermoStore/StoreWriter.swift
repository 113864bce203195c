internal import Chemistry
public import ThermoEntries

/// Writes a set of phases as a database file.
///
/// The file is written in one go without a journal: half of one is worthless. Callers write to a temporary name and put the
/// file in its place when it is whole.
public enum StoreWriter {
    /// Writes `set` to `path`, where no file or an empty one lies; returns what the file says about itself.
    ///
    /// - Parameters:
    ///   - set: the phases.
    ///   - name: what results print as the name of the database.
    ///   - source: file that the phases were read from, without its folder; its SHA-256 is the one of the set's provenance.
    ///   - path: where it is written; nothing or an empty file lies there.
    /// - Throws: `StoreError` of kind `unwritable` or `unusablePhase`; the file is then incomplete and cannot be opened as a database.
    /// - Complexity: O(n log n); about 10 s for a million phases.
    @discardableResult
    public static func write(
        _ set: EntrySet, name: String, source: String, to path: String
    ) throws(StoreError) -> StoreFacts {
        do {
            let database = try Connection(path: path, .writing)
            try database.execute(settings)
            return try database.transaction(.writing) { database in
                try database.execute(StoreLayout.tables)
                let facts = try insert(set, name: name, source: source, into: database)
                try database.execute(StoreLayout.indices)
                // Last, so that a file that breaks off is never taken for a database.
                try database.execute("PRAGMA user_version = \(StoreLayout.version)")
                try database.execute("PRAGMA application_id = \(StoreLayout.applicationID)")
                return facts
            }
        } catch let error as StoreError {
            throw error
        } catch {
            throw unwritable(path, reason(error))
        }
    }

    /// Half a file is thrown away, so nothing is kept to take a change back, and whoever publishes the file flushes it.
    private static let settings = """
        PRAGMA page_size = \(StoreLayout.pageSize);
        PRAGMA journal_mode = OFF;
        PRAGMA synchronous = OFF;
        PRAGMA locking_mode = EXCLUSIVE;
        """

    private static func insert(
        _ set: EntrySet, name: String, source: String, into database: Connection
    ) throws -> StoreFacts {
        var sum = Checksum()
        for (number, origin) in set.columns.origins.values.enumerated() {
            try refuseZeroBytes(origin.calculationType + origin.source, of: "origin \(number)")
            try database.execute(
                "INSERT INTO origins VALUES (?, ?, ?)",
                [.integer(number), .text(origin.calculationType), .text(origin.source)])
            sum.update(origin.checkedBytes)
        }
        let directory = try insertPhases(set, into: database)
        let block = directory.bytes
        sum.update(block)
        try database.execute("INSERT INTO contents VALUES (?)", [.blob(block)])
        let provenance = Provenance(
            name: name, version: set.provenance.version, sha256: directory.digest(of: set),
            calculationType: set.provenance.calculationType)
        let facts = StoreFacts(
            provenance: provenance, set: set, source: source, sourceSHA256: set.provenance.sha256, checksum: sum.value)
        for row in facts.rows {
            try database.execute("INSERT INTO facts VALUES (?, ?)", [.text(row.name), .text(row.value)])
        }
        return facts
    }

    /// Writes all phases; their directory.
    private static func insertPhases(_ set: EntrySet, into database: Connection) throws -> SystemDirectory {
        let insertSystem = try database.prepare(StoreLayout.insertSystem)
        let insertPhase = try database.prepare(StoreLayout.insertPhase)
        var directory = SystemDirectory()
        for (system, mask) in set.systemMasks.enumerated() {
            let rows = Int(set.systemStarts[system])..<Int(set.systemStarts[system + 1])
            var bytes: [UInt8] = []
            for number in rows {
                let row = PhaseRow(set, number)
                try refuseZeroBytes(row.id + (row.note ?? ""), of: "entry '\(row.id)'")
                let range = Int(set.starts[number])..<Int(set.starts[number + 1])
                let amounts = PackedAmounts.bytes(set.amounts[range])
                row.appendCheckedBytes(amounts: amounts, to: &bytes)
                try insertPhase.execute([
                    .integer(number), .integer(system), .text(set.formula(at: number)), .text(row.id),
                    .real(row.energy), .integer(row.stable), .real(row.gap?.lowest), .real(row.gap?.highest),
                    .integer(row.origin), .text(row.note), .real(row.deviation), .blob(amounts),
                ])
            }
            try insertSystem.execute([
                .integer(system), .text(ChemicalSystem(mask: mask).name), .integer(rows.lowerBound),
                .integer(rows.count),
            ])
            directory.append(mask: mask, phases: rows.count, checksum: Checksum.of(bytes))
        }
        return directory
    }

    /// SQLite ends a text at a zero byte, so it would not come back as it was.
    private static func refuseZeroBytes(_ text: String, of subject: String) throws {
        guard text.utf8.contains(0) else { return }
        throw StoreError(
            kind: .unusablePhase, subject: subject.replacing("\u{0}", with: "\\0"),
            message: "its id, note or source holds a zero byte, which no database file can hold",
            remedy: "take the byte out of the file")
    }

    private static func unwritable(_ path: String, _ message: String) -> StoreError {
        StoreError(
            kind: .unwritable, subject: path, message: "cannot be written: \(message)",
            remedy: "free space or choose another path; nothing was changed")
    }

    private static func reason(_ error: any Error) -> String {
        (error as? SQLiteError)?.message ?? String(describing: error)
    }
}
