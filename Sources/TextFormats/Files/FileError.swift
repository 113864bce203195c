/// Why a file, or what is made of it, cannot be used; names the place and says how to mend it.
public struct FileError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What went wrong, for callers that branch on it; open, so that every room can add the kinds of its own files.
    public struct Kind: RawRepresentable, Sendable, Hashable {
        /// A name, stable across releases.
        public let rawValue: String

        /// The kind of a name.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The kind of a name.
        public init(_ name: String) { rawValue = name }
    }

    /// The kind, stable across releases.
    public let kind: Kind
    /// The file, place, id or text that the error is about.
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
}

extension FileError.Kind {
    /// A file that is missing, a folder, empty or no text.
    public static let unreadableFile = Self("unreadableFile")
    /// A line of a file that cannot be understood; the subject is `file:line`.
    public static let malformedFile = Self("malformedFile")
    /// A file whose layout is none of those that are read.
    public static let unknownFormat = Self("unknownFormat")
    /// One entry of a file that cannot be used; the subject is its place.
    public static let unusableEntry = Self("unusableEntry")
}
