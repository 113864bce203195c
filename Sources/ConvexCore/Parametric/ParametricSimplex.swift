/// A dense simplex that keeps going: optima at a point, over a line of costs, and over a line of right-hand sides.
///
/// The matrix must hold the unit columns (`unitColumns[i]` is the i-th unit vector), so that every right-hand side
/// `b >= 0` is feasible and the first basis is at hand. One value serves many problems over the same matrix; it owns its
/// work space and belongs to one thread at a time.
///
/// Copies share the work space, so a value and its copies belong to one thread; the type is not `Sendable`.
public struct ParametricSimplex {
    /// Tolerances of every run.
    public let settings: LPSettings
    /// The matrix all problems share.
    public let matrix: ColumnMatrix
    let unitColumns: [Int]
    let state: SimplexState
    private let fault: LPSettingsError?

    /// Takes the matrix and the positions of its unit columns; every run under unusable settings throws `invalidSettings`.
    ///
    /// - Precondition: `unitColumns[i]` is the i-th unit column for every row i.
    public init(matrix: ColumnMatrix, unitColumns: [Int], settings: LPSettings = LPSettings()) {
        precondition(unitColumns.count == matrix.rows, "one unit column per row")
        for (i, column) in unitColumns.enumerated() {
            for k in 0..<matrix.rows {
                precondition(
                    matrix[row: k, column: column] == (k == i ? 1 : 0), "column \(column) is not unit column \(i)")
            }
        }
        self.settings = settings
        fault = settings.fault
        self.matrix = matrix
        self.unitColumns = unitColumns
        state = SimplexState(matrix: matrix, settings: settings)
    }

    /// Pivots made so far.
    public var pivotCount: Int { state.pivotCount }

    /// Minimises `c'x` subject to `A x = b`, `x >= 0`, and picks the canonical vertex of the optimal face.
    ///
    /// - Throws: `SimplexFault` when the optimum cannot be certified on the original data.
    /// - Complexity: O(m n) a pivot.
    public mutating func optimum(costs: [Double], rightHandSide b: [Double]) throws(SimplexFault) -> Vertex {
        try start(costs: costs, rightHandSide: b)
        try finish(state.primal())
        let vertex = try canonicalVertex(costs: costs, rightHandSide: b)
        if vertex.certificate.holds(settings) { return vertex }
        guard state.refactor() else { throw .singularBasis }
        state.setRightHandSide(b)
        state.setCosts(costs)
        try finish(state.primal())
        let again = try canonicalVertex(costs: costs, rightHandSide: b)
        guard again.certificate.holds(settings) else { throw .notCertified(again.certificate) }
        return again
    }

    /// Puts the unit basis, the right-hand side and the duals in place.
    func start(costs: [Double], rightHandSide b: [Double]) throws(SimplexFault) {
        if let fault { throw .invalidSettings(fault) }
        try state.checkInterruption()
        state.startFromUnitColumns(unitColumns)
        state.setRightHandSide(b)
        state.setCosts(costs)
    }

    func finish(_ end: SimplexState.PrimalEnd) throws(SimplexFault) {
        switch end {
        case .optimal: return
        case .unbounded: throw .unbounded
        }
    }

    /// The canonical vertex at the current optimal basis, proven by the duals of that basis.
    func canonicalVertex(costs: [Double], rightHandSide b: [Double]) throws(SimplexFault) -> Vertex {
        let alternatives = try state.canonicalise()
        let dual = state.y.array
        return vertex(
            Support(state, at: 0), costs: costs, rightHandSide: b, dual: dual,
            violation: Certificate.dualViolation(matrix: matrix, costs: costs, dual: dual),
            hasAlternatives: alternatives)
    }

    /// Measures a support against duals whose violation is known.
    func vertex(
        _ support: Support, costs: [Double], rightHandSide b: [Double], dual: [Double], violation: Double,
        hasAlternatives: Bool
    ) -> Vertex {
        var objective = 0.0
        for k in support.columns.indices { objective += costs[support.columns[k]] * support.amounts[k] }
        let certificate = Certificate(
            matrix: matrix, costs: costs, rightHandSide: b, support: support.columns, amounts: support.amounts,
            dual: dual,
            dualViolation: violation)
        return Vertex(
            columns: support.columns, amounts: support.amounts, dual: dual, objective: objective,
            hasAlternatives: hasAlternatives, basis: support.basis, certificate: certificate)
    }

    /// Restores a basis met earlier, prices it and moves to the canonical vertex; returns whether there are alternatives.
    func canonicalise(basis: [Int], costs: [Double], rightHandSide b: [Double]) throws(SimplexFault) -> Bool {
        state.setBasis(basis)
        guard state.refactor() else { throw .singularBasis }
        state.setRightHandSide(b)
        state.price(costs: costs)
        return try state.canonicalise()
    }
}

/// Columns with a positive amount, ascending, read off a state at `beta + s betaSlope`.
struct Support {
    let columns: [Int]
    let amounts: [Double]
    let basis: [Int]

    init(_ state: SimplexState, at s: Double) {
        let basis = state.basis.array
        var columns: [Int] = []
        var amounts: [Double] = []
        columns.reserveCapacity(state.m)
        amounts.reserveCapacity(state.m)
        for r in 0..<state.m {
            let amount = s == 0 ? state.beta[r] : state.beta[r] + s * state.betaSlope[r]
            if amount <= state.settings.zeroAmount { continue }
            var k = columns.count
            while k > 0 && columns[k - 1] > basis[r] { k -= 1 }
            columns.insert(basis[r], at: k)
            amounts.insert(amount, at: k)
        }
        self.columns = columns
        self.amounts = amounts
        self.basis = basis
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
    /// A basis is singular to working precision.
    case singularBasis
    /// Numbers left the range of doubles.
    case overflow
    /// A setting cannot be used.
    case invalidSettings(LPSettingsError)
    /// The run was stopped from outside: no slower solver is to be asked.
    case interrupted(Interruption)
    /// The right-hand side left the cone of the columns.
    case infeasible
    /// No solver could prove the optimum at a single point of the curve.
    case unsolved
    /// The proof's figures exceed their bounds.
    case notCertified(Certificate)
}
