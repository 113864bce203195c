internal import CGLPK
public import ConvexCore

extension GLPKSolver {
    /// Optimal values of one program for many right-hand sides, by the primal simplex from the standard basis each time.
    ///
    /// The program is loaded once, so that the time per right-hand side is that of `glp_simplex` with its default tolerances: the
    /// fair opponent of a benchmark. Nil when GLPK aborted or the shapes do not fit.
    public static func objectives(of program: LinearProgram, rightHandSides: [[Double]]) -> [Double]? {
        let m = program.matrix.rows
        guard m > 0, program.matrix.columns > 0, rightHandSides.allSatisfy({ $0.count == m }) else { return nil }
        var values = [Double](repeating: .nan, count: rightHandSides.count)
        let b = rightHandSides.flatMap { $0 }
        var call = GLPKCall(program, isExact: false, tolerance: 1e-7)
        let isDone = call.perform { interphase_glpk_solve_many(&$0, Int32(values.count), b, &values) }
        return isDone ? values : nil
    }
}
