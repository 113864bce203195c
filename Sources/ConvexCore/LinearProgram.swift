/// The standard form every solver of this room takes: minimise `c'x` subject to `A x = b`, `x >= 0`.
///
/// Shapes: `A: m x n`, `c: n`, `b: m`. The right-hand side may have any sign and rows may be redundant.
public struct LinearProgram: Sendable, Equatable {
    /// A.
    public var matrix: ColumnMatrix
    /// c.
    public var costs: [Double]
    /// b.
    public var rightHandSide: [Double]

    /// Puts the three parts together.
    ///
    /// - Precondition: the shapes agree.
    public init(matrix: ColumnMatrix, costs: [Double], rightHandSide: [Double]) {
        precondition(costs.count == matrix.columns, "one cost per column")
        precondition(rightHandSide.count == matrix.rows, "one right-hand side per row")
        self.matrix = matrix
        self.costs = costs
        self.rightHandSide = rightHandSide
    }

    /// Whether every number is finite.
    ///
    /// - Complexity: O(m + n).
    public var isFinite: Bool {
        matrix.isFinite && costs.allSatisfy(\.isFinite) && rightHandSide.allSatisfy(\.isFinite)
    }
}

/// Why a solver stopped, and with it what the returned vectors mean.
public enum LPStatus: Sendable, Equatable {
    /// `primal` and `dual` are optimal vectors.
    case optimal
    /// No `x >= 0` satisfies `A x = b`; `dual` is a Farkas vector: `y'A <= 0` and `y'b > 0`.
    case infeasible
    /// The objective falls without bound; `ray` is a direction `d >= 0` with `A d = 0` and `c'd < 0`.
    case unbounded
    /// The solver gave up for the reason given; there are no vectors.
    case failed(LPFailure)
}

/// What a solver returns: a status and the evidence that goes with it.
public struct LPSolution: Sendable, Equatable {
    /// Why the solver stopped.
    public var status: LPStatus
    /// `c'x` when optimal; NaN otherwise.
    public var objective: Double
    /// x, length n; empty unless optimal.
    public var primal: [Double]
    /// y, length m: the duals when optimal, a Farkas vector when infeasible, empty otherwise.
    public var dual: [Double]
    /// Direction of unbounded descent, length n; empty unless unbounded.
    public var ray: [Double]
    /// Columns of the final basis, one per row; artificial columns are left out. Empty unless optimal.
    public var basis: [Int]

    /// A result without vectors.
    public init(status: LPStatus) {
        self.status = status
        objective = .nan
        primal = []
        dual = []
        ray = []
        basis = []
    }

    /// An optimal result.
    public init(objective: Double, primal: [Double], dual: [Double], basis: [Int]) {
        status = .optimal
        self.objective = objective
        self.primal = primal
        self.dual = dual
        self.basis = basis
        ray = []
    }
}

/// A solver of linear programs in standard form; the conformance suite runs on every type that adopts it.
public protocol LinearProgramSolver: Sendable {
    /// Solves one program. Infeasible and unbounded are results, not errors.
    func solve(_ program: LinearProgram) -> LPSolution
}
