internal import ConvexCore
internal import ExactArithmetic

/// Basis, exact inverse and exact amounts of one run. Basis entries `>= n` are artificial unit columns with a sign.
struct ExactRun {
    let columns: [[ExactProgram.Entry]]
    let m: Int
    let n: Int
    var basis: [Int]
    var inverse: [[Rational]]
    var amounts: [Rational]
    var pivots = 0

    /// Takes over a claimed basis; nil when it is singular, repeats a column or has a negative amount.
    init?(_ program: ExactProgram, basis: [Int], deadline: ContinuousClock.Instant?) throws(Interruption) {
        columns = program.columns.entries
        m = program.rows
        n = program.columns.count
        guard basis.allSatisfy({ $0 >= 0 && $0 < program.columns.count }) else { return nil }
        var dense = [[Rational]](repeating: [Rational](repeating: .zero, count: m), count: m)
        for (k, column) in basis.enumerated() {
            for entry in program.columns.entries[column] { dense[entry.row][k] = entry.value }
        }
        guard let inverse = try ExactRun.inverse(of: dense, deadline: deadline) else { return nil }
        self.basis = basis
        self.inverse = inverse
        amounts = ExactRun.product(inverse, program.rightHandSide)
        if amounts.contains(where: { $0.signum < 0 }) { return nil }
    }

    /// Starts from artificial columns with the signs of b.
    init(artificialFor program: ExactProgram) {
        columns = program.columns.entries
        m = program.rows
        n = program.columns.count
        let (m, n) = (m, n)
        basis = (0..<m).map { n + $0 }
        inverse = (0..<m).map { i in
            (0..<m).map { $0 == i ? (program.rightHandSide[i].signum < 0 ? -Rational.one : .one) : .zero }
        }
        amounts = program.rightHandSide.map(\.magnitude)
    }

    var artificialTotal: Rational {
        var total = Rational.zero
        for r in 0..<m where basis[r] >= n { total = total + amounts[r] }
        return total
    }

    /// How a phase ended.
    enum End {
        case optimal
        /// The column that can enter without bound, and `B^-1 a` of it.
        case unbounded(column: Int, alpha: [Rational])
    }

    /// Bland pivots until every reduced cost is >= 0 or the costs fall without bound.
    /// - Parameter priced: the columns of the program with the costs of this phase.
    mutating func optimise(
        _ priced: ExactColumns, artificialCost: Rational = .zero, deadline: ContinuousClock.Instant?
    ) throws(Interruption) -> End {
        while true {
            if let reason = Interruption.pending(deadline: deadline) { throw reason }
            let y = duals(costs: priced.costs, artificialCost: artificialCost)
            let near = priced.rounded(duals: y)
            let basic = Set(basis)
            guard let q = (0..<n).first(where: { !basic.contains($0) && priced.isNegative($0, duals: y, rounded: near) })
            else { return .optimal }
            let alpha = tableauColumn(q)
            guard let r = leavingRow(alpha) else { return .unbounded(column: q, alpha: alpha) }
            pivot(row: r, column: q, alpha: alpha)
        }
    }

    func duals(costs: [Rational], artificialCost: Rational) -> [Rational] {
        var y = [Rational](repeating: .zero, count: m)
        for r in 0..<m {
            let cost = basis[r] < n ? costs[basis[r]] : artificialCost
            if cost.isZero { continue }
            for i in 0..<m where !inverse[r][i].isZero { y[i] = y[i] + cost * inverse[r][i] }
        }
        return y
    }

    func tableauColumn(_ j: Int) -> [Rational] {
        (0..<m).map { r in columns[j].reduce(Rational.zero) { $0 + inverse[r][$1.row] * $1.value } }
    }

    /// Smallest ratio, ties by the smaller column; an artificial column at zero leaves whenever it can.
    private func leavingRow(_ alpha: [Rational]) -> Int? {
        var best: (row: Int, ratio: Rational)?
        for r in 0..<m {
            if basis[r] >= n && !alpha[r].isZero && amounts[r].isZero { return r }
            guard alpha[r].signum > 0 else { continue }
            let ratio = amounts[r] / alpha[r]
            if let current = best, ratio > current.ratio || (ratio == current.ratio && basis[r] > basis[current.row]) {
                continue
            }
            best = (r, ratio)
        }
        return best?.row
    }

    mutating func pivot(row r: Int, column q: Int, alpha: [Rational]) {
        let scale = Rational.one / alpha[r]
        inverse[r] = inverse[r].map { $0 * scale }
        amounts[r] = amounts[r] * scale
        for i in 0..<m where i != r && !alpha[i].isZero {
            for k in 0..<m where !inverse[r][k].isZero { inverse[i][k] = inverse[i][k] - alpha[i] * inverse[r][k] }
            amounts[i] = amounts[i] - alpha[i] * amounts[r]
        }
        basis[r] = q
        pivots += 1
    }

    /// Exchanges artificial columns at zero for structural ones where the row allows it.
    mutating func expelArtificials(deadline: ContinuousClock.Instant?) throws(Interruption) {
        for r in 0..<m where basis[r] >= n {
            if let reason = Interruption.pending(deadline: deadline) { throw reason }
            let basic = Set(basis)
            for j in 0..<n where !basic.contains(j) {
                let alpha = tableauColumn(j)
                if alpha[r].isZero { continue }
                pivot(row: r, column: j, alpha: alpha)
                break
            }
        }
    }

    /// The direction in which column q enters; no row limits it, so that no structural amount falls and artificial ones stay.
    func ray(entering q: Int, alpha: [Rational]) -> [Rational] {
        var ray = [Rational](repeating: .zero, count: n)
        ray[q] = .one
        for r in 0..<m where basis[r] < n { ray[basis[r]] = -alpha[r] }
        return ray
    }

    func optimum(_ program: ExactProgram) -> ExactOptimum {
        let costs = program.columns.costs
        let y = duals(costs: costs, artificialCost: .zero)
        var objective = Rational.zero
        for r in 0..<m where basis[r] < n { objective = objective + costs[basis[r]] * amounts[r] }
        return ExactOptimum(
            basis: basis.map { $0 < n ? $0 : -1 }, amounts: amounts, dual: y, objective: objective, pivots: pivots)
    }

    private static func product(_ matrix: [[Rational]], _ vector: [Rational]) -> [Rational] {
        matrix.map { row in zip(row, vector).reduce(Rational.zero) { $1.0.isZero ? $0 : $0 + $1.0 * $1.1 } }
    }

    /// Gauss-Jordan inverse; nil when singular.
    private static func inverse(
        of matrix: [[Rational]], deadline: ContinuousClock.Instant?
    ) throws(Interruption) -> [[Rational]]? {
        let m = matrix.count
        var a = matrix
        var inverse = (0..<m).map { i in (0..<m).map { $0 == i ? Rational.one : .zero } }
        for k in 0..<m {
            if let reason = Interruption.pending(deadline: deadline) { throw reason }
            guard let p = (k..<m).first(where: { !a[$0][k].isZero }) else { return nil }
            a.swapAt(p, k)
            inverse.swapAt(p, k)
            let scale = Rational.one / a[k][k]
            a[k] = a[k].map { $0 * scale }
            inverse[k] = inverse[k].map { $0 * scale }
            for i in 0..<m where i != k && !a[i][k].isZero {
                let factor = a[i][k]
                for j in 0..<m {
                    if !a[k][j].isZero { a[i][j] = a[i][j] - factor * a[k][j] }
                    if !inverse[k][j].isZero { inverse[i][j] = inverse[i][j] - factor * inverse[k][j] }
                }
            }
        }
        return inverse
    }
}
