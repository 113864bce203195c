/// The primal simplex method on the current state.
extension SimplexState {
    /// How a run of pivots ended.
    enum PrimalEnd: Equatable {
        case optimal
        /// Column that can enter without bound; `alpha` holds its column.
        case unbounded(column: Int)
        case pivotLimit
    }

    /// Makes `d >= 0` by primal pivots: most attractive column first, Bland's rule after a run of degenerate steps.
    ///
    /// With `.betaSlope` carried, ratios are compared lexicographically in (beta, betaSlope), which makes the final basis
    /// optimal for the right-hand side `b + s b'` with all small enough s > 0.
    mutating func primal(carrying carried: Carried = []) -> PrimalEnd {
        var degenerate = 0
        var left = settings.pivotsPerDimension * (m + n)
        while true {
            let bland = degenerate >= settings.degeneratePivotsBeforeBland
            guard let q = entering(bland: bland) else { return .optimal }
            setColumn(q)
            guard let r = leaving(lexicographic: carried.contains(.betaSlope), bland: bland) else {
                return .unbounded(column: q)
            }
            degenerate = beta[r] > settings.zeroAmount * alpha[r] ? 0 : degenerate + 1
            pivot(row: r, column: q, carrying: carried)
            left -= 1
            if left < 0 { return .pivotLimit }
        }
    }

    /// Column with the smallest reduced cost (or the first attractive one under Bland's rule); nil when none is attractive.
    func entering(bland: Bool) -> Int? {
        let threshold = -settings.attractiveReducedCost
        if bland {
            for j in 0..<n where d[j] < threshold && position[j] < 0 { return j }
            return nil
        }
        var best = -1
        var smallest = threshold
        d.withUnsafeBufferPointer { d in
            for j in 0..<d.count where d[j] < smallest {
                if position[j] >= 0 { continue }
                smallest = d[j]
                best = j
            }
        }
        return best < 0 ? nil : best
    }

    /// Row of the smallest ratio `beta_r / alpha_r` over `alpha_r > pivot`; ties by betaSlope when `lexicographic`, then by the
    /// larger pivot, or by the smaller column under Bland's rule. Artificial columns at zero leave whenever they can.
    func leaving(lexicographic: Bool, bland: Bool) -> Int? {
        var best = -1
        var bestRatio = Double.infinity
        for r in 0..<m {
            let a = alpha[r]
            if basis[r] >= n && a.magnitude > settings.pivot && beta[r] <= settings.zeroAmount { return r }
            if a <= settings.pivot { continue }
            let ratio = max(beta[r], 0) / a
            if best < 0 || ratio < bestRatio - settings.zeroAmount {
                best = r
                bestRatio = ratio
            } else if ratio <= bestRatio + settings.zeroAmount
                && prefers(r, over: best, lexicographic: lexicographic, bland: bland)
            {
                best = r
                bestRatio = min(ratio, bestRatio)
            }
        }
        return best < 0 ? nil : best
    }

    private func prefers(_ r: Int, over s: Int, lexicographic: Bool, bland: Bool) -> Bool {
        if lexicographic {
            let (mine, other) = (betaSlope[r] / alpha[r], betaSlope[s] / alpha[s])
            if (mine - other).magnitude > settings.zeroAmount { return mine < other }
        }
        return bland ? basis[r] < basis[s] : alpha[r] > alpha[s]
    }
}
