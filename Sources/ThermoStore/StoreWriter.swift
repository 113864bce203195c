internal import Chemistry
internal import Foundation
internal import GRDB
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
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            let facts = try queue.write { database in
                try database.execute(sql: StoreLayout.tables)
                let facts = try insert(set, name: name, source: source, into: database)
                try database.execute(sql: StoreLayout.indices)
                // Last, so that a file that breaks off is never taken for a database.
                try database.execute(sql: "PRAGMA user_version = \(StoreLayout.version)")
                try database.execute(sql: "PRAGMA application_id = \(StoreLayout.applicationID)")
                return facts
            }
            try queue.close()
            return facts
        } catch let error as StoreError {
            throw error
        } catch {
            throw unwritable(path, reason(error))
        }
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { database in
            for pragma in [
                "page_size = \(StoreLayout.pageSize)", "journal_mode = OFF", "synchronous = OFF",
                "locking_mode = EXCLUSIVE",
            ] {
                try database.execute(sql: "PRAGMA \(pragma)")
            }
        }
        return configuration
    }

    private static func insert(
        _ set: EntrySet, name: String, source: String, into database: Database
    ) throws -> StoreFacts {
        var sum = Checksum()
        for (number, origin) in set.columns.origins.values.enumerated() {
            try refuseZeroBytes(origin.calculationType + origin.source, of: "origin \(number)")
            try database.execute(
                sql: "INSERT INTO origins VALUES (?, ?, ?)", arguments: [number, origin.calculationType, origin.source])
            sum.update(origin.checkedBytes)
        }
        let directory = try insertPhases(set, into: database)
        let block = directory.bytes
        sum.update(block)
        try database.execute(sql: "INSERT INTO contents VALUES (?)", arguments: [Data(block)])
        let provenance = Provenance(
            name: name, version: set.provenance.version, sha256: directory.digest(of: set),
            calculationType: set.provenance.calculationType)
        let facts = StoreFacts(
            provenance: provenance, set: set, source: source, sourceSHA256: set.provenance.sha256, checksum: sum.value)
        for row in facts.rows {
            try database.execute(sql: "INSERT INTO facts VALUES (?, ?)", arguments: [row.name, row.value])
        }
        return facts
    }

    /// Writes all phases; their directory.
    private static func insertPhases(_ set: EntrySet, into database: Database) throws -> SystemDirectory {
        let insertSystem = try database.makeStatement(sql: StoreLayout.insertSystem)
        let insertPhase = try database.makeStatement(sql: StoreLayout.insertPhase)
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
                try insertPhase.execute(arguments: [
                    number, system, set.formula(at: number), row.id, row.energy, row.stable, row.gap?.lowest,
                    row.gap?.highest, row.origin, row.note, row.deviation, Data(amounts),
                ])
            }
            try insertSystem.execute(
                arguments: [system, ChemicalSystem(mask: mask).name, rows.lowerBound, rows.count])
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
        (error as? DatabaseError)?.message ?? String(describing: error)
    }
}
