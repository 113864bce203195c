import ExactArithmetic
import TestSupport
import Testing

@testable import ExactVerification

@Suite("Signs that doubles prove are the exact ones")
struct ProvenSignTests {
    /// Columns whose reduced costs under some duals are 0, a few units in the last place off 0, or far from it.
    private func columns(_ random: inout SeededGenerator, duals y: [Rational]) -> ExactColumns {
        var entries: [[ExactProgram.Entry]] = []
        var costs: [Rational] = []
        for j in 0..<200 {
            let column = y.indices.map {
                ExactProgram.Entry(row: $0, value: Rational(Int.random(in: 0...9, using: &random)))
            }
            let level = column.reduce(Rational.zero) { $0 + y[$1.row] * $1.value }
            let near = Double.random(in: -4...4, using: &random) * [0, 1e-16, 1e-15, 1e-12, 1][j % 5]
            entries.append(column)
            costs.append(level + (Rational(exactly: near) ?? .zero))
        }
        return ExactColumns(entries, costs: costs)
    }

    private static let rounds = 4

    @Test("near ties", arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
    func nearTies(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var (proven, open) = (0, 0)
        for _ in 0..<Self.rounds {
            let y = (0..<5).compactMap { _ in Rational(exactly: Double.random(in: -5...5, using: &random)) }
                .map { $0 / Rational(3) }
            let columns = columns(&random, duals: y)
            let near = try #require(columns.rounded(duals: y))
            for j in 0..<columns.count {
                let exact = columns.reducedCost(j, duals: y).signum
                if let sign = columns.provenSign(j, duals: near) {
                    #expect(sign == exact, "seed \(seed) column \(j)")
                    proven += 1
                } else {
                    open += 1
                }
                #expect(columns.isNegative(j, duals: y, rounded: near) == (exact < 0))
            }
        }
        // A zero is never proven, what is far from it always.
        #expect(proven >= Self.rounds * 40 && open >= Self.rounds * 40)
    }

    @Test("numbers too large or too small for products of doubles are left to exact arithmetic", arguments: [401, -401])
    func extremes(exponent: Int) throws {
        let extreme = try #require(Rational(exactly: Double(sign: .plus, exponent: exponent, significand: 1)))
        let one = [[ExactProgram.Entry(row: 0, value: .one)]]
        #expect(ExactColumns(one, costs: [extreme]).rounded(duals: [.one]) == nil)
        #expect(ExactColumns(one, costs: [.one]).rounded(duals: [extreme]) == nil)
        #expect(ExactColumns(one, costs: [.one]).rounded(duals: [.one]) == [1])
        #expect(ExactColumns(one, costs: [extreme]).isNegative(0, duals: [.zero], rounded: nil) == false)
    }
}
