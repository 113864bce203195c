/// The working state of the dense simplex: a basis, its explicit inverse and the quantities priced with it.
///
/// Letters: `B` basis matrix, `inverse = B^-1` (m x m, by rows), `beta = B^-1 b` (amounts of the basic columns),
/// `betaSlope = B^-1 b'` for a right-hand side `b + s b'`, `d = c - c_B B^-1 A` (reduced costs), `dSlope` the same for the
/// slope of costs `c + t c'`, `alpha = B^-1 a_q` (column of the entering q), `rho = e_r B^-1 A` (row of the leaving r).
///
/// Basis entries `>= n` are artificial columns: `n + i` is plus or minus the i-th unit column, `artificialSign[i]`.
/// The arrays are allocated once and reused; a state belongs to one thread at a time.
struct SimplexState {
    let matrix: ColumnMatrix
    var settings: LPSettings
    var basis: [Int]
    /// Row of the basis in which a column stands, or -1.
    var position: [Int32]
    var inverse: [Double]
    var beta: [Double]
    var betaSlope: [Double]
    var d: [Double]
    var dSlope: [Double]
    var alpha: [Double]
    var rho: [Double]
    var artificialSign: [Double]
    /// Pivots made since the state was created; exposed for benchmarks and tests.
    var pivotCount = 0

    var m: Int { matrix.rows }
    var n: Int { matrix.columns }

    init(matrix: ColumnMatrix, settings: LPSettings) {
        self.matrix = matrix
        self.settings = settings
        let (m, n) = (matrix.rows, matrix.columns)
        basis = [Int](repeating: -1, count: m)
        position = [Int32](repeating: -1, count: n)
        inverse = [Double](repeating: 0, count: m * m)
        beta = [Double](repeating: 0, count: m)
        betaSlope = [Double](repeating: 0, count: m)
        d = [Double](repeating: 0, count: n)
        dSlope = [Double](repeating: 0, count: n)
        alpha = [Double](repeating: 0, count: m)
        rho = [Double](repeating: 0, count: n)
        artificialSign = [Double](repeating: 1, count: m)
    }

    /// Starts from columns that form the unit matrix, one per row.
    mutating func startFromUnitColumns(_ columns: [Int]) {
        setBasis(columns)
        for k in inverse.indices { inverse[k] = 0 }
        for i in 0..<m { inverse[i * m + i] = 1 }
    }

    /// Starts from artificial columns with the signs of b, so that `beta = |b|`.
    mutating func startFromArtificials(rightHandSide b: [Double]) {
        setBasis((0..<m).map { n + $0 })
        for k in inverse.indices { inverse[k] = 0 }
        for i in 0..<m {
            artificialSign[i] = b[i] < 0 ? -1 : 1
            inverse[i * m + i] = artificialSign[i]
        }
    }

    /// Names the basic columns; the caller sets the inverse.
    mutating func setBasis(_ columns: [Int]) {
        for column in basis where column >= 0 && column < n { position[column] = -1 }
        basis = columns
        for (row, column) in columns.enumerated() where column < n { position[column] = Int32(row) }
    }

    /// `vector = B^-1 b`.
    func transformed(_ b: [Double], into vector: inout [Double]) {
        for r in 0..<m {
            var sum = 0.0
            for i in 0..<m { sum += inverse[r * m + i] * b[i] }
            vector[r] = sum
        }
    }

    /// Sets `beta = B^-1 b`.
    mutating func setRightHandSide(_ b: [Double]) {
        var fresh = beta
        transformed(b, into: &fresh)
        beta = fresh
    }

    /// Sets `betaSlope = B^-1 b'`.
    mutating func setRightHandSideSlope(_ slope: [Double]) {
        var fresh = betaSlope
        transformed(slope, into: &fresh)
        betaSlope = fresh
    }

    /// Duals `y = c_B B^-1` for the given costs; artificial columns cost `artificialCost * 1`.
    func duals(costs: [Double], artificialCost: Double = 0) -> [Double] {
        var y = [Double](repeating: 0, count: m)
        for r in 0..<m {
            let column = basis[r]
            let cost = column < n ? costs[column] : artificialCost
            if cost != 0 {
                for i in 0..<m { y[i] += cost * inverse[r * m + i] }
            }
        }
        return y
    }

    /// Writes `c - y'A` into `reduced`; exactly 0 for basic columns.
    ///
    /// - Complexity: O(m n), with the inner loop over memory in order.
    func price(costs: [Double], duals y: [Double], into reduced: inout [Double]) {
        let n = n
        reduced.withUnsafeMutableBufferPointer { reduced in
            matrix.byRow.withUnsafeBufferPointer { entries in
                for j in 0..<n { reduced[j] = costs[j] }
                for i in 0..<m where y[i] != 0 {
                    let yi = y[i]
                    let row = entries.baseAddress.map { $0 + i * n }
                    guard let row else { return }
                    for j in 0..<n { reduced[j] -= yi * row[j] }
                }
            }
            for column in basis where column < n { reduced[column] = 0 }
        }
    }

    /// Sets `d` for the given costs.
    mutating func price(costs: [Double], artificialCost: Double = 0) {
        var fresh = [Double]()
        swap(&fresh, &d)
        price(costs: costs, duals: duals(costs: costs, artificialCost: artificialCost), into: &fresh)
        swap(&fresh, &d)
    }

    /// Sets `dSlope` for the given slope of the costs.
    mutating func priceSlope(costs: [Double]) {
        var fresh = [Double]()
        swap(&fresh, &dSlope)
        price(costs: costs, duals: duals(costs: costs), into: &fresh)
        swap(&fresh, &dSlope)
    }

    /// Sets `alpha = B^-1 a_q`.
    mutating func setColumn(_ q: Int) {
        let m = m
        matrix.byColumn.withUnsafeBufferPointer { entries in
            inverse.withUnsafeBufferPointer { inverse in
                alpha.withUnsafeMutableBufferPointer { alpha in
                    for r in 0..<m {
                        var sum = 0.0
                        for i in 0..<m { sum += inverse[r * m + i] * entries[q * m + i] }
                        alpha[r] = sum
                    }
                }
            }
        }
    }
}
