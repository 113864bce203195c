/// Why embedded data could not be read or a material not be recognised.
public struct SnapshotError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What went wrong, for callers that branch on it.
    public enum Kind: String, Sendable {
        /// The bytes do not have the layout that ThermoData/README.md describes.
        case damaged
        /// The bytes have a layout that this version does not know.
        case unsupportedVersion
        /// A stable set that was computed for other data.
        case staleStableSet
        /// A text that is neither the name of a material nor a formula.
        case unknownMaterial
    }

    /// The case, stable across releases.
    public let kind: Kind
    /// The file or the text that the error is about.
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

    /// Damage to an embedded file, which only a broken build or a broken checkout can cause.
    static func damaged(_ file: String, _ cause: String) -> SnapshotError {
        SnapshotError(
            kind: .damaged, subject: file, message: cause,
            remedy: "make it again with Scripts/build-thermodata and rebuild")
    }
}
