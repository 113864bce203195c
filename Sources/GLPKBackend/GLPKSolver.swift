internal import CGLPK
public import ConvexCore

/// GLPK behind the solver protocol: primal simplex in floating point, or finished by `glp_exact` in rational arithmetic.
///
/// Every call builds, solves, reads and frees its problem on the calling thread (GLPK binds a problem to its thread) with the abort
/// hook guarded, so a fault inside GLPK becomes `.failed`, not the end of the process. Works with GLPK 4.57 and newer.
public struct GLPKSolver: LinearProgramSolver {
    /// Which arithmetic decides.
    public enum Arithmetic: Sendable {
        /// `glp_simplex` alone.
        case floatingPoint
        /// `glp_simplex`, then `glp_exact` from its basis in fractions. GLPK first replaces every number by a fraction within 1e-9 of
        /// it, so the basis is optimal for those, not for the numbers as given (see the decision record of ExactVerification).
        case exact
    }

    /// Arithmetic of the final basis.
    public let arithmetic: Arithmetic
    /// Feasibility and optimality tolerance handed to `glp_simplex`. Default 1e-10 (GLPK's own default is 1e-7).
    public let tolerance: Double

    /// A solver with the given arithmetic.
    public init(arithmetic: Arithmetic = .floatingPoint, tolerance: Double = 1e-10) {
        self.arithmetic = arithmetic
        self.tolerance = tolerance
    }

    /// Version of the library linked in, for example `5.0`.
    public static var libraryVersion: String { String(cString: glp_version()) }

    /// Solves one program.
    public func solve(_ program: LinearProgram) -> LPSolution {
        guard program.matrix.rows > 0, program.matrix.columns > 0 else {
            return LPSolution(status: .failed("a program needs at least one row and one column"))
        }
        let numbers = program.costs + program.rightHandSide + program.matrix.byColumn
        guard numbers.allSatisfy(\.isFinite) else {
            return LPSolution(status: .failed("the program holds a number that is not finite"))
        }
        guard let raw = run(program) else { return LPSolution(status: .failed("GLPK stopped with an internal error")) }
        switch raw.status {
        case GLP_OPT:
            return LPSolution(
                objective: raw.objective, primal: raw.primal, dual: raw.dual,
                basis: raw.basic.indices.filter { raw.basic[$0] })
        case GLP_NOFEAS, GLP_INFEAS: return infeasible(program)
        case GLP_UNBND: return unbounded(program)
        default: return LPSolution(status: .failed("GLPK status \(raw.status), return code \(raw.returnCode)"))
        }
    }

    /// A Farkas vector from the duals of "minimise the total violation".
    private func infeasible(_ program: LinearProgram) -> LPSolution {
        let (m, n) = (program.matrix.rows, program.matrix.columns)
        var entries = program.matrix.byColumn
        for i in 0..<m {
            var column = [Double](repeating: 0, count: m)
            column[i] = program.rightHandSide[i] < 0 ? -1 : 1
            entries += column
        }
        let auxiliary = LinearProgram(
            matrix: ColumnMatrix(rows: m, columns: n + m, byColumn: entries),
            costs: [Double](repeating: 0, count: n) + [Double](repeating: 1, count: m),
            rightHandSide: program.rightHandSide)
        guard let raw = run(auxiliary), raw.status == GLP_OPT else {
            return LPSolution(status: .failed("GLPK found no certificate of infeasibility"))
        }
        var result = LPSolution(status: .infeasible)
        result.dual = raw.dual
        return result
    }

    /// A ray from "minimise c'd over the directions d >= 0 of total one".
    private func unbounded(_ program: LinearProgram) -> LPSolution {
        let (m, n) = (program.matrix.rows, program.matrix.columns)
        var entries: [Double] = []
        entries.reserveCapacity((m + 1) * n)
        for j in 0..<n { entries += program.matrix.byColumn[(j * m)..<((j + 1) * m)] + [1] }
        let auxiliary = LinearProgram(
            matrix: ColumnMatrix(rows: m + 1, columns: n, byColumn: entries), costs: program.costs,
            rightHandSide: [Double](repeating: 0, count: m) + [1])
        guard let raw = run(auxiliary), raw.status == GLP_OPT, raw.objective < 0 else {
            return LPSolution(status: .failed("GLPK found no ray of unbounded descent"))
        }
        var result = LPSolution(status: .unbounded)
        result.ray = raw.primal
        return result
    }

    private struct Raw {
        var status: Int32
        var returnCode: Int32
        var objective: Double
        var primal: [Double]
        var dual: [Double]
        var basic: [Bool]
    }

    /// One guarded call; nil when GLPK aborted.
    private func run(_ program: LinearProgram) -> Raw? {
        var call = GLPKCall(program, isExact: arithmetic == .exact, tolerance: tolerance)
        guard call.perform({ interphase_glpk_solve(&$0) }) else { return nil }
        return Raw(
            status: call.status, returnCode: call.returnCode, objective: call.objective, primal: call.primal,
            dual: call.dual,
            basic: call.basic.map { $0 != 0 })
    }
}
