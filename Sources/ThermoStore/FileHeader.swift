internal import TextFormats
internal import ThermoEntries

/// The first 100 bytes of a SQLite file, read without SQLite: tells apart what is no database, a foreign one, and one cut off.
struct FileHeader {
    static let magic = Array("SQLite format 3\u{0}".utf8)
    private static let length = 100

    private let path: String
    private let bytes: [UInt8]
    private let fileSize: Int

    /// - Throws: `StoreError` of kind `unreadable` for a file that is missing, a folder, a pipe, or not permitted.
    init(path: String) throws(StoreError) {
        self.path = path
        if let refusal = RegularFile.refusal(of: path) {
            throw Self.unreadable(path, refusal.message, refusal.remedy)
        }
        guard let file = OpenFile(path: path) else {
            throw Self.unreadable(path, "it cannot be read", "check its permissions")
        }
        bytes = (try? file.bytes(upTo: Self.length)) ?? []
        fileSize = RegularFile.size(of: path)
    }

    /// Whether the file is one of SQLite's.
    var isSQLite: Bool { bytes.starts(with: Self.magic) }

    /// Compares program, version and length with what this release writes.
    func check() throws(StoreError) {
        guard isSQLite else {
            throw StoreError(
                kind: .notADatabase, subject: path,
                message: fileSize == 0 ? "it is empty, not a database file" : "it is no SQLite file",
                remedy: "make a database with 'interphase data import IN OUT.sqlite'")
        }
        guard bytes.count == Self.length else { throw .damaged(path, "the file ends after \(fileSize) bytes") }
        guard number(at: 68) == StoreLayout.applicationID else {
            throw StoreError(
                kind: .foreignDatabase, subject: path, message: "it is a SQLite file of another program",
                remedy: "make a database with 'interphase data import IN OUT.sqlite'")
        }
        let version = number(at: 60)
        guard version == StoreLayout.version || version == 0 else {
            throw StoreError(
                kind: .otherVersion, subject: path,
                message: "it has layout \(version), this release reads layout \(StoreLayout.version)",
                remedy: "use the release that wrote it, or import the data again")
        }
        let size = Int(bytes[16]) << 8 | Int(bytes[17])
        let whole = (size == 1 ? 65_536 : size) * Int(number(at: 28))
        guard version > 0, whole == fileSize else {
            throw .damaged(path, "the file has \(fileSize) bytes instead of \(whole)")
        }
    }

    /// Big-endian, as SQLite writes it.
    private func number(at offset: Int) -> UInt32 {
        bytes[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }

    private static func unreadable(_ path: String, _ message: String, _ remedy: String) -> StoreError {
        StoreError(kind: .unreadable, subject: path, message: message, remedy: remedy)
    }
}
