/// Parametric costs: the optimum for `c(t) = c + t c'` as t grows.
///
/// The optimal value is concave and piecewise linear in t. From a basis optimal at t the next breakpoint is where a
/// reduced cost falls to zero; a primal pivot leads past it. Nothing is sampled. Source: S. I. Gass and T. L. Saaty, Naval Res.
/// Logist. Q. 2, 39 (1955), doi:10.1002/nav.3800020106.
extension ParametricSimplex {
    /// Part of the curve under one basis.
    private struct Part {
        let from: Double
        let to: Double
        /// Where the basis is optimal; beyond `from` by the width of the breakpoints merged there.
        let provenFrom: Double
        let support: Support
        let hasTies: Bool
        /// Duals for the costs at t = 0, and their change with t.
        let dual: [Double]
        let dualSlope: [Double]

        func dual(at t: Double) -> [Double] {
            var y = dual
            for i in y.indices { y[i] += t * dualSlope[i] }
            return y
        }
    }

    /// One straight piece: one part, or several of equal slope.
    private struct Piece {
        let slope: Double
        var parts: [Part]
        var from: Double { parts[0].from }
        var to: Double { parts[parts.count - 1].to }
    }

    /// Every straight piece of the optimal value from `t0` up to `t1` (which may be infinite).
    ///
    /// Pieces are certified at both ends; a piece without end is certified at its start and for the slopes of the costs. Breakpoints
    /// closer than `breakpointMerge` are reported as the first of them; the proof of the piece behind them starts after the last.
    ///
    /// The optimal value is concave, so slopes fall from piece to piece. The curve ends with the first piece whose slope is at most
    /// `lowest`, which need not reach its own end then: for those who ask where a slope is passed and nothing behind it.
    /// - Throws: `SimplexFault` when a piece cannot be certified; `unsolved` when an end is no number.
    public mutating func costCurve(
        costs: [Double], slope: [Double], rightHandSide b: [Double], from t0: Double, to t1: Double,
        until lowest: Double = -.infinity
    ) throws(SimplexFault) -> [CostPiece] {
        guard t0.isFinite, !t1.isNaN else { throw .unsolved }
        try start(costs: ParametricSimplex.combine(costs, slope, t0), rightHandSide: b)
        try finish(state.primal())
        state.price(costs: costs)
        state.priceSlope(slope)
        let pieces = try tracePieces(slope: slope, from: t0, to: t1, until: lowest)
        var result: [CostPiece] = []
        result.reserveCapacity(pieces.count)
        for piece in pieces { result.append(try certified(piece, costs: costs, slope: slope, b: b)) }
        return result
    }

    static func combine(_ costs: [Double], _ slope: [Double], _ t: Double) -> [Double] {
        var sum = costs
        if t != 0 { for j in sum.indices { sum[j] += t * slope[j] } }
        return sum
    }

    private func tracePieces(
        slope: [Double], from t0: Double, to t1: Double, until lowest: Double
    ) throws(SimplexFault) -> [Piece] {
        var pieces: [Piece] = []
        var t = t0
        var start = t0
        var left = settings.pivotsPerDimension * (state.m + state.n)
        try pivotsPast(t, left: &left)
        while true {
            let next = min(nextAttractive(after: t), t1)
            if next - t > settings.breakpointMerge {
                append(to: &pieces, from: start, to: next, provenFrom: optimalFrom(start, reach: t), slope: slope)
                if let last = pieces.last, last.slope <= lowest { return pieces }
                start = next
            }
            t = next
            if t >= t1 { break }
            // Where t and t + breakpointMerge are one number, no pivot leads past it.
            left -= 1
            if left < 0 { throw .pivotLimit }
            try pivotsPast(t, left: &left)
        }
        if start < t1 {
            append(to: &pieces, from: start, to: t1, provenFrom: optimalFrom(start, reach: t), slope: slope)
        }
        return pieces
    }

    /// Where the current basis becomes optimal: `start`, or a little later when breakpoints up to `t` were merged into `start`.
    private func optimalFrom(_ start: Double, reach t: Double) -> Double {
        var from = start
        for j in 0..<state.n where state.dSlope[j] > settings.slopeMerge && state.position[j] < 0 {
            if state.d[j] + from * state.dSlope[j] < 0 { from = -state.d[j] / state.dSlope[j] }
        }
        return min(from, t + settings.breakpointMerge)
    }

    private func append(
        to pieces: inout [Piece], from: Double, to: Double, provenFrom: Double, slope: [Double]
    ) {
        var steepness = 0.0
        var dualSlope = [Double](repeating: 0, count: state.m)
        for r in 0..<state.m {
            let rate = slope[state.basis[r]]
            if rate == 0 { continue }
            steepness += rate * state.beta[r]
            for i in 0..<state.m { dualSlope[i] += rate * state.inverse[r * state.m + i] }
        }
        let middle = to.isFinite ? (from + to) / 2 : from + 1
        let part = Part(
            from: from, to: to, provenFrom: provenFrom, support: Support(state, at: 0),
            hasTies: state.hasTies(slopeFactor: middle),
            dual: state.y.array, dualSlope: dualSlope)
        if let last = pieces.last, (last.slope - steepness).magnitude < settings.slopeMerge {
            pieces[pieces.count - 1].parts.append(part)
        } else {
            pieces.append(Piece(slope: steepness, parts: [part]))
        }
    }

