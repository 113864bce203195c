internal import CGLPK
public import ConvexCore

extension GLPKSolver {
    /// Optimal values of one program for many right-hand sides, by the primal simplex from the standard basis each time.
    ///
    /// The program is loaded once, so that the time per right-hand side is that of `glp_simplex`, by default with its own tolerances:
    /// the fair opponent of a benchmark. Nil when GLPK aborted, the shapes do not fit, a number is not finite, or the tolerance is
    /// unusable.
    public static func objectives(
        of program: LinearProgram, rightHandSides: [[Double]], tolerance: Double = GLPKSolver.usualTolerance
    ) -> [Double]? {
        let m = program.matrix.rows
        guard m > 0, program.matrix.columns > 0, rightHandSides.allSatisfy({ $0.count == m }) else { return nil }
        guard program.isFinite, fault(tolerance) == nil else { return nil }
        var values = [Double](repeating: .nan, count: rightHandSides.count)
        let b = rightHandSides.flatMap { $0 }
        guard b.allSatisfy(\.isFinite) else { return nil }
        var call = GLPKCall(program, isExact: false, tolerance: tolerance)
        let isDone = call.perform { interphase_glpk_solve_many(&$0, Int32(values.count), b, &values) }
        return isDone ? values : nil
    }
}
