import ConvexCore
import GLPKBackend
import TestSupport
import Testing

/// Breakpoints that nearly coincide: ties broken by 1e-12 to 1e-6, lines that pass that close to a vertex of the hull.
///
/// Values on both sides of a merge may differ by `breakpointMerge` times a slope, hence the bound of 1e-7.
@Suite("Curves stay certified when breakpoints nearly coincide")
struct NearTieTests {
    static let bound = 1e-7

    @Test("cost curves (H15)", arguments: [51, 52, 53, 54, 55, 56, 57, 58] as [UInt64])
    func costs(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for round in 0..<50 {
            let m = Int.random(in: 2...5, using: &random)
            let hull = RandomHull(rows: m, extra: 30, ties: true, &random)
            let offset = offset(&random)
            let costs = hull.costs.enumerated().map { j, cost in
                j < m ? 0 : cost + offset * Double(Int.random(in: -2...2, using: &random))
            }
            let slope = (0..<hull.matrix.columns).map { $0 < m ? 0 : Double(Int.random(in: 0...3, using: &random)) }
            var simplex = ParametricSimplex(matrix: hull.matrix, unitColumns: hull.unitColumns)
            let label = "seed \(seed) round \(round) offset \(offset)"
            do {
                let pieces = try simplex.costCurve(
                    costs: costs, slope: slope, rightHandSide: hull.rightHandSide, from: 0, to: .infinity)
                for piece in pieces {
                    #expect(piece.to - piece.from > LPSettings().breakpointMerge, "\(label)")
                    let end = piece.to.isFinite ? piece.to : piece.from + 2
                    for t in [piece.from, (piece.from + end) / 2, end] {
                        let shifted = zip(costs, slope).map { $0 + t * $1 }
                        let expected = GLPKSolver().solve(hull.program(at: hull.rightHandSide, costs: shifted))
                            .objective
                        #expect(
                            (piece.intercept + piece.slope * t - expected).magnitude < NearTieTests.bound,
                            "\(label) t \(t)")
                    }
                }
            } catch {
                Issue.record("\(label): \(error)")
            }
        }
    }

    @Test("mixing curves past a vertex (X9)", arguments: [61, 62, 63, 64, 1004, 1015, 1036, 1097] as [UInt64])
    func mixing(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for round in 0..<50 {
            let m = Int.random(in: 3...5, using: &random)
            let hull = RandomHull(rows: m, extra: 30, ties: round % 2 == 0, &random)
            let offset = offset(&random)
            let (b0, b1) = line(past: hull, offset: offset, &random)
            var simplex = ParametricSimplex(matrix: hull.matrix, unitColumns: hull.unitColumns)
            let label = "seed \(seed) round \(round) offset \(offset)"
            do {
                let kinks = try simplex.mixingCurve(costs: hull.costs, from: b0, to: b1).kinks
                #expect(kinks.first?.parameter == 0 && kinks.last?.parameter == 1, "\(label)")
                for (left, right) in zip(kinks, kinks.dropFirst()) {
                    #expect(right.parameter - left.parameter > LPSettings().breakpointMerge, "\(label)")
                    for w in [0, 0.25, 0.5, 1] {
                        let s = left.parameter + w * (right.parameter - left.parameter)
                        let value = (1 - w) * left.vertex.objective + w * right.vertex.objective
                        let b = zip(b0, b1).map { (1 - s) * $0 + s * $1 }
                        let expected = GLPKSolver().solve(hull.program(at: b)).objective
                        #expect((value - expected).magnitude < NearTieTests.bound, "\(label) s \(s)")
                    }
                }
            } catch {
                Issue.record("\(label): \(error)")
            }
        }
    }

    /// 1e-12 to 1e-6, evenly over the decades.
    private func offset(_ random: inout SeededGenerator) -> Double {
        var value = Double.random(in: 1...10, using: &random)
        for _ in 0..<Int.random(in: 7...12, using: &random) { value /= 10 }
        return value
    }

    /// Two compositions whose line misses the composition of a random column by about `offset`.
    private func line(
        past hull: RandomHull, offset: Double, _ random: inout SeededGenerator
    ) -> ([Double], [Double]) {
        let m = hull.matrix.rows
        let column = Int.random(in: m..<hull.matrix.columns, using: &random)
        let center = (0..<m).map { hull.matrix[row: $0, column: column] }
        let direction = (0..<m).map { center[$0] > 0 ? Double.random(in: -0.5...0.5, using: &random) * center[$0] : 0 }
        let miss = (0..<m).map { _ in offset * Double.random(in: 0...1, using: &random) }
        func normalised(_ b: [Double]) -> [Double] {
            let total = b.reduce(0, +)
            return b.map { $0 / total }
        }
        return (
            normalised((0..<m).map { center[$0] - direction[$0] }),
            normalised((0..<m).map { center[$0] + direction[$0] + miss[$0] })
        )
    }
}
