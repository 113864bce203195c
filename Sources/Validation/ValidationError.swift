/// Why a file of published facts cannot be read, and how to mend it.
public struct ValidationError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What went wrong.
    public enum Kind: String, Sendable, Equatable {
        /// A column that the comparison needs is not in the header.
        case missingColumn
        /// A record holds more or fewer fields than the header, or a quote is left open.
        case damagedRecord
        /// A field does not hold what its column is for.
        case badField
    }

    /// What went wrong.
    public let kind: Kind
    /// File and line, or file and column.
    public let subject: String
    /// The cause.
    public let message: String
    /// How to mend it.
    public let remedy: String

    init(_ kind: Kind, subject: String, message: String, remedy: String) {
        self.kind = kind
        self.subject = subject
        self.message = message
        self.remedy = remedy
    }

    /// One line: subject, cause, remedy.
    public var description: String { "\(subject): \(message); \(remedy)" }
}
