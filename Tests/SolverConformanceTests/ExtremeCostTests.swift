import ConvexCore
import ExactVerification
import TestSupport
import Testing

/// Costs so large that a step of a breakpoint is lost in rounding: every run ends, with a certified curve or a fault.
@Suite("Extreme costs end every run", .timeLimit(.minutes(2)))
struct ExtremeCostTests {
    @Test("curves over costs up to 1e300 are certified or refused", arguments: [81, 82, 83, 84] as [UInt64])
    func curves(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for round in 0..<60 {
            let m = Int.random(in: 1...4, using: &random)
            let hull = RandomHull(rows: m, extra: 12, ties: round % 2 == 0, &random)
            var costs = hull.costs
            for j in m..<costs.count where Bool.random(using: &random) { costs[j] *= power(in: 0...300, &random) }
            let slope = costs.indices.map { $0 < m ? 0 : Double(Int.random(in: 0...3, using: &random)) }
            var simplex = ParametricSimplex(matrix: hull.matrix, unitColumns: hull.unitColumns)
            let label = "seed \(seed) round \(round)"
            if let pieces = try? simplex.costCurve(
                costs: costs, slope: slope, rightHandSide: hull.rightHandSide, from: 0, to: .infinity)
            {
                #expect(pieces.first?.from == 0 && pieces.last?.to == .infinity, "\(label)")
            }
            if let curve = try? simplex.mixingCurve(
                costs: costs, from: hull.rightHandSide, to: hull.otherRightHandSide)
            {
                #expect(curve.kinks.first?.parameter == 0 && curve.kinks.last?.parameter == 1, "\(label)")
            }
        }
    }

    /// The window of A2B at -1e16 eV/atom beside AB at -1: with A open the duals move from A2B to B at t = 1.5e16.
    @Test("a curve from points spans sixteen orders of magnitude")
    func farBreakpoint() throws {
        // One row, B; columns B, A2B (2 atoms of A per B), AB; costs per atom of B.
        let matrix = ColumnMatrix(rows: 1, columns: 3, byColumn: [1, 1, 1])
        let curves = PointwiseCurves(matrix: matrix, settings: LPSettings()) { costs, b in
            let program = LinearProgram(matrix: matrix, costs: costs, rightHandSide: b)
            let solution = ExactSolver().solve(program)
            guard solution.status == .optimal else { return nil }
            let columns = solution.primal.indices.filter { solution.primal[$0] > 0 }
            return Vertex(
                columns: columns, amounts: columns.map { solution.primal[$0] }, dual: solution.dual,
                objective: solution.objective, hasAlternatives: false, basis: solution.basis,
                certificate: Certificate(program: program, primal: solution.primal, dual: solution.dual))
        }
        let pieces = try curves.costCurve(
            costs: [0, -3e16, -2], slope: [0, 2, 1], rightHandSide: [1], from: 0, to: .infinity)
        #expect(pieces.map(\.columns) == [[1], [0]])
        #expect(pieces.map(\.to) == [1.5e16, .infinity])
        #expect(pieces.map(\.slope) == [2, 0])
    }

    private func power(in exponents: ClosedRange<Int>, _ random: inout SeededGenerator) -> Double {
        (0..<Int.random(in: exponents, using: &random)).reduce(1.0) { power, _ in power * 10 }
    }
}
