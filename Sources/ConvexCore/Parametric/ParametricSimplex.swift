/// A dense simplex that keeps going: optima at a point, over a line of costs, and over a line of right-hand sides.
///
/// The matrix must hold the unit columns (`unitColumns[i]` is the i-th unit vector), so that every right-hand side
/// `b >= 0` is feasible and the first basis is at hand. One value serves many problems over the same matrix; it owns its
/// work space and belongs to one thread at a time.
public struct ParametricSimplex {
    /// Tolerances of every run.
    public let settings: LPSettings
    let unitColumns: [Int]
    var state: SimplexState

    /// Takes the matrix and the positions of its unit columns.
    ///
    /// - Precondition: `unitColumns[i]` is the i-th unit column for every row i.
    public init(matrix: ColumnMatrix, unitColumns: [Int], settings: LPSettings = LPSettings()) {
        precondition(unitColumns.count == matrix.rows, "one unit column per row")
        for (i, column) in unitColumns.enumerated() {
            for k in 0..<matrix.rows {
                precondition(matrix[row: k, column: column] == (k == i ? 1 : 0), "column \(column) is not unit column \(i)")
            }
        }
        self.settings = settings
        self.unitColumns = unitColumns
        state = SimplexState(matrix: matrix, settings: settings)
    }

    /// The matrix all problems share.
    public var matrix: ColumnMatrix { state.matrix }

    /// Pivots made so far.
    public var pivotCount: Int { state.pivotCount }

    /// Minimises `c'x` subject to `A x = b`, `x >= 0`, and picks the canonical vertex of the optimal face.
    ///
    /// - Throws: `SimplexFault` when the optimum cannot be certified on the original data.
    /// - Complexity: O(m n) a pivot.
    public mutating func optimum(costs: [Double], rightHandSide b: [Double]) throws(SimplexFault) -> Vertex {
        start(costs: costs, rightHandSide: b)
        try finish(state.primal())
        let vertex = canonicalVertex(costs: costs, rightHandSide: b)
        if vertex.certificate.holds(settings) { return vertex }
        guard state.refactor() else { throw .singularBasis }
        state.setRightHandSide(b)
        state.price(costs: costs)
        try finish(state.primal())
        let again = canonicalVertex(costs: costs, rightHandSide: b)
        guard again.certificate.holds(settings) else { throw .notCertified(again.certificate) }
        return again
    }

    /// Puts the unit basis, the right-hand side and the reduced costs in place.
    mutating func start(costs: [Double], rightHandSide b: [Double]) {
        state.startFromUnitColumns(unitColumns)
        state.setRightHandSide(b)
        state.price(costs: costs)
    }

    func finish(_ end: SimplexState.PrimalEnd) throws(SimplexFault) {
        switch end {
        case .optimal: return
        case .unbounded: throw .unbounded
        case .pivotLimit: throw .pivotLimit
        }
    }

    /// The canonical vertex at the current optimal basis, with the duals of that basis as its proof.
    mutating func canonicalVertex(costs: [Double], rightHandSide b: [Double]) -> Vertex {
        let dual = state.duals(costs: costs)
        let alternatives = state.canonicalise()
        return vertex(costs: costs, rightHandSide: b, dual: dual, hasAlternatives: alternatives)
    }

    /// Reads the basic amounts and measures them against `dual`.
    func vertex(costs: [Double], rightHandSide b: [Double], dual: [Double], hasAlternatives: Bool) -> Vertex {
        let (columns, amounts) = support()
        var objective = 0.0
        for (column, amount) in zip(columns, amounts) { objective += costs[column] * amount }
        let certificate = Certificate(
            matrix: matrix, costs: costs, rightHandSide: b, support: columns, amounts: amounts, dual: dual)
        return Vertex(
            columns: columns, amounts: amounts, dual: dual, objective: objective, hasAlternatives: hasAlternatives,
            basis: state.basis, certificate: certificate)
    }

    /// Columns with a positive amount, ascending, and their amounts.
    func support() -> ([Int], [Double]) {
        var rows: [Int] = []
        for r in 0..<state.m where state.beta[r] > settings.zeroAmount { rows.append(r) }
        rows.sort { state.basis[$0] < state.basis[$1] }
        return (rows.map { state.basis[$0] }, rows.map { state.beta[$0] })
    }

    /// Restores a basis met earlier and prices it.
    mutating func restore(basis: [Int], costs: [Double], rightHandSide b: [Double]) throws(SimplexFault) {
        state.setBasis(basis)
        guard state.refactor() else { throw .singularBasis }
        state.setRightHandSide(b)
        state.price(costs: costs)
    }
}

/// An optimal vertex: its positive components, the duals that prove it, and the proof's figures.
public struct Vertex: Sendable, Equatable {
    /// Columns with a positive amount, ascending.
    public var columns: [Int]
    /// Amounts of those columns.
    public var amounts: [Double]
    /// y, one per row.
    public var dual: [Double]
    /// `c'x`.
    public var objective: Double
    /// Whether other vectors x cost the same within `LPSettings.tie`.
    public var hasAlternatives: Bool
    /// The basis behind the vertex, one column per row.
    public var basis: [Int]
    /// Proof figures of (x, y).
    public var certificate: Certificate

    /// Puts the parts together.
    public init(
        columns: [Int], amounts: [Double], dual: [Double], objective: Double, hasAlternatives: Bool, basis: [Int],
        certificate: Certificate
    ) {
        self.columns = columns
        self.amounts = amounts
        self.dual = dual
        self.objective = objective
        self.hasAlternatives = hasAlternatives
        self.basis = basis
        self.certificate = certificate
    }
}

/// Why a parametric run gave no certified answer; the caller turns to the exact solver.
public enum SimplexFault: Error, Sendable, Equatable {
    /// More pivots than `LPSettings.pivotsPerDimension` allows.
    case pivotLimit
    /// The costs fall without bound (a column of zeros with a negative cost).
    case unbounded
    /// The final basis is singular to working precision.
    case singularBasis
    /// The right-hand side left the cone of the columns.
    case infeasible
    /// The proof's figures exceed their bounds.
    case notCertified(Certificate)
}
