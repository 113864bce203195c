internal import CSQLite

/// A value for a question mark in a statement; nil is NULL. A number that is NaN becomes NULL too.
enum SQLiteValue {
    case integer(Int?)
    case real(Double?)
    case text(String?)
    case blob([UInt8])
}

/// A compiled statement, and the row it stands on; freed where it ends. Columns count from 0.
///
/// Reading a column takes what is there as SQLite converts it: a damaged file may hold another type than was written. NULL is nil.
struct Statement: ~Copyable {
    private let handle: OpaquePointer
    private let connection: OpaquePointer

    fileprivate init(handle: OpaquePointer, connection: OpaquePointer) {
        self.handle = handle
        self.connection = connection
    }

    /// Compiles the first statement of `sql`; the connection must stay open as long as this lives.
    init(_ sql: String, _ connection: OpaquePointer) throws(SQLiteError) {
        var handle: OpaquePointer?
        guard sqlite3_prepare_v2(connection, sql, -1, &handle, nil) == SQLITE_OK else {
            throw SQLiteError(of: connection)
        }
        // A text without a statement compiles to nothing.
        guard let handle else { throw SQLiteError(code: SQLITE_MISUSE) }
        self.init(handle: handle, connection: connection)
    }

    deinit { sqlite3_finalize(handle) }

    // MARK: - Running

    /// Sets all question marks and begins anew; `next` then gives the first row.
    func start(_ values: [SQLiteValue] = []) throws(SQLiteError) {
        sqlite3_reset(handle)
        for (index, value) in values.enumerated() {
            guard bind(value, to: Int32(index + 1)) == SQLITE_OK else { throw SQLiteError(of: connection) }
        }
    }

    /// Goes to the next row; false behind the last one.
    func next() throws(SQLiteError) -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw SQLiteError(of: connection)
        }
    }

    /// Runs a statement that returns nothing.
    func execute(_ values: [SQLiteValue]) throws(SQLiteError) {
        try start(values)
        while try next() {}
        // Without this an insertion would stay half open until the next one.
        sqlite3_reset(handle)
    }

    private func bind(_ value: SQLiteValue, to parameter: Int32) -> Int32 {
        switch value {
        case .integer(let number?): return sqlite3_bind_int64(handle, parameter, Int64(number))
        case .real(let number?): return sqlite3_bind_double(handle, parameter, number)
        case .text(var text?):
            return text.withUTF8 {
                interphase_sqlite_bind_text(handle, parameter, $0.baseAddress, UInt64($0.count))
            }
        case .blob(let bytes):
            return bytes.withUnsafeBytes {
                interphase_sqlite_bind_blob(handle, parameter, $0.baseAddress, UInt64($0.count))
            }
        case .integer(nil), .real(nil), .text(nil): return sqlite3_bind_null(handle, parameter)
        }
    }

    // MARK: - The row

    /// A column as a whole number.
    func integer(_ column: Int32) -> Int? { isNull(column) ? nil : Int(sqlite3_column_int64(handle, column)) }

    /// A column as a number.
    func real(_ column: Int32) -> Double? { isNull(column) ? nil : sqlite3_column_double(handle, column) }

    /// A column as a text; what is no UTF-8 is replaced by U+FFFD.
    func text(_ column: Int32) -> String? {
        guard let bytes = sqlite3_column_text(handle, column) else { return nil }
        let count = Int(sqlite3_column_bytes(handle, column))
        return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    /// Gives the bytes of a column, without copying them, to `body`; none for NULL.
    func withBlob<Value>(_ column: Int32, _ body: (UnsafeRawBufferPointer) throws -> Value) rethrows -> Value {
        let bytes = sqlite3_column_blob(handle, column)
        return try body(UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(handle, column))))
    }

    private func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }
}
