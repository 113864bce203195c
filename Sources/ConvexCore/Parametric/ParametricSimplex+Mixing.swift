/// Parametric right-hand side: the optimum along `b(s) = b0 + s (b1 - b0)`, 0 <= s <= 1.
///
/// The optimal value is convex and piecewise linear in s. From a basis optimal at s the next breakpoint is where a basic
/// amount falls to zero; a dual simplex pivot leads past it. Nothing is sampled. Source: S. I. Gass and T. L. Saaty, Naval Res.
/// Logist. Q. 2, 39 (1955), doi:10.1002/nav.3800020106 (the dual case).
extension ParametricSimplex {
    /// One straight piece of the curve while it is being traced.
    private struct Piece {
        var from: Double
        var to: Double
        var slope: Double
        var dual: [Double]
        var firstBasis: [Int]
        var lastBasis: [Int]
    }

    /// Every kink of the optimal value between b0 and b1, both ends included, each with its vertex.
    ///
    /// Kinks where the slope changes by less than `slopeMerge` are not reported; the ends are exactly 0 and 1. Each vertex is
    /// certified with the duals of both neighbouring pieces, which proves the whole piece: the dual is feasible
    /// along it and the gap, linear in s, is zero at both ends.
    /// - Throws: `SimplexFault` when a piece cannot be certified.
    public mutating func mixingCurve(costs: [Double], from b0: [Double], to b1: [Double]) throws(SimplexFault) -> MixingCurve {
        var slope = b1
        for i in slope.indices { slope[i] -= b0[i] }
        state.startFromUnitColumns(unitColumns)
        state.setRightHandSide(b0)
        state.setRightHandSideSlope(slope)
        state.price(costs: costs)
        try finish(state.primal(carrying: .betaSlope))

        let pieces = try tracePieces(costs: costs, slope: slope)
        var kinks: [MixingKink] = []
        kinks.reserveCapacity(pieces.count + 1)
        for k in 0...pieces.count {
            let s = k == 0 ? 0 : (k == pieces.count ? 1 : pieces[k].from)
            let basis = k == 0 ? pieces[0].firstBasis : pieces[k - 1].lastBasis
            let b = point(b0, slope, s, end: b1)
            let left = k == 0 ? pieces[0].dual : pieces[k - 1].dual
            let right = k == pieces.count ? left : pieces[k].dual
            kinks.append(try kink(at: s, basis: basis, costs: costs, b: b, duals: (left, right)))
        }
        return MixingCurve(kinks: kinks, slopes: pieces.map(\.slope), duals: pieces.map(\.dual))
    }

    private func point(_ b0: [Double], _ slope: [Double], _ s: Double, end: [Double]) -> [Double] {
        if s == 0 { return b0 }
        if s == 1 { return end }
        var b = b0
        for i in b.indices { b[i] = max(0, b[i] + s * slope[i]) }
        return b
    }

    /// Follows the optimal bases from s = 0 to s = 1 and joins pieces of equal slope.
    private mutating func tracePieces(costs: [Double], slope: [Double]) throws(SimplexFault) -> [Piece] {
        var pieces: [Piece] = []
        var s = 0.0
        var left = settings.pivotsPerDimension * (state.m + state.n)
        while true {
            let next = min(nextZero(after: s), 1)
            if next - s > settings.breakpointMerge || (pieces.isEmpty && next >= 1) {
                append(to: &pieces, from: s, to: next, costs: costs, slope: slope)
                s = next
            }
            if next >= 1 - settings.breakpointMerge { break }
            try dualPivots(at: max(s, next), left: &left)
        }
        if pieces.isEmpty { append(to: &pieces, from: 0, to: 1, costs: costs, slope: slope) }
        pieces[pieces.count - 1].to = 1
        return pieces
    }

