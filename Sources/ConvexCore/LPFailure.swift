/// Why a solver gave up: what a caller may decide by, with a description for people.
public enum LPFailure: Error, Sendable, Equatable, CustomStringConvertible {
    /// No row or no column, where the solver needs one of each.
    case emptyProgram
    /// The program holds a NaN or an infinity.
    case programNotFinite
    /// A setting of the solver cannot be used.
    case invalidSettings(LPSettingsError)
    /// More pivots than `LPSettings.pivotsPerDimension` allows.
    case pivotLimit
    /// A basis is singular to working precision.
    case singularBasis
    /// Numbers left the range of doubles on the way or in the answer.
    case overflow
    /// The solver claims a status it has no evidence for: no Farkas vector of an infeasible program, no ray of an unbounded one.
    case noEvidence
    /// The run was stopped from outside.
    case interrupted(Interruption)
    /// The library behind the solver aborted.
    case backendAborted
    /// The library behind the solver ended with a status that is no answer; both codes are its own.
    case backend(status: Int32, returnCode: Int32)

    /// What a fault of the simplex means for the program it was to solve.
    init(_ fault: SimplexFault) {
        switch fault {
        case .pivotLimit: self = .pivotLimit
        case .singularBasis: self = .singularBasis
        case .overflow: self = .overflow
        case .invalidSettings(let error): self = .invalidSettings(error)
        case .interrupted(let reason): self = .interrupted(reason)
        case .unbounded, .infeasible, .unsolved, .notCertified: self = .noEvidence
        }
    }

    /// For people.
    public var description: String {
        switch self {
        case .emptyProgram: "a program needs at least one row and one column"
        case .programNotFinite: "the program holds a number that is not finite"
        case .invalidSettings(let error): error.description
        case .pivotLimit: "the pivot limit was reached"
        case .singularBasis: "a basis is singular to working precision"
        case .overflow: "numbers left the range of doubles"
        case .noEvidence: "the solver has no evidence for the status it found"
        case .interrupted(let reason): reason.description
        case .backendAborted: "the library behind the solver stopped with an internal error"
        case .backend(let status, let returnCode):
            "the library behind the solver ended with status \(status), return code \(returnCode)"
        }
    }
}
