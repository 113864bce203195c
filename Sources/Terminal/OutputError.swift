/// What can go wrong when results leave the program; the subject is the path or stream concerned.
public struct OutputError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The step that failed.
    public enum Kind: Sendable, Hashable {
        /// A file could not be created, written or put in place; the former file, if any, is unchanged.
        case unwritableFile
        /// Standard output failed for another reason than a closed pipe.
        case unwritableStream
        /// An external renderer is missing or refused its input.
        case conversionFailed
    }

    /// The step that failed.
    public var kind: Kind
    /// Path or name of the stream.
    public var subject: String
    /// The cause, as the system states it.
    public var message: String
    /// How to mend it.
    public var remedy: String

    /// Describes a failure to write.
    public init(kind: Kind, subject: String, message: String, remedy: String) {
        self.kind = kind
        self.subject = subject
        self.message = message
        self.remedy = remedy
    }

    /// Subject, cause and remedy in one line.
    public var description: String { "\(subject): \(message); \(remedy)" }
}
