/// Why an electrochemical question cannot be asked, and how to mend it.
public struct ElectrochemistryError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What went wrong.
    public enum Kind: Sendable, Equatable {
        /// The symbol is not a working ion.
        case unknownIon
        /// A voltage at which the element of the ion forms.
        case voltageOutOfRange
        /// No reference electrode of that name, or none for this ion.
        case unknownReference
        /// A standard deviation, a number of samples or another setting of a sampling that makes no sense.
        case invalidSampling
    }

    /// What went wrong.
    public let kind: Kind
    /// What it is about.
    public let subject: String
    /// The cause.
    public let message: String
    /// How to mend it.
    public let remedy: String

    /// Puts the parts together.
    public init(_ kind: Kind, subject: String, message: String, remedy: String) {
        self.kind = kind
        self.subject = subject
        self.message = message
        self.remedy = remedy
    }

    /// One line: subject, cause, remedy.
    public var description: String { "\(subject): \(message); \(remedy)" }
}
