/// Choosing one vertex of an optimal face by a rule that does not depend on the path that led there.
///
/// Rule: among all optimal vectors x take the lexicographically largest one, components in column order (the amount of
/// the first column as large as possible, then of the second, ...). Columns stand in a canonical order that does not depend
/// on the order of the input, so neither does the choice. Written as an objective it is `max sum_j eps^j x_j` with
/// infinitesimal eps, a linear program over the columns whose reduced cost is zero; Bland's rule ends it.
extension SimplexState {
    /// Columns that cost the same as the optimum: nonbasic, with `d_j <= tie`. Ascending.
    func tiedColumns() -> [Int] {
        var tied: [Int] = []
        let bound = settings.tie
        for j in 0..<n where d[j] <= bound && position[j] < 0 { tied.append(j) }
        return tied
    }

    /// Moves to the canonical vertex of the optimal face. Returns whether the face has more than one point.
    ///
    /// - Postcondition: the basis is optimal and x is the lexicographically largest optimal vector.
    mutating func canonicalise() -> Bool {
        var tied = tiedColumns()
        if tied.isEmpty { return false }
        let home = d
        improveOverFace(&tied) { state, j in state.lexicographicallyRaises(j) }
        let hasAlternatives = faceHasAnotherPoint(tied)
        d = home
        for column in basis where column < n { d[column] = 0 }
        return hasAlternatives
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
    private mutating func improveOverFace(_ tied: inout [Int], improves: (SimplexState, Int) -> Bool) {
        var left = settings.pivotsPerDimension * (m + tied.count)
        search: while left > 0 {
            left -= 1
            for k in tied.indices {
                setColumn(tied[k])
                if !improves(self, tied[k]) { continue }
                guard let r = leaving(lexicographic: false, bland: true) else { continue }
                let out = basis[r]
                pivot(row: r, column: tied[k])
                tied.remove(at: k)
                if out < n { tied.insert(out, at: tied.firstIndex { $0 > out } ?? tied.count) }
                continue search
            }
            return
        }
    }

    /// Whether some tied nonbasic column can take a positive amount in an optimal vector.
    ///
    /// Maximises the sum of those columns over the face on a copy of the state; the maximum is 0 exactly when x is unique.
    private func faceHasAnotherPoint(_ tied: [Int]) -> Bool {
        var copy = self
        let outside = tied
        var candidates = tied
        var left = settings.pivotsPerDimension * (m + tied.count)
        while left > 0 {
            left -= 1
            guard let k = candidates.indices.first(where: { copy.raisesSum(of: outside, entering: candidates[$0]) }) else {
                return false
            }
            copy.setColumn(candidates[k])
            guard let r = copy.leaving(lexicographic: false, bland: true) else { return true }
            if copy.beta[r] > settings.zeroAmount { return true }
            let out = copy.basis[r]
            copy.pivot(row: r, column: candidates[k])
            candidates.remove(at: k)
            if out < n { candidates.insert(out, at: candidates.firstIndex { $0 > out } ?? candidates.count) }
        }
        return true
    }

    /// Whether the sum of the columns in `set` grows when q enters.
    private mutating func raisesSum(of set: [Int], entering q: Int) -> Bool {
        setColumn(q)
        var gain = set.contains(q) ? 1.0 : 0.0
        for r in 0..<m where set.contains(basis[r]) { gain -= alpha[r] }
        return gain > settings.pivot
    }
}
