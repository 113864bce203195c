import ConvexCore
import GLPKBackend
import TestSupport
import Testing

/// Parametric curves against point solves by GLPK, which shares nothing with them.
@Suite("Parametric curves agree with GLPK between and at their breakpoints")
struct ParametricAgreementTests {
    @Test("mixing curves", arguments: [21, 22, 23, 24, 25, 26, 27, 28] as [UInt64])
    func mixing(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for round in 0..<25 {
            let hull = RandomHull(rows: Int.random(in: 2...7, using: &random), extra: 40, ties: round % 2 == 0, &random)
            var simplex = ParametricSimplex(matrix: hull.matrix, unitColumns: hull.unitColumns)
            let (b0, b1) = (hull.rightHandSide, hull.otherRightHandSide)
            let curve = try simplex.mixingCurve(costs: hull.costs, from: b0, to: b1)
            let label = "seed \(seed) round \(round)"
            #expect(curve.kinks.first?.parameter == 0 && curve.kinks.last?.parameter == 1, "\(label)")
            for (left, right) in zip(curve.slopes, curve.slopes.dropFirst()) {
                #expect(right > left, "\(label): convex, no collinear kink")
            }
            for _ in 0..<5 {
                let s = Double.random(in: 0...1, using: &random)
                #expect((value(curve, at: s) - reference(hull, at: s)).magnitude < 1e-9, "\(label) s \(s)")
            }
            for kink in curve.kinks {
                #expect(
                    (kink.vertex.objective - reference(hull, at: kink.parameter)).magnitude < 1e-9,
                    "\(label) at \(kink.parameter)")
            }
        }
    }

    @Test("cost curves", arguments: [31, 32, 33, 34, 35, 36, 37, 38] as [UInt64])
    func costs(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for round in 0..<25 {
            let m = Int.random(in: 2...6, using: &random)
            let hull = RandomHull(rows: m, extra: 40, ties: round % 2 == 0, &random)
            // Every column carries an amount of something outside the rows; the unit columns carry none.
            let slope = (0..<hull.matrix.columns).map { $0 < m ? 0 : Double(Int.random(in: 0...3, using: &random)) }
            var simplex = ParametricSimplex(matrix: hull.matrix, unitColumns: hull.unitColumns)
            let pieces = try simplex.costCurve(
                costs: hull.costs, slope: slope, rightHandSide: hull.rightHandSide, from: 0, to: .infinity)
            let label = "seed \(seed) round \(round)"
            #expect(pieces.first?.from == 0 && pieces.last?.to == .infinity, "\(label)")
            for (left, right) in zip(pieces, pieces.dropFirst()) {
                #expect(left.to == right.from, "\(label): no gap")
                #expect(right.slope < left.slope, "\(label): concave, no collinear kink")
            }
            for piece in pieces {
                let end = piece.to.isFinite ? piece.to : piece.from + 3
                for t in [piece.from, (piece.from + end) / 2, end, Double.random(in: piece.from...end, using: &random)]
                {
                    let shifted = zip(hull.costs, slope).map { $0 + t * $1 }
                    let expected = GLPKSolver().solve(hull.program(at: hull.rightHandSide, costs: shifted)).objective
                    #expect(
                        (piece.intercept + piece.slope * t - expected).magnitude < 1e-9 * (1 + t), "\(label) t \(t)")
                }
            }
        }
    }

    @Test("products are the same for any order of equal rows of input", arguments: [41, 42, 43, 44] as [UInt64])
    func canonicalVertex(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for round in 0..<40 {
            let hull = RandomHull(rows: Int.random(in: 2...5, using: &random), extra: 30, ties: true, &random)
            var simplex = ParametricSimplex(matrix: hull.matrix, unitColumns: hull.unitColumns)
            let direct = try simplex.optimum(costs: hull.costs, rightHandSide: hull.rightHandSide)
            // Reach the same point along a line instead: another path of pivots, the same vertex.
            let curve = try simplex.mixingCurve(
                costs: hull.costs, from: hull.otherRightHandSide, to: hull.rightHandSide)
            let along = try #require(curve.kinks.last?.vertex)
            #expect(along.columns == direct.columns, "seed \(seed) round \(round)")
            #expect(along.hasAlternatives == direct.hasAlternatives, "seed \(seed) round \(round)")
            for (x, y) in zip(along.amounts, direct.amounts) { #expect((x - y).magnitude < 1e-9) }
        }
    }

    private func reference(_ hull: RandomHull, at s: Double) -> Double {
        let b = zip(hull.rightHandSide, hull.otherRightHandSide).map { (1 - s) * $0 + s * $1 }
        return GLPKSolver().solve(hull.program(at: b)).objective
    }

    private func value(_ curve: MixingCurve, at s: Double) -> Double {
        for (left, right) in zip(curve.kinks, curve.kinks.dropFirst()) where s <= right.parameter {
            let w = (s - left.parameter) / (right.parameter - left.parameter)
            return (1 - w) * left.vertex.objective + w * right.vertex.objective
        }
        return curve.kinks.last?.vertex.objective ?? .nan
    }
}
