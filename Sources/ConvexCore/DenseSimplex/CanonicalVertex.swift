/// Choosing one vertex of an optimal face by a rule that does not depend on the path that led there.
///
/// Rule: among all optimal vectors x take the lexicographically largest one, components in column order (the amount of
/// the first column as large as possible, then of the second, ...). Columns stand in a canonical order that does not depend
/// on the order of the input, so neither does the choice. Written as an objective it is `max sum_j eps^j x_j` with
/// infinitesimal eps, a linear program over the columns whose reduced cost is zero; Bland's rule ends it.
extension SimplexState {
    /// Moves to the canonical vertex of the optimal face; `d` must be priced. Returns whether the face has more than one point.
    ///
    /// - Postcondition: x is the lexicographically largest optimal vector; `y` and `d` are as before, a proof for any such x.
    /// - Throws: what `pivot` throws.
    func canonicalise() throws(SimplexFault) -> Bool {
        var tied = tiedColumns()
        if tied.isEmpty { return false }
        let home = y.array
        try improveOverFace(&tied) { lexicographicallyRaises($0) }
        let hasAlternatives = try faceHasAnotherPoint(tied)
        y.copy(home)
        return hasAlternatives
    }

    /// Whether a nonbasic column costs the same as the optimum, for costs `c` or, with a factor t, `c + t slope`.
    func hasTies(slopeFactor t: Double?) -> Bool {
        for j in 0..<n where (t.map { d[j] + $0 * dSlope[j] } ?? d[j]) <= settings.tie && position[j] < 0 {
            return true
        }
        return false
    }

    /// Columns that cost the same as the optimum: nonbasic, with `d_j <= tie`. Ascending.
    private func tiedColumns() -> [Int] {
        var tied: [Int] = []
        for j in 0..<n where d[j] <= settings.tie && position[j] < 0 { tied.append(j) }
        return tied
    }

    /// Whether raising nonbasic column j makes x lexicographically larger; `alpha` holds the column of j.
    private func lexicographicallyRaises(_ j: Int) -> Bool {
        var first = j
        var rises = true
        for r in 0..<m where alpha[r].magnitude > settings.pivot && basis[r] < first {
            first = basis[r]
            rises = alpha[r] < 0
        }
        return rises
    }

    /// Bland pivots over the tied columns while one of them `improves`; entered and left columns change places in `tied`.
    private func improveOverFace(_ tied: inout [Int], improves: (Int) -> Bool) throws(SimplexFault) {
        for _ in 0..<(settings.pivotsPerDimension * (m + tied.count)) {
            guard let (k, r) = improvement(tied, improves) else { return }
            try exchange(&tied, k, row: r)
        }
    }

    /// First tied column that improves and the row it would enter.
    private func improvement(_ tied: [Int], _ improves: (Int) -> Bool) -> (Int, Int)? {
        for k in tied.indices {
            setColumn(tied[k])
            if improves(tied[k]), let r = leaving(lexicographic: false, bland: true) { return (k, r) }
        }
        return nil
    }

    private func exchange(_ tied: inout [Int], _ k: Int, row r: Int) throws(SimplexFault) {
        let out = basis[r]
        try pivot(row: r, column: tied[k], reducedCost: 0)
        tied.remove(at: k)
        if out < n { tied.insert(out, at: tied.firstIndex { $0 > out } ?? tied.count) }
    }

    /// Whether some tied nonbasic column can take a positive amount in an optimal vector.
    ///
    /// Maximises the sum of those columns over the face until a step of positive length is possible; x is unique exactly
    /// when none is. Every pivot on the way has length zero, so x stays where it is.
    private func faceHasAnotherPoint(_ tied: [Int]) throws(SimplexFault) -> Bool {
        let outside = Set(tied)
        var candidates = tied
        for _ in 0..<(settings.pivotsPerDimension * (m + tied.count)) {
            guard let (k, r) = improvement(candidates, { raisesSum(of: outside, entering: $0) }) else { return false }
            if beta[r] > settings.zeroAmount { return true }
            try exchange(&candidates, k, row: r)
        }
        return true
    }

    /// Whether the sum of the columns in `set` grows when q enters; `alpha` holds the column of q.
    private func raisesSum(of set: Set<Int>, entering q: Int) -> Bool {
        var gain = set.contains(q) ? 1.0 : 0.0
        for r in 0..<m where set.contains(basis[r]) { gain -= alpha[r] }
        return gain > settings.pivot
    }
}
