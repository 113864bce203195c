internal import CGLPK
public import ConvexCore

/// GLPK behind the solver protocol: primal simplex in floating point, or finished by `glp_exact` in rational arithmetic.
///
/// Every call builds, solves, reads and frees its problem on the calling thread (GLPK binds a problem to its thread) with the abort
/// hook guarded, so a fault inside GLPK becomes `.failed(.backendAborted)`, not the end of the process. Works with GLPK 4.57 and newer.
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
    /// Feasibility and optimality tolerance handed to `glp_simplex`, between 0 and 1. Default 1e-10.
    public let tolerance: Double
    /// When to give up, asked before every call into GLPK and handed to it as a limit; nil means never.
    ///
    /// A cancelled task is noticed between calls only: GLPK cannot be asked to look.
    public let deadline: ContinuousClock.Instant?

    /// GLPK's own default of the tolerance, 1e-7.
    public static let usualTolerance = 1e-7

    /// A solver with the given arithmetic; an unusable tolerance becomes the status `.failed(.invalidSettings)` of every program.
    public init(
        arithmetic: Arithmetic = .floatingPoint, tolerance: Double = 1e-10, deadline: ContinuousClock.Instant? = nil
    ) {
        self.arithmetic = arithmetic
        self.tolerance = tolerance
        self.deadline = deadline
    }

    /// What is wrong with a tolerance; GLPK would abort on it.
    static func fault(_ tolerance: Double) -> LPSettingsError? {
        tolerance > 0 && tolerance < 1
            ? nil : LPSettingsError(field: "tolerance", message: "is \(tolerance); use a value between 0 and 1")
    }

    /// Version of the library linked in, for example `5.0`.
    public static var libraryVersion: String { String(cString: glp_version()) }

    /// Solves one program.
    public func solve(_ program: LinearProgram) -> LPSolution {
        if let fault = GLPKSolver.fault(tolerance) { return LPSolution(status: .failed(.invalidSettings(fault))) }
        guard program.matrix.rows > 0, program.matrix.columns > 0 else {
            return LPSolution(status: .failed(.emptyProgram))
        }
        guard program.isFinite else { return LPSolution(status: .failed(.programNotFinite)) }
        do throws(LPFailure) {
            return try answer(program)
        } catch {
            return LPSolution(status: .failed(error))
        }
    }

    private func answer(_ program: LinearProgram) throws(LPFailure) -> LPSolution {
        let raw = try run(program)
        switch raw.status {
        case GLP_OPT:
            guard raw.objective.isFinite, (raw.primal + raw.dual).allSatisfy(\.isFinite) else { throw .overflow }
            return LPSolution(
                objective: raw.objective, primal: raw.primal, dual: raw.dual,
                basis: raw.basic.indices.filter { raw.basic[$0] })
        case GLP_NOFEAS, GLP_INFEAS: return try infeasible(program)
        case GLP_UNBND: return try unbounded(program)
        default: throw .backend(status: raw.status, returnCode: raw.returnCode)
        }
    }

    /// A Farkas vector from the duals of "minimise the total violation", which must be more than `tolerance` allows.
    ///
    /// - Throws: `noEvidence` when there is no such violation: the program is feasible, whatever was said of it.
    func infeasible(_ program: LinearProgram) throws(LPFailure) -> LPSolution {
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
        let raw = try run(auxiliary)
        guard raw.status == GLP_OPT, raw.objective > tolerance, raw.dual.allSatisfy(\.isFinite) else {
            throw .noEvidence
        }
        var result = LPSolution(status: .infeasible)
        result.dual = raw.dual
        return result
    }

    /// A ray from "minimise c'd over the directions d >= 0 of total one".
    ///
    /// - Throws: `noEvidence` when no such direction lowers the costs.
    func unbounded(_ program: LinearProgram) throws(LPFailure) -> LPSolution {
        let (m, n) = (program.matrix.rows, program.matrix.columns)
        var entries: [Double] = []
        entries.reserveCapacity((m + 1) * n)
        for j in 0..<n { entries += program.matrix.byColumn[(j * m)..<((j + 1) * m)] + [1] }
        let auxiliary = LinearProgram(
            matrix: ColumnMatrix(rows: m + 1, columns: n, byColumn: entries), costs: program.costs,
            rightHandSide: [Double](repeating: 0, count: m) + [1])
        let raw = try run(auxiliary)
        guard raw.status == GLP_OPT, raw.objective < 0, raw.primal.allSatisfy(\.isFinite) else { throw .noEvidence }
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

    /// One guarded call.
    ///
    /// - Throws: `backendAborted`, and `interrupted` before it or when its time is up.
    private func run(_ program: LinearProgram) throws(LPFailure) -> Raw {
        if let reason = Interruption.pending(deadline: deadline) { throw .interrupted(reason) }
        var call = GLPKCall(
            program, isExact: arithmetic == .exact, tolerance: tolerance, milliseconds: millisecondsLeft)
        guard call.perform({ interphase_glpk_solve(&$0) }) else { throw .backendAborted }
        if call.returnCode == GLP_ETMLIM { throw .interrupted(.deadline) }
        return Raw(
            status: call.status, returnCode: call.returnCode, objective: call.objective, primal: call.primal,
            dual: call.dual,
            basic: call.basic.map { $0 != 0 })
    }

    /// Time until the deadline as GLPK takes it: at least 1, `Int32.max` for no limit.
    private var millisecondsLeft: Int32 {
        guard let deadline else { return .max }
        let left = (deadline - .now) / .milliseconds(1)
        return left < Double(Int32.max) ? Int32(max(left.rounded(.up), 1)) : .max
    }
}
