import ConvexCore
import ExactVerification
import GLPKBackend
import TestSupport
import Testing

/// Curves put together from single points, the last resort of the engine, against parametric pivots, which share no code with them.
@Suite("Curves from points agree with parametric pivots")
struct PointwiseAgreementTests {
    static let solvers: [any LinearProgramSolver] = [GLPKSolver(), ExactSolver()]

    @Test("mixing curves have the same kinks and values", arguments: [51, 52, 53, 54] as [UInt64], [0, 1])
    func mixing(seed: UInt64, solver: Int) throws {
        var random = SeededGenerator(seed: seed)
        // The rational judge is slow by design: fewer rounds.
        for round in 0..<(solver == 0 ? 20 : 3) {
            let hull = RandomHull(rows: Int.random(in: 2...6, using: &random), extra: 20, ties: round % 2 == 0, &random)
            var simplex = ParametricSimplex(matrix: hull.matrix, unitColumns: hull.unitColumns)
            let (b0, b1) = (hull.rightHandSide, hull.otherRightHandSide)
            let expected = try simplex.mixingCurve(costs: hull.costs, from: b0, to: b1)
            let found = try curves(hull, solver).mixingCurve(costs: hull.costs, from: b0, to: b1)
            let label = "seed \(seed) round \(round)"
            guard b0 != b1 else { continue }
            #expect(found.kinks.count == expected.kinks.count, "\(label)")
            for (kink, other) in zip(found.kinks, expected.kinks) {
                #expect((kink.parameter - other.parameter).magnitude < 1e-8, "\(label)")
                #expect((kink.vertex.objective - other.vertex.objective).magnitude < 1e-8, "\(label)")
            }
            #expect(found.kinks.first?.parameter == 0 && found.kinks.last?.parameter == 1, "\(label)")
            for (slope, other) in zip(found.slopes, expected.slopes) {
                #expect((slope - other).magnitude < 1e-7, "\(label)")
            }
        }
    }

    @Test("cost curves have the same breakpoints and lines", arguments: [61, 62, 63, 64] as [UInt64], [0, 1])
    func costs(seed: UInt64, solver: Int) throws {
        var random = SeededGenerator(seed: seed)
        for round in 0..<(solver == 0 ? 20 : 3) {
            let m = Int.random(in: 2...5, using: &random)
            let hull = RandomHull(rows: m, extra: 20, ties: round % 2 == 0, &random)
            let slope = (0..<hull.matrix.columns).map { $0 < m ? 0 : Double(Int.random(in: 0...3, using: &random)) }
            var simplex = ParametricSimplex(matrix: hull.matrix, unitColumns: hull.unitColumns)
            let end = round % 3 == 0 ? 2.0 : .infinity
            let expected = try simplex.costCurve(
                costs: hull.costs, slope: slope, rightHandSide: hull.rightHandSide, from: 0, to: end)
            let found = try curves(hull, solver).costCurve(
                costs: hull.costs, slope: slope, rightHandSide: hull.rightHandSide, from: 0, to: end)
            let label = "seed \(seed) round \(round)"
            #expect(found.count == expected.count, "\(label)")
            #expect(found.first?.from == 0 && found.last?.to == end, "\(label)")
            for (piece, other) in zip(found, expected) {
                #expect((piece.from - other.from).magnitude < 1e-7, "\(label)")
                #expect((piece.slope - other.slope).magnitude < 1e-8, "\(label)")
                #expect((piece.intercept - other.intercept).magnitude < 1e-7, "\(label)")
            }
        }
    }

    @Test("a solver that gives up, or errs, becomes a fault, never a curve")
    func faults() throws {
        var random = SeededGenerator(seed: 71)
        let hull = RandomHull(rows: 3, extra: 20, ties: false, &random)
        let (b0, b1) = (hull.rightHandSide, hull.otherRightHandSide)
        let silent = PointwiseCurves(matrix: hull.matrix, settings: LPSettings()) { _, _ in nil }
        #expect(throws: SimplexFault.unsolved) { try silent.mixingCurve(costs: hull.costs, from: b0, to: b1) }
        // The elements themselves: feasible, but not of lowest energy.
        let wrong = PointwiseCurves(matrix: hull.matrix, settings: LPSettings()) { costs, b in
            let solution = LPSolution(
                objective: 0, primal: b + [Double](repeating: 0, count: 20), dual: [0, 0, 0], basis: [0, 1, 2])
            return vertex(solution, LinearProgram(matrix: hull.matrix, costs: costs, rightHandSide: b))
        }
        #expect(throws: SimplexFault.self) { try wrong.mixingCurve(costs: hull.costs, from: b0, to: b1) }
    }

    @Test(
        "a solver that never tells the same twice ends in a fault, whatever the size",
        arguments: [0.0, .nan, .infinity])
    func liar(value: Double) throws {
        var random = SeededGenerator(seed: 72)
        let hull = RandomHull(rows: 3, extra: 400, ties: false, &random)
        var calls = 0.0
        let liar = PointwiseCurves(matrix: hull.matrix, settings: LPSettings()) { costs, b in
            calls += 1
            let dual = value == 0 ? [calls.truncatingRemainder(dividingBy: 7), -calls, 1 / calls] : [value, -value, 0]
            return vertex(
                LPSolution(
                    objective: calls, primal: b + [Double](repeating: 0, count: 400), dual: dual, basis: [0, 1, 2]),
                LinearProgram(matrix: hull.matrix, costs: costs, rightHandSide: b))
        }
        let (b0, b1) = (hull.rightHandSide, hull.otherRightHandSide)
        #expect(throws: SimplexFault.self) { try liar.mixingCurve(costs: hull.costs, from: b0, to: b1) }
        #expect(calls <= Double(LPSettings().pivotsPerDimension * 406))
    }

    private func curves(_ hull: RandomHull, _ solver: Int) -> PointwiseCurves {
        PointwiseCurves(matrix: hull.matrix, settings: LPSettings()) { costs, b in
            let program = LinearProgram(matrix: hull.matrix, costs: costs, rightHandSide: b)
            let solution = PointwiseAgreementTests.solvers[solver].solve(program)
            guard solution.status == .optimal else { return nil }
            return vertex(solution, program)
        }
    }

    private func vertex(_ solution: LPSolution, _ program: LinearProgram) -> Vertex {
        let columns = solution.primal.indices.filter { solution.primal[$0] > 1e-10 }
        return Vertex(
            columns: columns, amounts: columns.map { solution.primal[$0] }, dual: solution.dual,
            objective: solution.objective, hasAlternatives: false, basis: solution.basis,
            certificate: Certificate(program: program, primal: solution.primal, dual: solution.dual))
    }
}
