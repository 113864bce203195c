internal import ExactArithmetic

/// The judge in rational arithmetic: a revised simplex whose every number is exact.
///
/// Given the basis a floating-point solver claims, it inverts that basis exactly, and accepts it when all amounts and all reduced
/// costs are >= 0; otherwise it pivots on (Bland's rule) or starts anew. `glp_exact` cannot play this part: it first
/// replaces every number by a nearby fraction (relative 1e-9), so it judges a neighbouring problem.
///
/// - Complexity: O(m^3 + m n) rational operations for a claim that holds.
public struct ExactJudge: Sendable {
    /// A judge has no settings.
    public init() {}

    /// Decides a program, starting from `claimedBasis` when it is one column per row and usable.
    public func decide(_ program: ExactProgram, claimedBasis: [Int]? = nil) -> ExactOutcome {
        if let claimed = claimedBasis, claimed.count == program.rows, let run = ExactRun(program, basis: claimed) {
            var run = run
            return run.optimise(program.columns) ? .optimal(run.optimum(program)) : .unbounded
        }
        return decideFromScratch(program)
    }

    private func decideFromScratch(_ program: ExactProgram) -> ExactOutcome {
        var run = ExactRun(artificialFor: program)
        let free = [Rational](repeating: .zero, count: program.columns.count)
        _ = run.optimise(ExactColumns(program.columns.entries, costs: free), artificialCost: .one)
        if run.artificialTotal.signum > 0 { return .infeasible }
        run.expelArtificials()
        return run.optimise(program.columns) ? .optimal(run.optimum(program)) : .unbounded
    }
}
