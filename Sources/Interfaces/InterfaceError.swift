public import Electrochemistry
public import Thermodynamics

/// Why a contact, a cell stack or a range of voltages cannot be worked out, and how to mend it.
public struct InterfaceError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What went wrong.
    public enum Kind: Sendable, Equatable {
        /// A range of voltages whose ends are not finite.
        case invalidVoltageRange
        /// A stack without two neighbouring materials.
        case tooFewLayers
        /// A threshold that is negative, not finite or out of order with another.
        case invalidSettings
        /// A voltage or ion that electrochemistry refuses.
        case electrochemistry(ElectrochemistryError.Kind)
        /// A system that thermodynamics cannot solve.
        case thermodynamics(ThermodynamicsError.Kind)
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

    /// Takes over an error of the room that solves the equilibria.
    public init(_ error: ThermodynamicsError) {
        self.init(.thermodynamics(error.kind), subject: error.subject, message: error.message, remedy: error.remedy)
    }

    /// Takes over an error of the room that knows ions and voltages.
    public init(_ error: ElectrochemistryError) {
        self.init(.electrochemistry(error.kind), subject: error.subject, message: error.message, remedy: error.remedy)
    }

    /// One line: subject, cause, remedy.
    public var description: String { "\(subject): \(message); \(remedy)" }

    /// Runs `body` and gives errors of thermodynamics this room's type.
    package static func translating<Value>(
        _ body: () throws(ThermodynamicsError) -> Value
    ) throws(InterfaceError) -> Value {
        do { return try body() } catch { throw InterfaceError(error) }
    }
}
