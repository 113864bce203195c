/// Proof of optimality of a pair (x, y), measured on the original data by code that shares nothing with the solvers.
///
/// The four numbers bound how far the pair is from satisfying `A x = b`, `x >= 0`, `y'A <= c` and `c'x = y'b`; by weak
/// duality a pair that satisfies all four is optimal. Source: G. B. Dantzig, Linear Programming and Extensions (1963), ch. 6.
public struct Certificate: Sendable, Equatable {
    /// `max_i |(A x - b)_i| / (1 + max|b|)`.
    public var primalResidual: Double
    /// Most negative component of x, as a positive number.
    public var negativeAmount: Double
    /// `max_j (y'a_j - c_j)`, at least 0, over all columns.
    public var dualViolation: Double
    /// `|c'x - y'b| / (1 + |c'x|)`.
    public var gap: Double

    /// Measures a pair given as a dense vector x (length n) and y (length m).
    ///
    /// - Complexity: O(m n).
    public init(program: LinearProgram, primal: [Double], dual: [Double]) {
        let support = primal.indices.filter { primal[$0] != 0 }
        self.init(
            matrix: program.matrix, costs: program.costs, rightHandSide: program.rightHandSide,
            support: support, amounts: support.map { primal[$0] }, dual: dual)
    }

    /// Measures a pair whose x is given by its support; `costs` and `rightHandSide` are those of the point certified.
    ///
    /// - Complexity: O(m n).
    public init(
        matrix: ColumnMatrix, costs: [Double], rightHandSide b: [Double], support: [Int], amounts: [Double], dual y: [Double]
    ) {
        let m = matrix.rows
        var residual = b
        var objective = 0.0
        var negative = 0.0
        for (j, amount) in zip(support, amounts) {
            for i in 0..<m { residual[i] -= matrix.byColumn[j * m + i] * amount }
            objective += costs[j] * amount
            negative = max(negative, -amount)
        }
        let scale = 1 + (b.map(\.magnitude).max() ?? 0)
        primalResidual = (residual.map(\.magnitude).max() ?? 0) / scale
        negativeAmount = negative
        dualViolation = Certificate.violation(matrix: matrix, costs: costs, dual: y)
        var bound = 0.0
        for i in 0..<m { bound += y[i] * b[i] }
        gap = (objective - bound).magnitude / (1 + objective.magnitude)
    }

    /// `max(0, max_j (y'a_j - c_j))` over all columns, by rows so that the inner loop runs over memory in order.
    private static func violation(matrix: ColumnMatrix, costs: [Double], dual y: [Double]) -> Double {
        let n = matrix.columns
        return withUnsafeTemporaryAllocation(of: Double.self, capacity: n) { excess in
            for j in 0..<n { excess.initializeElement(at: j, to: -costs[j]) }
            matrix.byRow.withUnsafeBufferPointer { entries in
                for i in 0..<matrix.rows where y[i] != 0 {
                    let yi = y[i]
                    let row = i * n
                    for j in 0..<n { excess[j] += yi * entries[row + j] }
                }
            }
            var worst = 0.0
            for j in 0..<n { worst = excess[j] > worst ? excess[j] : worst }
            return worst
        }
    }

    /// Whether every number is finite and within its bound.
    public func holds(_ settings: LPSettings) -> Bool {
        primalResidual <= settings.certifiedPrimalResidual && negativeAmount <= settings.certifiedDualViolation
            && dualViolation <= settings.certifiedDualViolation && gap <= settings.certifiedGap
    }
}
