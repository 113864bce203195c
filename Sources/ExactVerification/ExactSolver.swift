public import ConvexCore
internal import ExactArithmetic

/// The judge behind the solver protocol: every double is taken at its exact binary value.
public struct ExactSolver: LinearProgramSolver {
    private let deadline: ContinuousClock.Instant?

    /// A solver that gives up after `deadline`, if any, or when its task is cancelled.
    public init(deadline: ContinuousClock.Instant? = nil) { self.deadline = deadline }

    /// Solves one program exactly; status and vectors of the answer are the exact ones, rounded once.
    ///
    /// A draft in floating point names the basis to start from and has no other part in the answer.
    public func solve(_ program: LinearProgram) -> LPSolution {
        guard let exact = ExactSolver.exactProgram(program) else {
            return LPSolution(status: .failed(.programNotFinite))
        }
        var settings = LPSettings()
        settings.deadline = deadline
        let draft = DenseSimplexSolver(settings: settings).solve(program)
        let claim = draft.status == .optimal ? draft.basis : nil
        return solution(ExactJudge(deadline: deadline).decide(exact, claimedBasis: claim), columns: program.costs.count)
    }

    private func solution(_ outcome: ExactOutcome, columns: Int) -> LPSolution {
        var result: LPSolution
        switch outcome {
        case .optimal(let optimum): result = solution(optimum, columns: columns)
        case .infeasible(let farkas):
            result = LPSolution(status: .infeasible)
            result.dual = ExactSolver.rounded(direction: farkas)
        case .unbounded(let ray):
            result = LPSolution(status: .unbounded)
            result.ray = ExactSolver.rounded(direction: ray)
        case .interrupted(let reason): return LPSolution(status: .failed(.interrupted(reason)))
        }
        let numbers = result.primal + result.dual + result.ray + (result.status == .optimal ? [result.objective] : [])
        return numbers.allSatisfy(\.isFinite) ? result : LPSolution(status: .failed(.overflow))
    }

    /// A vector of any scale in doubles: as it stands, or as whole numbers, when either is exact; else with its largest component 1.
    static func rounded(direction: [Rational]) -> [Double] {
        let plain = direction.map(\.doubleValue)
        if zip(plain, direction).allSatisfy({ Rational(exactly: $0) == $1 }) { return plain }
        var scale = Rational.one
        for value in direction { scale = scale * Rational((value * scale).denominator, Rational.one.denominator) }
        let whole = direction.map { $0 * scale }
        guard let largest = whole.map(\.magnitude).max() else { return [] }
        let isExact = largest <= Rational(1 << Double.significandBitCount)
        return whole.map { (isExact ? $0 : $0 / largest).doubleValue }
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
