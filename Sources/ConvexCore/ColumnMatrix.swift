/// A dense matrix `A: m x n` kept both by columns (for tableau columns) and by rows (for pricing all columns at once).
public struct ColumnMatrix: Sendable, Equatable {
    /// m, the number of rows.
    public let rows: Int
    /// n, the number of columns.
    public let columns: Int
    /// Entry (i, j) at `j * rows + i`.
    public let byColumn: [Double]
    /// Entry (i, j) at `i * columns + j`.
    public let byRow: [Double]
    /// Whether every entry is finite; noted once, so that neither a solver nor a proof has to look again.
    public let isFinite: Bool

    /// Takes the entries column after column.
    ///
    /// - Precondition: `byColumn.count == rows * columns`.
    public init(rows: Int, columns: Int, byColumn: [Double]) {
        precondition(byColumn.count == rows * columns, "a \(rows) x \(columns) matrix needs \(rows * columns) entries")
        self.rows = rows
        self.columns = columns
        self.byColumn = byColumn
        self.isFinite = ColumnMatrix.areFinite(byColumn)
        self.byRow = [Double](unsafeUninitializedCapacity: rows * columns) { buffer, count in
            for i in 0..<rows {
                for j in 0..<columns { buffer[i * columns + j] = byColumn[j * rows + i] }
            }
            count = rows * columns
        }
    }

    /// Whether all values are finite, in whole numbers and without an early end so that the compiler can use vector instructions.
    private static func areFinite(_ values: [Double]) -> Bool {
        // Only an exponent of all ones carries into the bit of the sign.
        let (sign, step) = (UInt64(1) << 63, UInt64(1) << 52)
        var found: UInt64 = 0
        for value in values { found |= ((value.bitPattern & ~sign) &+ step) & sign }
        return found == 0
    }

    /// Entry in row `i` and column `j`.
    public subscript(row i: Int, column j: Int) -> Double { byColumn[j * rows + i] }

    /// The product `A x`.
    ///
    /// - Complexity: O(m n).
    public func times(_ x: [Double]) -> [Double] {
        var product = [Double](repeating: 0, count: rows)
        for j in 0..<columns where x[j] != 0 {
            for i in 0..<rows { product[i] += byColumn[j * rows + i] * x[j] }
        }
        return product
    }
}
