internal import CSQLite
internal import Synchronization

/// An open database file, closed when nobody holds it any more.
///
/// SQLite's own defaults hold: foreign keys are not enforced, and a file that another process has locked is an error at once. Paths are
/// taken as they are.
final class Connection: Sendable {
    /// Whether the file is read, or made where there is none.
    enum Mode {
        case reading, writing

        fileprivate var flags: Int32 {
            switch self {
            case .reading: SQLITE_OPEN_READONLY
            case .writing: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            }
        }
    }

    /// Used by one thread at a time: the one in `transaction`, or the only one that knows a connection that was just made.
    nonisolated(unsafe) private let handle: OpaquePointer
    private let turn = Mutex(())

    /// Opens a file. SQLite reads it no sooner than the first statement needs it.
    init(path: String, _ mode: Mode) throws(SQLiteError) {
        var handle: OpaquePointer?
        // No mutex inside SQLite: `turn` is one.
        let code = sqlite3_open_v2(path, &handle, mode.flags | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK, let handle else {
            // A connection that could not be opened takes memory all the same.
            sqlite3_close_v2(handle)
            throw SQLiteError(code: code == SQLITE_OK ? SQLITE_NOMEM : code)
        }
        sqlite3_extended_result_codes(handle, 1)
        self.handle = handle
    }

    deinit { sqlite3_close_v2(handle) }

    /// Runs statements that return nothing, separated by semicolons.
    func execute(_ sql: String) throws(SQLiteError) {
        guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw SQLiteError(of: handle) }
    }

    /// Runs one statement with values for its question marks.
    func execute(_ sql: String, _ values: [SQLiteValue]) throws(SQLiteError) {
        let statement = try prepare(sql)
        try statement.execute(values)
    }

    /// Compiles one statement; it is freed where it ends.
    func prepare(_ sql: String) throws(SQLiteError) -> Statement { try Statement(sql, handle) }

    /// Runs `body` while no other thread uses the connection, as one transaction: all of its reading sees the same state, and all of its
    /// writing stays or none of it. Must not be called inside `body`.
    /// - Throws: what `body` throws, or `SQLiteError`.
    func transaction<Value: Sendable>(_ mode: Mode, _ body: (Connection) throws -> Value) throws -> Value {
        try turn.withLock { _ in
            try execute(mode == .reading ? "BEGIN" : "BEGIN IMMEDIATE")
            do {
                let value = try body(self)
                try execute("COMMIT")
                return value
            } catch {
                // Fails where SQLite has rolled back already; the first error is the one to tell.
                try? execute("ROLLBACK")
                throw error
            }
        }
    }
}
