/// Gauss-Jordan elimination over exact fractions.
///
/// Meant for the small systems of chemistry and of certificates (tens of rows): every statement about rank, consistency and
/// uniqueness is exact.
public enum RationalLinearAlgebra {
    /// The only solution of A x = b.
    ///
    /// Tall systems (more rows than columns) are allowed as long as they are consistent.
    /// - Parameters:
    ///   - a: the matrix A, m x n, as m rows of equal length n.
    ///   - b: the right-hand side, length m.
    /// - Returns: x of length n; nil when there is no solution or more than one.
    /// - Precondition: the rows of `a` have one length and `b` has as many entries as `a` has rows.
    /// - Complexity: O(m n min(m, n)) operations on fractions.
    public static func solve(_ a: [[Rational]], _ b: [Rational]) -> [Rational]? {
        precondition(a.count == b.count, "the matrix and the right-hand side need equally many rows")
        let columns = a.first?.count ?? 0
        var rows = zip(a, b).map { $0 + [$1] }
        let pivots = eliminate(&rows, columns: columns)
        guard pivots.count == columns else { return nil }
        let isConsistent = rows[columns...].allSatisfy { $0[columns].isZero }
        return isConsistent ? rows[..<columns].map { $0[columns] } : nil
    }

    /// A basis of all x with A x = 0, one vector per free column, with a 1 in that column.
    ///
    /// The vectors come in ascending order of their free columns; the entries of the other free columns are 0.
    /// - Parameters:
    ///   - a: the matrix A as rows of length `columns`; no rows at all means no condition.
    ///   - columns: the number n of unknowns.
    /// - Returns: n - rank(A) vectors of length n.
    public static func nullspace(_ a: [[Rational]], columns: Int) -> [[Rational]] {
        var rows = a
        let pivots = eliminate(&rows, columns: columns)
        var isPivot = [Bool](repeating: false, count: columns)
        for column in pivots { isPivot[column] = true }
        return (0..<columns).filter { !isPivot[$0] }.map { free in
            var vector = [Rational](repeating: .zero, count: columns)
            vector[free] = .one
            for (row, column) in pivots.enumerated() { vector[column] = -rows[row][free] }
            return vector
        }
    }

    /// Brings the first `columns` columns to reduced row echelon form and returns the pivot column of each leading row.
    private static func eliminate(_ rows: inout [[Rational]], columns: Int) -> [Int] {
        var pivots: [Int] = []
        for column in 0..<columns {
            let top = pivots.count
            // Exact arithmetic needs no pivot search for stability: the first nonzero entry serves.
            guard let pivot = rows[top...].firstIndex(where: { !$0[column].isZero }) else { continue }
            rows.swapAt(top, pivot)
            let scale = rows[top][column].reciprocal
            for index in column..<rows[top].count { rows[top][index] *= scale }
            let leading = rows[top]
            for row in rows.indices where row != top && !rows[row][column].isZero {
                let factor = rows[row][column]
                for index in column..<leading.count where !leading[index].isZero {
                    rows[row][index] -= factor * leading[index]
                }
            }
            pivots.append(column)
        }
        return pivots
    }
}
