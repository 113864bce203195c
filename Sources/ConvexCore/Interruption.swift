/// Why a run was stopped from outside before it had an answer.
public enum Interruption: Error, Sendable, Equatable, CustomStringConvertible {
    /// The task the run belongs to was cancelled.
    case cancelled
    /// The deadline its caller set has passed.
    case deadline

    /// The reason to stop now, nil when there is none; it stays once it is there. The clock is read only for a deadline.
    ///
    /// - Complexity: some ten nanoseconds, which is why solvers ask at their start and between many pivots, not at each.
    public static func pending(deadline: ContinuousClock.Instant?) -> Interruption? {
        if Task.isCancelled { return .cancelled }
        if let deadline, ContinuousClock.now >= deadline { return .deadline }
        return nil
    }

    /// For people.
    public var description: String {
        switch self {
        case .cancelled: "the task was cancelled"
        case .deadline: "the time limit was reached"
        }
    }
}
