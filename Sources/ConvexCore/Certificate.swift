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
        matrix: ColumnMatrix, costs: [Double], rightHandSide: [Double], support: [Int], amounts: [Double],
        dual: [Double]
    ) {
        self.init(
            matrix: matrix, costs: costs, rightHandSide: rightHandSide, support: support, amounts: amounts, dual: dual,
            dualViolation: Certificate.dualViolation(matrix: matrix, costs: costs, dual: dual))
    }

    /// As above, for duals whose violation over all columns has been measured already (one pass serves several points).
    ///
    /// - Complexity: O(m^2).
    init(
        matrix: ColumnMatrix, costs: [Double], rightHandSide b: [Double], support: [Int], amounts: [Double],
        dual y: [Double],
        dualViolation: Double
    ) {
        let m = matrix.rows
        var objective = 0.0
        var negative = 0.0
        for k in support.indices {
            objective += costs[support[k]] * amounts[k]
            negative = Certificate.larger(negative, -amounts[k])
        }
        var (bound, largest, worst) = (0.0, 0.0, 0.0)
        for i in 0..<m {
            var residual = b[i]
            for k in support.indices { residual -= matrix.byColumn[support[k] * m + i] * amounts[k] }
            worst = Certificate.larger(worst, residual.magnitude)
            largest = Certificate.larger(largest, b[i].magnitude)
            bound += y[i] * b[i]
        }
        primalResidual = worst / (1 + largest)
        negativeAmount = negative
        self.dualViolation = dualViolation
        gap = (objective - bound).magnitude / (1 + objective.magnitude)
    }

    /// The larger of two numbers; NaN when one of them is, which `max` does not promise.
    private static func larger(_ worst: Double, _ next: Double) -> Double { next > worst || next.isNaN ? next : worst }

    /// `max(0, max_j (y'a_j - c_j))` over all columns, for costs `c + t slope`; NaN when a cost is, or an entry is not finite.
    ///
    /// - Complexity: O(m n), by rows so that the inner loop runs over memory in order.
    static func dualViolation(
        matrix: ColumnMatrix, costs: [Double], slope: [Double] = [], at t: Double = 0, dual y: [Double]
    ) -> Double {
        let n = matrix.columns
        // Rows whose dual is 0 are left out below, and with them what stands there.
        guard matrix.isFinite else { return .nan }
        return withUnsafeTemporaryAllocation(of: Double.self, capacity: n) { excess in
            costs.withUnsafeBufferPointer { costs in
                for j in 0..<n { excess.initializeElement(at: j, to: -costs[j]) }
            }
            if t != 0 {
                slope.withUnsafeBufferPointer { slope in
                    for j in 0..<n { excess[j] -= t * slope[j] }
                }
            }
            matrix.byRow.withUnsafeBufferPointer { entries in
                for i in 0..<matrix.rows where y[i] != 0 {
                    let (yi, row) = (y[i], i * n)
                    for j in 0..<n { excess[j] += yi * entries[row + j] }
                }
            }
            return largest(excess)
        }
    }

    /// Largest element or 0, NaN when one is, by four running maxima that do not wait for each other.
    private static func largest(_ values: UnsafeMutableBufferPointer<Double>) -> Double {
        var lanes = SIMD4<Double>.zero
        // A NaN makes the sum one, and so may infinities; only then is it looked for.
        var sum = SIMD4<Double>.zero
        let whole = values.count & ~3
        for j in stride(from: 0, to: whole, by: 4) {
            let next = SIMD4(values[j], values[j + 1], values[j + 2], values[j + 3])
            lanes.replace(with: next, where: next .> lanes)
            sum += next
        }
        if sum.sum().isNaN && values.contains(where: \.isNaN) { return .nan }
        var worst = lanes.max()
        for j in whole..<values.count { worst = larger(worst, values[j]) }
        return worst
    }

    /// Whether every figure is a number within its bound; a NaN anywhere in the program or the pair makes a figure NaN.
    public func holds(_ settings: LPSettings) -> Bool {
        primalResidual <= settings.certifiedPrimalResidual && negativeAmount <= settings.certifiedDualViolation
            && dualViolation <= settings.certifiedDualViolation && gap <= settings.certifiedGap
    }
}