    /// Smallest t' >= t at which a reduced cost `d_j + t' dSlope_j` reaches zero; infinity when none does.
    private func nextAttractive(after t: Double) -> Double {
        var next = Double.infinity
        for j in 0..<state.n where state.dSlope[j] < -settings.slopeMerge && state.position[j] < 0 {
            next = min(next, max(t, -state.d[j] / state.dSlope[j]))
        }
        return next
    }

    /// Primal pivots (Bland's rule) until the basis is optimal just above t.
    private func pivotsPast(_ t: Double, left: inout Int) throws(SimplexFault) {
        let reach = t + settings.breakpointMerge
        while let j = firstAttractive(at: reach) {
            state.setColumn(j)
            guard let r = state.leaving(lexicographic: false, bland: true) else { throw .unbounded }
            try state.pivot(row: r, column: j, reducedCost: state.d[j], carrying: [.d, .dSlope])
            left -= 1
            if left < 0 { throw .pivotLimit }
        }
    }

    /// First nonbasic column whose reduced cost is falling and not positive at t, or negative there although it does not fall (after
    /// a pivot inside a merged breakpoint).
    private func firstAttractive(at t: Double) -> Int? {
        for j in 0..<state.n {
            let bound = state.dSlope[j] < -settings.slopeMerge ? 0 : -settings.attractiveReducedCost
            if state.d[j] + t * state.dSlope[j] <= bound && state.position[j] < 0 { return j }
        }
        return nil
    }

    /// Picks the canonical vertex in the middle of a piece and proves it at both ends.
    private func certified(
        _ piece: Piece, costs: [Double], slope: [Double], b: [Double]
    ) throws(SimplexFault) -> CostPiece {
        let (first, last) = (piece.parts[0], piece.parts[piece.parts.count - 1])
        var support = first.support
        var alternatives = false
        if piece.parts.count > 1 || first.hasTies {
            let middle = piece.to.isFinite ? (piece.from + piece.to) / 2 : piece.from + 1
            let part = piece.parts.first { $0.to >= middle } ?? last
            alternatives = try canonicalise(
                basis: part.support.basis, costs: ParametricSimplex.combine(costs, slope, middle), rightHandSide: b)
            support = Support(state, at: 0)
        }
        let dualFrom = first.dual(at: first.provenFrom)
        try prove(support, dualFrom, at: first.provenFrom, costs, slope, b)
        var dualTo = dualFrom
        if piece.to.isFinite {
            dualTo = last.dual(at: piece.to)
            try prove(support, dualTo, at: piece.to, costs, slope, b)
        } else {
            // Beyond the last breakpoint the slopes alone decide.
            let zeros = [Double](repeating: 0, count: costs.count)
            try prove(support, last.dualSlope, at: 1, zeros, slope, b)
        }
        var objective = 0.0
        for k in support.columns.indices { objective += costs[support.columns[k]] * support.amounts[k] }
        return CostPiece(
            from: piece.from, to: piece.to, columns: support.columns, amounts: support.amounts, intercept: objective,
            slope: piece.slope, dualFrom: dualFrom, dualTo: dualTo, hasAlternatives: alternatives)
    }

    /// Checks a support against duals for the costs at t.
    private func prove(
        _ support: Support, _ dual: [Double], at t: Double, _ costs: [Double], _ slope: [Double], _ b: [Double]
    ) throws(SimplexFault) {
        let violation = Certificate.dualViolation(matrix: matrix, costs: costs, slope: slope, at: t, dual: dual)
        let certificate = Certificate(
            matrix: matrix, costs: ParametricSimplex.combine(costs, slope, t), rightHandSide: b,
            support: support.columns,
            amounts: support.amounts, dual: dual, dualViolation: violation)
        guard certificate.holds(settings) else { throw .notCertified(certificate) }
    }
}

/// One straight piece of the optimal value over a line of costs.
public struct CostPiece: Sendable, Equatable {
    /// First t of the piece.
    public var from: Double
    /// Last t of the piece; infinite when it has no end.
    public var to: Double
    /// Columns with a positive amount, ascending.
    public var columns: [Int]
    /// Amounts of those columns.
    public var amounts: [Double]
    /// Optimal value extrapolated to t = 0: value(t) = intercept + slope t on the piece.
    public var intercept: Double
    /// Slope of the optimal value.
    public var slope: Double
    /// Duals at `from` (just behind it when breakpoints were merged there).
    public var dualFrom: [Double]
    /// Duals at `to`; those at `from` when the piece has no end.
    public var dualTo: [Double]
    /// Whether other vectors cost the same all along the piece.
    public var hasAlternatives: Bool
}
