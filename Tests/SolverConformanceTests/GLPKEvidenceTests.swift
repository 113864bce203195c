import ConvexCore
import Testing

@testable import GLPKBackend

/// GLPK's word for infeasible or unbounded is passed on with evidence only; what it cannot be given is refused by name.
@Suite("GLPK's claims need evidence")
struct GLPKEvidenceTests {
    private func program(_ names: String) -> LinearProgram {
        Problems.all.first { $0.name == names }?.program ?? Problems.all[0].program
    }

    static let feasible = [
        "textbook optimum", "negative right-hand side", "zero right-hand side", "unbounded", "redundant rows",
        "degenerate, equal columns",
    ]

    @Test("no Farkas vector of a feasible program", arguments: feasible)
    func noEvidence(name: String) {
        let program = program(name)
        #expect(throws: LPFailure.noEvidence) { try GLPKSolver().infeasible(program) }
        #expect(throws: LPFailure.noEvidence) { try GLPKSolver(arithmetic: .exact).infeasible(program) }
    }

    @Test("no ray of a bounded program")
    func noRay() {
        #expect(throws: LPFailure.noEvidence) { try GLPKSolver().unbounded(program("one row")) }
        #expect(throws: LPFailure.noEvidence) { try GLPKSolver().unbounded(program("textbook optimum")) }
    }

    @Test("true claims come with theirs")
    func evidence() throws {
        let infeasible = try GLPKSolver().infeasible(program("infeasible by contradiction"))
        let unbounded = try GLPKSolver().unbounded(program("unbounded"))
        #expect(infeasible.status == .infeasible && unbounded.status == .unbounded)
    }

    @Test("a tolerance that GLPK would abort on is refused by name", arguments: [0, -1e-9, 1, 2, .nan, .infinity])
    func tolerance(value: Double) {
        for arithmetic in [GLPKSolver.Arithmetic.floatingPoint, .exact] {
            let status = GLPKSolver(arithmetic: arithmetic, tolerance: value).solve(Problems.all[0].program).status
            guard case .failed(.invalidSettings(let error)) = status else {
                Issue.record("solved with a tolerance of \(value)")
                continue
            }
            #expect(error.field == "tolerance")
        }
        let program = Problems.all[0].program
        #expect(
            GLPKSolver.objectives(of: program, rightHandSides: [program.rightHandSide], tolerance: value) == nil)
    }

    @Test("many right-hand sides: values by hand, numbers that are not finite refused")
    func many() {
        // Twice the resources, twice the profit.
        let program = Problems.all[0].program
        let values = GLPKSolver.objectives(of: program, rightHandSides: [[4, 12, 18], [8, 24, 36]])
        #expect(values?.map { $0.rounded() } == [-36, -72])
        #expect(GLPKSolver.objectives(of: program, rightHandSides: [[4, .nan, 18]]) == nil)
        #expect(GLPKSolver.objectives(of: program, rightHandSides: [[4, 12]]) == nil)
    }

    @Test("an empty program is a failure of its own")
    func empty() {
        let empty = LinearProgram(
            matrix: ColumnMatrix(rows: 1, columns: 0, byColumn: []), costs: [], rightHandSide: [1])
        #expect(GLPKSolver().solve(empty).status == .failed(.emptyProgram))
    }
}
