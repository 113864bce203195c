import ConvexCore
import ExactVerification
import GLPKBackend
import TestSupport
import Testing

/// A caller can end a solve: by a deadline, or by cancelling its task.
@Suite("Long solves can be stopped", .timeLimit(.minutes(2)))
struct InterruptionTests {
    /// The solvers, each with the deadline.
    static func solvers(_ deadline: ContinuousClock.Instant?) -> [any LinearProgramSolver] {
        var settings = LPSettings()
        settings.deadline = deadline
        return [
            DenseSimplexSolver(settings: settings), GLPKSolver(deadline: deadline),
            GLPKSolver(arithmetic: .exact, deadline: deadline), ExactSolver(deadline: deadline),
        ]
    }

    /// Takes every solver longer than the 2 ms that the test below grants.
    private func long() -> LinearProgram {
        var random = SeededGenerator(seed: 91)
        return RandomHull(rows: 60, extra: 1000, ties: false, &random).program
    }

    @Test("a deadline that has passed is a status of its own, at once", arguments: 0..<4)
    func past(solver: Int) {
        let status = Self.solvers(.now)[solver].solve(Problems.all[0].program).status
        #expect(status == .failed(.interrupted(.deadline)))
    }

    @Test("a deadline far away changes nothing", arguments: 0..<4)
    func future(solver: Int) {
        let solution = Self.solvers(.now + .seconds(3600))[solver].solve(Problems.all[0].program)
        #expect(solution.status == .optimal && (solution.objective + 36).magnitude < 1e-9)
    }

    @Test("a deadline ends a solve that has begun", arguments: 0..<4)
    func during(solver: Int) {
        let program = long()
        let solver = Self.solvers(.now + .milliseconds(2))[solver]
        #expect(solver.solve(program).status == .failed(.interrupted(.deadline)))
    }

    @Test("a cancelled task starts no solve", arguments: 0..<4)
    func cancelledBefore(solver: Int) async {
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            return Self.solvers(nil)[solver].solve(Problems.all[0].program).status
        }
        task.cancel()
        #expect(await task.value == .failed(.interrupted(.cancelled)))
    }

    @Test("parametric runs and curves from points throw the same")
    func parametric() throws {
        var random = SeededGenerator(seed: 92)
        let hull = RandomHull(rows: 4, extra: 20, ties: false, &random)
        var settings = LPSettings()
        settings.deadline = .now
        let late = SimplexFault.interrupted(.deadline)
        var simplex = ParametricSimplex(matrix: hull.matrix, unitColumns: hull.unitColumns, settings: settings)
        let (b0, b1, flat) = (hull.rightHandSide, hull.otherRightHandSide, hull.costs.map { _ in 0.0 })
        #expect(throws: late) { try simplex.optimum(costs: hull.costs, rightHandSide: b0) }
        #expect(throws: late) { try simplex.mixingCurve(costs: hull.costs, from: b0, to: b1) }
        #expect(throws: late) {
            try simplex.costCurve(costs: hull.costs, slope: flat, rightHandSide: b0, from: 0, to: 1)
        }
        var calls = 0
        let points = PointwiseCurves(matrix: hull.matrix, settings: settings) { _, _ in
            calls += 1
            return nil
        }
        #expect(throws: late) { try points.mixingCurve(costs: hull.costs, from: b0, to: b1) }
        #expect(throws: late) {
            try points.costCurve(costs: hull.costs, slope: flat, rightHandSide: b0, from: 0, to: 1)
        }
        #expect(calls == 0)
    }
}