    private func append(to pieces: inout [Piece], from: Double, to: Double, costs: [Double], slope: [Double]) {
        let dual = state.duals(costs: costs)
        var steepness = 0.0
        for i in dual.indices { steepness += dual[i] * slope[i] }
        if let last = pieces.last, (last.slope - steepness).magnitude < settings.slopeMerge {
            pieces[pieces.count - 1].to = to
            pieces[pieces.count - 1].lastBasis = state.basis
            return
        }
        pieces.append(
            Piece(from: from, to: to, slope: steepness, dual: dual, firstBasis: state.basis, lastBasis: state.basis))
    }

    /// Smallest s' >= s at which a basic amount `beta_r + s' betaSlope_r` reaches zero; infinity when none does.
    private func nextZero(after s: Double) -> Double {
        var next = Double.infinity
        for r in 0..<state.m where state.betaSlope[r] < -settings.zeroAmount {
            next = min(next, max(s, -state.beta[r] / state.betaSlope[r]))
        }
        return next
    }

    /// Dual pivots (Bland's rule) until no basic amount at zero is falling.
    private mutating func dualPivots(at s: Double, left: inout Int) throws(SimplexFault) {
        while true {
            guard let r = fallingRow(at: s) else { return }
            state.setRow(r)
            guard let q = dualEntering() else { throw .infeasible }
            state.setColumn(q)
            guard state.alpha[r].magnitude > settings.pivot else { throw .singularBasis }
            state.pivot(row: r, column: q, carrying: .betaSlope)
            left -= 1
            if left < 0 { throw .pivotLimit }
        }
    }

    /// Row of the smallest basic column whose amount is zero at s and falls with s.
    private func fallingRow(at s: Double) -> Int? {
        var best = -1
        for r in 0..<state.m where state.betaSlope[r] < -settings.zeroAmount {
            let zero = -state.beta[r] / state.betaSlope[r]
            if zero <= s + settings.breakpointMerge && (best < 0 || state.basis[r] < state.basis[best]) { best = r }
        }
        return best < 0 ? nil : best
    }

    /// Column with the smallest ratio `d_j / -rho_j` over `rho_j < 0`; the first such column on ties.
    private func dualEntering() -> Int? {
        var best = -1
        var bestRatio = Double.infinity
        for j in 0..<state.n where state.position[j] < 0 && state.rho[j] < -settings.pivot {
            let ratio = max(state.d[j], 0) / -state.rho[j]
            if ratio < bestRatio - settings.attractiveReducedCost {
                best = j
                bestRatio = ratio
            }
        }
        return best < 0 ? nil : best
    }

    /// The canonical vertex at s, proven with the duals on both sides.
    private mutating func kink(
        at s: Double, basis: [Int], costs: [Double], b: [Double], duals: ([Double], [Double])
    ) throws(SimplexFault) -> MixingKink {
        try restore(basis: basis, costs: costs, rightHandSide: b)
        let alternatives = state.canonicalise()
        let left = vertex(costs: costs, rightHandSide: b, dual: duals.0, hasAlternatives: alternatives)
        guard left.certificate.holds(settings) else { throw .notCertified(left.certificate) }
        if duals.0 != duals.1 {
            let right = Certificate(
                matrix: matrix, costs: costs, rightHandSide: b, support: left.columns, amounts: left.amounts, dual: duals.1)
            guard right.holds(settings) else { throw .notCertified(right) }
        }
        return MixingKink(parameter: s, vertex: left)
    }
}

/// One kink of a mixing curve: the parameter and the optimal vertex there.
public struct MixingKink: Sendable, Equatable {
    /// s, from 0 (pure b0) to 1 (pure b1).
    public var parameter: Double
    /// The canonical optimal vertex at s.
    public var vertex: Vertex
}

/// The optimal value along a line of right-hand sides: straight between consecutive kinks.
public struct MixingCurve: Sendable, Equatable {
    /// Kinks in ascending order, ends (exactly 0 and 1) included.
    public var kinks: [MixingKink]
    /// Slope of the optimal value on the piece after each kink but the last.
    public var slopes: [Double]
    /// Duals valid on the same pieces.
    public var duals: [[Double]]
}
