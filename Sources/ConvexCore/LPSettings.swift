/// Every tolerance of the linear-programming core, in one value that `validate()` checks.
///
/// All problems are solved in scaled form: columns and right-hand sides are compositions whose entries are of order one,
/// costs are of order one to ten. The bounds below are absolute in that scale.
public struct LPSettings: Sendable, Equatable {
    /// A reduced cost below minus this value makes a column attractive. Default 1e-10 (cost units).
    public var attractiveReducedCost = 1e-10
    /// Columns whose reduced cost is at most this value cost the same as the optimum. Default 1e-9 (cost units).
    public var tie = 1e-9
    /// Entries of a tableau column smaller than this are not pivoted on. Default 1e-9 (dimensionless).
    public var pivot = 1e-9
    /// Basic variables smaller than this count as zero. Default 1e-10 (right-hand-side units).
    public var zeroAmount = 1e-10
    /// Breakpoints of a parameter closer than this are one breakpoint. Default 1e-8 (parameter units).
    public var breakpointMerge = 1e-8
    /// Slopes of a parametric optimum that differ by less than this are one line. Default 1e-9.
    public var slopeMerge = 1e-9
    /// Bound on `|A x - b|` in a certificate, per row, relative to `1 + max|b|`. Default 1e-9.
    public var certifiedPrimalResidual = 1e-9
    /// Bound on a negative amount or a violated dual constraint in a certificate. Default 2e-9.
    public var certifiedDualViolation = 2e-9
    /// Bound on `|c'x - b'y|` in a certificate, relative to `1 + |c'x|`. Default 1e-8.
    public var certifiedGap = 1e-8
    /// Degenerate pivots in a row after which Bland's rule takes over. Default 24.
    public var degeneratePivotsBeforeBland = 24
    /// Pivots allowed per row and column of the problem before the solver gives up. Default 50.
    public var pivotsPerDimension = 50

    /// Rebuild the inverse after every pivot: slow, for problems whose first answer could not be certified. Default false.
    public var refactorAfterEveryPivot = false

    /// When a run gives up, asked at its start and every 64 pivots; nil means never. Default nil.
    ///
    /// Cancelling the task a run belongs to ends it in the same places. Either is a status or fault of its own, `interrupted`.
    public var deadline: ContinuousClock.Instant? {
        get { sinceOrigin.map { LPSettings.origin + $0 } }
        set { sinceOrigin = newValue.map { $0 - LPSettings.origin } }
    }

    // An instant has no layout known at compile time, which every access to a setting in the pivot loop would pay for; a duration has.
    private var sinceOrigin: Duration?
    private static let origin = ContinuousClock.now

    /// What `Interruption.pending(deadline:)` says of the deadline, without handling an instant where there is none.
    @inline(never)
    package var interruption: Interruption? {
        if Task.isCancelled { return .cancelled }
        guard let sinceOrigin else { return nil }
        return ContinuousClock.now - LPSettings.origin >= sinceOrigin ? .deadline : nil
    }

    /// The defaults stated at each field.
    public init() {}

    /// Refuses settings under which no answer could be trusted.
    ///
    /// - Throws: `LPSettingsError` that names the field: not positive, not finite, or a tie bound below the pricing bound
    ///   (ties would then be priced as improvements).
    public func validate() throws(LPSettingsError) {
        let positive: [(String, Double)] = [
            ("attractiveReducedCost", attractiveReducedCost), ("tie", tie), ("pivot", pivot),
            ("zeroAmount", zeroAmount),
            ("breakpointMerge", breakpointMerge), ("slopeMerge", slopeMerge),
            ("certifiedPrimalResidual", certifiedPrimalResidual), ("certifiedDualViolation", certifiedDualViolation),
            ("certifiedGap", certifiedGap),
        ]
        for (name, value) in positive where !(value > 0 && value < 1) {
            throw LPSettingsError(field: name, message: "is \(value); use a value between 0 and 1")
        }
        if tie < attractiveReducedCost {
            throw LPSettingsError(
                field: "tie", message: "is below attractiveReducedCost; raise it to at least that value")
        }
        let counts = [
            ("degeneratePivotsBeforeBland", degeneratePivotsBeforeBland), ("pivotsPerDimension", pivotsPerDimension),
        ]
        for (name, count) in counts where !(1...LPSettings.largestCount).contains(count) {
            throw LPSettingsError(field: name, message: "is \(count); use 1 to \(LPSettings.largestCount)")
        }
    }

    /// Larger counts mean "never", and their product with the size of a program would overflow.
    private static let largestCount = 1_000_000_000

    /// What `validate()` throws, nil when it passes; asked once by everything that takes settings.
    ///
    /// The defaults are valid (a test); validating them anew would cost each small program about a microsecond.
    package var fault: LPSettingsError? {
        if self == LPSettings() { return nil }
        do throws(LPSettingsError) {
            try validate()
            return nil
        } catch {
            return error
        }
    }
}

/// A field of `LPSettings` that cannot be used, and how to mend it.
public struct LPSettingsError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Name of the field.
    public let field: String
    /// What is wrong with it and what to do.
    public let message: String

    /// Names a field and what is wrong with it.
    public init(field: String, message: String) {
        self.field = field
        self.message = message
    }

    /// One line for people.
    public var description: String { "LP setting '\(field)' \(message)" }
}
