internal import ConvexCore
internal import ExactArithmetic

/// The judge in rational arithmetic: a revised simplex whose every number is exact.
///
/// Given the basis a floating-point solver claims, it inverts that basis exactly, and accepts it when all amounts and all reduced
/// costs are >= 0; otherwise it pivots on (Bland's rule) or starts anew. `glp_exact` cannot play this part: it first
/// replaces every number by a nearby fraction (relative 1e-9), so it judges a neighbouring problem.
///
/// - Complexity: O(m^3 + m n) rational operations for a claim that holds.
public struct ExactJudge: Sendable {
    private let deadline: ContinuousClock.Instant?

    /// A judge that gives up after `deadline`, if any, or when its task is cancelled; both are looked at between rows and pivots.
    public init(deadline: ContinuousClock.Instant? = nil) { self.deadline = deadline }

    /// Decides a program, starting from `claimedBasis` when it is one column per row and usable.
    public func decide(_ program: ExactProgram, claimedBasis: [Int]? = nil) -> ExactOutcome {
        do throws(Interruption) {
            if let claimed = claimedBasis, claimed.count == program.rows,
                let run = try ExactRun(program, basis: claimed, deadline: deadline)
            {
                return try phaseTwo(run, program)
            }
            return try decideFromScratch(program)
        } catch {
            return .interrupted(error)
        }
    }

    private func decideFromScratch(_ program: ExactProgram) throws(Interruption) -> ExactOutcome {
        var run = ExactRun(artificialFor: program)
        let free = [Rational](repeating: .zero, count: program.columns.count)
        // The sum of artificial amounts is at least 0: this phase always ends in an optimum, whose duals are a Farkas vector.
        _ = try run.optimise(
            ExactColumns(program.columns.entries, costs: free), artificialCost: .one, deadline: deadline)
        if run.artificialTotal.signum > 0 { return .infeasible(farkas: run.duals(costs: free, artificialCost: .one)) }
        try run.expelArtificials(deadline: deadline)
        return try phaseTwo(run, program)
    }

    private func phaseTwo(_ run: ExactRun, _ program: ExactProgram) throws(Interruption) -> ExactOutcome {
        var run = run
        switch try run.optimise(program.columns, deadline: deadline) {
        case .optimal: return .optimal(run.optimum(program))
        case .unbounded(let column, let alpha): return .unbounded(ray: run.ray(entering: column, alpha: alpha))
        }
    }
}
