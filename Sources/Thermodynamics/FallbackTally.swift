internal import Synchronization

/// Counts how often the dense simplex had to be helped, over everything that runs while the tally is the current one.
///
/// A program makes one tally around its work: `FallbackTally.$current.withValue(tally) { ... }`. Tasks started inside
/// inherit it, so the count does not depend on the number of threads. It is looked at only when the dense simplex fails.
public final class FallbackTally: Sendable {
    /// The tally of the surrounding work; nil when nobody counts.
    @TaskLocal public static var current: FallbackTally?

    private let counts = Mutex<[SolverMethod: Int]>([:])

    /// A tally at zero.
    public init() {}

    /// Equilibria and curves that another method than the dense simplex had to prove.
    public var total: Int { counts.withLock { $0.values.reduce(0, +) } }

    /// How many of them this method proved.
    public func count(of method: SolverMethod) -> Int { counts.withLock { $0[method] ?? 0 } }

    func record(_ method: SolverMethod) { counts.withLock { $0[method, default: 0] += 1 } }
}
