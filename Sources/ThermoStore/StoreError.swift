/// Why a database file cannot be opened, read or written; names the file and says how to mend it.
public struct StoreError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What went wrong, for callers that branch on it.
    public enum Kind: String, Sendable {
        /// A file that is missing, a folder, or not permitted.
        case unreadable
        /// A file that is no SQLite database.
        case notADatabase
        /// A SQLite database of another program.
        case foreignDatabase
        /// A database of another layout than this release's.
        case otherVersion
        /// Content that differs from what was written: cut off, overwritten, incomplete.
        case damaged
        /// A phase that no database file can hold; the subject names it.
        case unusablePhase
        /// A database that could not be written; nothing is left of it.
        case unwritable
    }

    /// The case, stable across releases.
    public let kind: Kind
    /// The path of the file, or the phase.
    public let subject: String
    /// The cause, without the subject.
    public let message: String
    /// What the user can do about it.
    public let remedy: String

    /// Puts the four parts together; `message` and `remedy` are clauses without a full stop.
    public init(kind: Kind, subject: String, message: String, remedy: String) {
        self.kind = kind
        self.subject = subject
        self.message = message
        self.remedy = remedy
    }

    /// One line: subject, cause, remedy.
    public var description: String { "\(subject): \(message); \(remedy)" }

    /// Content that is not what was written, with the way out that all such errors share.
    static func damaged(_ path: String, _ message: String) -> StoreError {
        StoreError(
            kind: .damaged, subject: path, message: "the database is damaged: \(message)",
            remedy: "make it again with 'interphase data import', or take it from a backup")
    }
}
