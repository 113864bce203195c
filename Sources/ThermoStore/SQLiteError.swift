internal import CSQLite

/// What SQLite says when a call fails.
struct SQLiteError: Error, Equatable, CustomStringConvertible {
    /// SQLite's extended result code, for instance 522 (`SQLITE_IOERR_SHORT_READ`); its lowest byte is the primary code.
    let code: Int32
    /// SQLite's own words, in English.
    let message: String

    /// The last failure of a connection.
    init(of handle: OpaquePointer) {
        code = sqlite3_extended_errcode(handle)
        message = String(cString: sqlite3_errmsg(handle))
    }

    /// A failure that no connection remembers.
    init(code: Int32) {
        self.code = code
        message = sqlite3_errstr(code).map { String(cString: $0) } ?? "error \(code)"
    }

    var description: String { "\(message) (SQLite \(code))" }
}
