/// Receives how far a long calculation has come; called from any thread, cheap enough for every row.
public protocol ProgressReporter: Sendable {
    /// `completed` of `total` rows are done; counts may arrive out of order, the highest one counts. A total of 0 is not known yet.
    func update(completed: Int, of total: Int)
    /// The calculation has ended, well or not; removes or completes what is on the screen.
    func finish()
}

/// Says nothing: for `--quiet`, tests and the library.
public struct SilentProgress: ProgressReporter {
    /// A reporter without any effect.
    public init() {}
    /// Does nothing.
    public func update(completed: Int, of total: Int) {}
    /// Does nothing.
    public func finish() {}
}
