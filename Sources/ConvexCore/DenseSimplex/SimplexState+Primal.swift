/// The primal simplex method on the current state.
extension SimplexState {
    /// How a run of pivots ended.
    enum PrimalEnd: Equatable {
        case optimal
        /// Column that can enter without bound; `alpha` holds its column.
        case unbounded(column: Int)
    }

    /// Makes `d >= 0` by primal pivots with multiple pricing: one pass over all columns keeps the most attractive few, and pivots
    /// are made among those until none attracts; Bland's rule takes over after a run of degenerate steps.
    ///
    /// With `.betaSlope` carried, ratios are compared lexicographically in (beta, betaSlope), which makes the final basis
    /// optimal for the right-hand side `b + s b'` with all small enough s > 0. On return `d` is priced with the final duals.
    /// - Throws: `pivotLimit`, `overflow` when the column of an unbounded step is no column of numbers, and what `pivot` throws.
    func primal(carrying carried: Carried = []) throws(SimplexFault) -> PrimalEnd {
        var degenerate = 0
        var left = settings.pivotsPerDimension * (m + n)
        while true {
            priceAll()
            let bland = degenerate >= settings.degeneratePivotsBeforeBland
            let kept = bland ? keepFirstAttractive() : keepMostAttractive()
            if kept == 0 { return .optimal }
            // A pass may find that no column attracts under costs summed in another order: it must not be repeated for ever.
            left -= 1
            if left < 0 { throw .pivotLimit }
            while let (q, cost) = bestCandidate(kept) {
                setColumn(q)
                guard let r = leaving(lexicographic: carried.contains(.betaSlope), bland: bland) else {
                    guard (0..<m).allSatisfy({ alpha[$0].isFinite }) else { throw .overflow }
                    return .unbounded(column: q)
                }
                degenerate = beta[r] > settings.zeroAmount * alpha[r] ? 0 : degenerate + 1
                try pivot(row: r, column: q, reducedCost: cost, carrying: carried)
                left -= 1
                if left < 0 { throw .pivotLimit }
                if bland || degenerate >= settings.degeneratePivotsBeforeBland { break }
            }
        }
    }

    /// Bland: the attractive column with the smallest index alone becomes a candidate.
    private func keepFirstAttractive() -> Int {
        for j in 0..<n where d[j] < -settings.attractiveReducedCost && position[j] < 0 {
            candidates[0] = j
            return 1
        }
        return 0
    }

    /// Keeps the columns with the most negative reduced costs, most negative first; returns how many.
    private func keepMostAttractive() -> Int {
        var kept = 0
        var threshold = -settings.attractiveReducedCost
        for j in 0..<n where d[j] < threshold { keep(j, &kept, &threshold) }
        return kept
    }

    /// Sorts column j into the candidates; the last one gives way when they are full.
    private func keep(_ j: Int, _ kept: inout Int, _ threshold: inout Double) {
        if position[j] >= 0 { return }
        var k = kept < candidates.count ? kept : kept - 1
        while k > 0 && d[candidates[k - 1]] > d[j] {
            candidates[k] = candidates[k - 1]
            k -= 1
        }
        candidates[k] = j
        if kept < candidates.count { kept += 1 }
        if kept == candidates.count { threshold = d[candidates[kept - 1]] }
    }

    /// The candidate with the most negative reduced cost under the current duals, if any attracts.
    private func bestCandidate(_ kept: Int) -> (column: Int, reducedCost: Double)? {
        var best = -1
        var smallest = -settings.attractiveReducedCost
        for k in 0..<kept {
            let j = candidates[k]
            if position[j] >= 0 { continue }
            let cost = reducedCost(j)
            if cost < smallest {
                smallest = cost
                best = j
            }
        }
        return best < 0 ? nil : (best, smallest)
    }

    /// Row of the smallest ratio `beta_r / alpha_r` over `alpha_r > pivot`; ties by betaSlope when `lexicographic`, then by the
    /// larger pivot, or by the smaller column under Bland's rule. Artificial columns at zero leave whenever they can.
    func leaving(lexicographic: Bool, bland: Bool) -> Int? {
        var best = -1
        var bestRatio = Double.infinity
        for r in 0..<m {
            let a = alpha[r]
            if basis[r] >= n && a.magnitude > settings.pivot && beta[r] <= settings.zeroAmount { return r }
            guard a > settings.pivot else { continue }
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
