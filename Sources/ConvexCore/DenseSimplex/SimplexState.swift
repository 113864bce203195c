/// The working state of the dense simplex: a basis, its explicit inverse and the quantities priced with it.
///
/// Letters: `B` basis matrix, `inverse = B^-1` (m x m, by rows), `beta = B^-1 b` (amounts of the basic columns),
/// `betaSlope = B^-1 b'` for a right-hand side `b + s b'`, `y = c_B B^-1` (duals), `d = c - y A` (reduced costs), `dSlope` the same for the
/// slope of costs `c + t c'`, `alpha = B^-1 a_q` (column of the entering q), `rho = e_r B^-1 A` (row of the leaving r).
///
/// Basis entries `>= n` are artificial columns: `n + i` is plus or minus the i-th unit column, `artificialSign[i]`.
/// All memory is allocated once and reused; a state belongs to one thread at a time.
final class SimplexState {
    let m: Int
    let n: Int
    let settings: LPSettings
    private let memory = WorkSpace()
    /// A for products with row vectors.
    private let lanes: LaneMatrix
    /// A by columns: entry (i, j) at `j m + i`.
    let byColumn: Block<Double>
    let basis: Block<Int>
    /// Row of the basis in which a column stands, or -1.
    let position: Block<Int>
    let inverse: Block<Double>
    let beta: Block<Double>
    let betaSlope: Block<Double>
    let costs: Block<Double>
    let y: Block<Double>
    let d: Block<Double>
    let dSlope: Block<Double>
    let alpha: Block<Double>
    let rho: Block<Double>
    let artificialSign: Block<Double>
    let scratch: Block<Double>
    private let zeros: Block<Double>
    /// Columns kept between two full pricings.
    let candidates: Block<Int>
    private let counters: Block<Int>

    init(matrix: ColumnMatrix, settings: LPSettings) {
        self.settings = settings
        let (m, n) = (matrix.rows, matrix.columns)
        (self.m, self.n) = (m, n)
        let padded = LaneMatrix.paddedCount(n)
        lanes = LaneMatrix(matrix, memory: memory)
        byColumn = memory.doubles(matrix.byColumn)
        basis = memory.integers(m, of: -1)
        position = memory.integers(n, of: -1)
        inverse = memory.doubles(m * m)
        beta = memory.doubles(m)
        betaSlope = memory.doubles(m)
        costs = memory.doubles(padded)
        y = memory.doubles(m)
        d = memory.doubles(padded)
        dSlope = memory.doubles(padded)
        alpha = memory.doubles(m)
        rho = memory.doubles(padded)
        artificialSign = memory.doubles(m)
        scratch = memory.doubles(m * m)
        candidates = memory.integers(SimplexState.candidateCount, of: -1)
        counters = memory.integers(1, of: 0)
        zeros = memory.doubles(padded)
        artificialSign.fill(1)
    }

    /// Columns kept between two full pricings; 5 was fastest of 4, 5, 6, 8, 12 for 9 elements and 202 phases.
    static let candidateCount = 5

    /// Pivots between two looks at the clock and the task; a power of two, and far more than one optimum takes.
    static let pivotsBetweenChecks = 64

    /// Throws when the run shall stop.
    func checkInterruption() throws(SimplexFault) {
        if let reason = settings.interruption { throw .interrupted(reason) }
    }

    /// Pivots made since the state was created; exposed for benchmarks and tests.
    var pivotCount: Int {
        get { counters[0] }
        set { counters[0] = newValue }
    }

    /// Starts from columns that form the unit matrix, one per row.
    func startFromUnitColumns(_ columns: [Int]) {
        setBasis(columns)
        inverse.fill(0)
        for i in 0..<m { inverse[i * m + i] = 1 }
    }

    /// Starts from artificial columns with the signs of b, so that `beta = |b|`.
    func startFromArtificials(rightHandSide b: [Double]) {
        setBasis((0..<m).map { n + $0 })
        inverse.fill(0)
        for i in 0..<m {
            artificialSign[i] = b[i] < 0 ? -1 : 1
            inverse[i * m + i] = artificialSign[i]
        }
    }

    /// Names the basic columns; the caller sets the inverse.
    func setBasis(_ columns: [Int]) {
        for r in 0..<m where basis[r] >= 0 && basis[r] < n { position[basis[r]] = -1 }
        basis.copy(columns)
        for r in 0..<m where columns[r] < n { position[columns[r]] = r }
    }

    /// Sets `beta = B^-1 b`.
    func setRightHandSide(_ b: [Double]) { transform(b, into: beta) }

    /// Sets `betaSlope = B^-1 b'`.
    func setRightHandSideSlope(_ slope: [Double]) { transform(slope, into: betaSlope) }

    private func transform(_ b: [Double], into vector: Block<Double>) {
        for r in 0..<m {
            var sum = 0.0
            for i in 0..<m { sum += inverse[r * m + i] * b[i] }
            vector[r] = sum
        }
    }

    /// Sets the costs and the duals `y = c_B B^-1`; artificial columns cost `artificialCost`.
    func setCosts(_ costs: [Double], artificialCost: Double = 0) {
        self.costs.copy(costs)
        y.fill(0)
        for r in 0..<m {
            let cost = basis[r] < n ? self.costs[basis[r]] : artificialCost
            if cost != 0 { y.add(cost, inverse.part(from: r * m, count: m)) }
        }
    }

    /// Sets `d = c - y A`; exactly 0 for basic columns.
    ///
    /// - Complexity: O(m n), with the inner loop over memory in order.
    func priceAll() {
        lanes.multiply(y, factor: -1, addedTo: costs, into: d)
        for r in 0..<m where basis[r] < n { d[basis[r]] = 0 }
    }

    /// Sets costs, duals and all reduced costs.
    func price(costs: [Double], artificialCost: Double = 0) {
        setCosts(costs, artificialCost: artificialCost)
        priceAll()
    }

    /// Sets `dSlope` for the given slope of the costs; overwrites `alpha`.
    func priceSlope(_ slope: [Double]) {
        dSlope.copy(slope)
        for i in 0..<m {
            var dual = 0.0
            for r in 0..<m where basis[r] < n { dual += slope[basis[r]] * inverse[r * m + i] }
            alpha[i] = dual
        }
        lanes.multiply(alpha, factor: -1, addedTo: dSlope, into: dSlope)
        for r in 0..<m where basis[r] < n { dSlope[basis[r]] = 0 }
    }

    /// Reduced cost of one column from the duals.
    func reducedCost(_ j: Int) -> Double {
        var value = costs[j]
        let column = byColumn.part(from: j * m, count: m)
        for i in 0..<m { value -= y[i] * column[i] }
        return value
    }

    /// Sets `alpha = B^-1 a_q`.
    func setColumn(_ q: Int) {
        let column = byColumn.part(from: q * m, count: m)
        alpha.fill(0)
        for i in 0..<m where column[i] != 0 {
            let entry = column[i]
            for r in 0..<m { alpha[r] += inverse[r * m + i] * entry }
        }
    }

    /// Sets `rho = e_r B^-1 A` for the current inverse.
    func setRow(_ r: Int) {
        lanes.multiply(inverse.part(from: r * m, count: m), factor: 1, addedTo: zeros, into: rho)
    }
}
