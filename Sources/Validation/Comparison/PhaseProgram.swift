internal import Chemistry
internal import ConvexCore
internal import ExactArithmetic

/// A linear program over a chosen list of species, for questions in which only these may take part.
///
/// `minimise sum c_j x_j` subject to the balance of every element, `sum a_ij x_j = b_i`, and further rows; `x >= 0`.
struct PhaseProgram {
    let elements: [Element]
    /// Number of rows beyond the elements.
    let furtherRows: Int
    private var columns: [Double] = []
    private var costs: [Double] = []

    /// A program without species.
    init(elements: [Element], furtherRows: Int = 0) {
        self.elements = elements
        self.furtherRows = furtherRows
    }

    /// Adds a species with its amounts times `sign`, its cost in eV per formula unit, and its entries in the further rows.
    mutating func append(_ composition: Composition, sign: Double = 1, cost: Double, further: [Double] = []) {
        columns += elements.map { composition[$0].doubleValue * sign } + further
        columns += [Double](repeating: 0, count: furtherRows - further.count)
        costs.append(cost)
    }

    /// Optimum and amounts; nil when nothing satisfies the balances.
    func solve(balances: [Double], further: [Double] = []) -> (objective: Double, amounts: [Double])? {
        let rows = elements.count + furtherRows
        let matrix = ColumnMatrix(rows: rows, columns: costs.count, byColumn: columns)
        let program = LinearProgram(matrix: matrix, costs: costs, rightHandSide: balances + further)
        let solution = DenseSimplexSolver().solve(program)
        guard solution.status == .optimal else { return nil }
        let certificate = Certificate(program: program, primal: solution.primal, dual: solution.dual)
        return certificate.holds(LPSettings()) ? (solution.objective, solution.primal) : nil
    }
}
