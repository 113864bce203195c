/// Why a question cannot be answered, and how to mend it.
public struct ThermodynamicsError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What went wrong.
    public enum Kind: Sendable, Equatable {
        /// Elements without an elemental entry in the data (CASES I10).
        case missingElements([String])
        /// A reservoir held above its element, where the element would precipitate (H18).
        case reservoirAboveElement
        /// A reservoir of an element that does not occur in the data or in the system asked about (H24).
        case unknownReservoir
        /// A phase of reservoir elements alone becomes lower than the reservoirs.
        case reservoirsCondense
        /// Nothing is left to balance: every atom belongs to a reservoir (X4).
        case onlyReservoirElements
        /// A potential that is no number or given twice; a temperature or pressure that is not a positive number; unusable tolerances.
        case invalidCondition
        /// An unknown gas (X15).
        case unknownGas
        /// A solid solution whose end members and shares do not make one.
        case invalidSolidSolution
        /// An end member of a solid solution without an entry.
        case missingEndMember
        /// No certified answer; a fault of the program, not of the input.
        case notCertified
        /// Stopped from outside: the task was cancelled, or `LPSettings.deadline` has passed.
        case interrupted
    }

    /// What went wrong.
    public let kind: Kind
    /// The formula, element or condition concerned.
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
