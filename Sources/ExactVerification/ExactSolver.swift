public import ConvexCore
internal import ExactArithmetic

/// The judge behind the solver protocol: every double is taken at its exact binary value.
public struct ExactSolver: LinearProgramSolver {
    /// A solver has no settings.
    public init() {}

    /// Solves one program exactly; the vectors of the answer are the exact ones, rounded once.
    public func solve(_ program: LinearProgram) -> LPSolution {
        guard let exact = ExactSolver.exactProgram(program) else {
            return LPSolution(status: .failed("the program holds a number that is not finite"))
        }
        let draft = DenseSimplexSolver().solve(program)
        switch ExactJudge().decide(exact, claimedBasis: draft.status == .optimal ? draft.basis : nil) {
        case .optimal(let optimum): return solution(optimum, columns: program.costs.count)
        case .infeasible: return ExactSolver.evidence(of: draft, for: .infeasible)
        case .unbounded: return ExactSolver.evidence(of: draft, for: .unbounded)
        }
    }

    /// The status is exact; the evidence (Farkas vector or ray) is the floating-point solver's, and only when it says the same.
    package static func evidence(of draft: LPSolution, for status: LPStatus) -> LPSolution {
        draft.status == status
            ? draft : LPSolution(status: .failed("the exact judge and the floating-point solver disagree"))
    }

    private func solution(_ optimum: ExactOptimum, columns: Int) -> LPSolution {
        var primal = [Double](repeating: 0, count: columns)
        for (column, amount) in zip(optimum.basis, optimum.amounts) where column >= 0 {
            primal[column] = amount.doubleValue
        }
        return LPSolution(
            objective: optimum.objective.doubleValue, primal: primal, dual: optimum.dual.map(\.doubleValue),
            basis: optimum.basis.filter { $0 >= 0 })
    }

    /// The same program with every double at its exact value; nil when one is not finite.
    public static func exactProgram(_ program: LinearProgram) -> ExactProgram? {
        let (m, n) = (program.matrix.rows, program.matrix.columns)
        var columns: [[ExactProgram.Entry]] = []
        for j in 0..<n {
            var column: [ExactProgram.Entry] = []
            for i in 0..<m {
                guard let value = Rational(exactly: program.matrix[row: i, column: j]) else { return nil }
                if !value.isZero { column.append(.init(row: i, value: value)) }
            }
            columns.append(column)
        }
        let costs = program.costs.compactMap { Rational(exactly: $0) }
        let b = program.rightHandSide.compactMap { Rational(exactly: $0) }
        guard costs.count == n, b.count == m else { return nil }
        return ExactProgram(columns: ExactColumns(columns, costs: costs), rightHandSide: b)
    }
}
