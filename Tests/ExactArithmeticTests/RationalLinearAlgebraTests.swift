import ExactArithmetic
import TestSupport
import Testing

@Suite("Rational linear algebra")
struct RationalLinearAlgebraTests {
    private func product(_ a: [[Rational]], _ x: [Rational]) -> [Rational] {
        a.map { row in zip(row, x).reduce(.zero) { $0 + $1.0 * $1.1 } }
    }

    @Test("a Hilbert matrix of order 12, hopeless in doubles, is solved exactly")
    func hilbert() {
        let order = 12
        let matrix = (0..<order).map { i in (0..<order).map { Rational(1, i + $0 + 1) } }
        let solution = (0..<order).map { Rational($0 - 5, $0 + 1) }
        #expect(RationalLinearAlgebra.solve(matrix, product(matrix, solution)) == solution)
    }

    @Test("tall systems are solved when consistent and refused otherwise")
    func tall() {
        let matrix: [[Rational]] = [[1, 0], [0, 2], [1, 2]]
        #expect(RationalLinearAlgebra.solve(matrix, [3, 4, 7]) == [3, 2])
        #expect(RationalLinearAlgebra.solve(matrix, [3, 4, 8]) == nil)
    }

    @Test("a system with several solutions has no unique one")
    func underdetermined() {
        #expect(RationalLinearAlgebra.solve([[1, 1]], [1]) == nil)
        #expect(RationalLinearAlgebra.solve([[1, 2], [2, 4]], [1, 2]) == nil)
    }

    @Test("the null space is annihilated and has the dimension left by the rank", arguments: [UInt64(51), 52, 53])
    func nullspace(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<50 {
            let columns = Int.random(in: 1...7, using: &generator)
            let rank = Int.random(in: 0...columns, using: &generator)
            // An echelon matrix with unit pivots has its rank by construction; adding rows to rows keeps it.
            var rows = (0..<rank).map { i in
                (0..<columns).map { j in
                    j < i ? .zero : j == i ? .one : Rational(Int.random(in: -5...5, using: &generator), 3)
                }
            }
            if rank > 0 {
                for _ in 0..<3 {
                    let (i, j) = (
                        Int.random(in: 0..<rank, using: &generator), Int.random(in: 0..<rank, using: &generator)
                    )
                    let sum = zip(rows[i], rows[j]).map { $0 + 2 * $1 }
                    rows.append(sum)
                }
            }
            let basis = RationalLinearAlgebra.nullspace(rows, columns: columns)
            #expect(basis.count == columns - rank, "seed \(seed)")
            #expect(basis.allSatisfy { product(rows, $0).allSatisfy(\.isZero) }, "seed \(seed)")
            #expect(basis.allSatisfy { !$0.allSatisfy(\.isZero) }, "seed \(seed)")
        }
    }

    @Test("no conditions leave the unit vectors")
    func noRows() {
        #expect(RationalLinearAlgebra.nullspace([], columns: 2) == [[1, 0], [0, 1]])
        #expect(RationalLinearAlgebra.solve([], []) == [])
    }
}
