internal import Interfaces
internal import ThermoSnapshot
internal import Thermodynamics

/// Why one input of a batch has no result.
public struct Problem: Error, Hashable, Sendable {
    /// The input as typed.
    public var input: String
    /// Cause and remedy in one line.
    public var message: String
    /// Whether the reason is ours (a result that could not be certified), not the input's.
    public var isFault: Bool

    /// Puts the error of a room behind the input it concerns; the input is not named twice.
    public init(_ input: String, _ error: any Error) {
        isFault =
            (error as? ThermodynamicsError)?.kind == .notCertified
            || (error as? InterfaceError)?.kind == .thermodynamics(.notCertified)
        message =
            switch error {
            case let error as SnapshotError where error.kind == .unknownMaterial: "\(error.message); \(error.remedy)"
            case let error as ThermodynamicsError where error.subject == input: "\(error.message); \(error.remedy)"
            default: String(describing: error)
            }
        self.input = input
    }

    /// What is wrong with an input, in words.
    public init(_ input: String, message: String) {
        self.input = input
        self.message = message
        isFault = false
    }
}
