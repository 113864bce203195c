/// Parametric costs: the optimum for `c(t) = c + t c'` as t grows.
///
/// The optimal value is concave and piecewise linear in t. From a basis optimal at t the next breakpoint is where a
/// reduced cost falls to zero; a primal pivot leads past it. Nothing is sampled. Source: S. I. Gass and T. L. Saaty, Naval Res.
/// Logist. Q. 2, 39 (1955), doi:10.1002/nav.3800020106.
extension ParametricSimplex {
    private struct Piece {
        var from: Double
        var to: Double
        var slope: Double
        var firstBasis: [Int]
        var lastBasis: [Int]
        var middle: [(from: Double, to: Double, basis: [Int])]
    }

    /// Every straight piece of the optimal value from `t0` up to `t1` (which may be infinite).
    ///
    /// Pieces are certified at both ends; a piece without end is certified at its start and for the slopes of the costs.
    /// - Throws: `SimplexFault` when a piece cannot be certified.
    public mutating func costCurve(
        costs: [Double], slope: [Double], rightHandSide b: [Double], from t0: Double, to t1: Double
    ) throws(SimplexFault) -> [CostPiece] {
        start(costs: ParametricSimplex.combine(costs, slope, t0), rightHandSide: b)
        try finish(state.primal())
        state.price(costs: costs)
        state.priceSlope(costs: slope)
        let pieces = try tracePieces(slope: slope, from: t0, to: t1)
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

    private mutating func tracePieces(slope: [Double], from t0: Double, to t1: Double) throws(SimplexFault) -> [Piece] {
        var pieces: [Piece] = []
        var t = t0
        var left = settings.pivotsPerDimension * (state.m + state.n)
        try pivotsPast(t, left: &left)
        while true {
            let next = min(nextAttractive(after: t), t1)
            if next - t > settings.breakpointMerge { append(to: &pieces, from: t, to: next, slope: slope) }
            t = next
            if t >= t1 { break }
            try pivotsPast(t, left: &left)
        }
        if pieces.isEmpty { append(to: &pieces, from: t0, to: t1, slope: slope) }
        return pieces
    }

    private func append(to pieces: inout [Piece], from: Double, to: Double, slope: [Double]) {
        var steepness = 0.0
        for r in 0..<state.m where state.beta[r] > settings.zeroAmount { steepness += slope[state.basis[r]] * state.beta[r] }
        let part = (from: pieces.last?.to ?? from, to: to, basis: state.basis)
        if let last = pieces.last, (last.slope - steepness).magnitude < settings.slopeMerge {
            pieces[pieces.count - 1].to = to
            pieces[pieces.count - 1].lastBasis = state.basis
            pieces[pieces.count - 1].middle.append(part)
            return
        }
        pieces.append(
            Piece(
                from: part.from, to: to, slope: steepness, firstBasis: state.basis, lastBasis: state.basis, middle: [part]))
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
    private mutating func pivotsPast(_ t: Double, left: inout Int) throws(SimplexFault) {
        let reach = t + settings.breakpointMerge
        search: while true {
            for j in 0..<state.n where state.dSlope[j] < -settings.slopeMerge && state.position[j] < 0 {
                if state.d[j] + reach * state.dSlope[j] > 0 { continue }
                state.setColumn(j)
                guard let r = state.leaving(lexicographic: false, bland: true) else { throw .unbounded }
                state.pivot(row: r, column: j, carrying: .dSlope)
                left -= 1
                if left < 0 { throw .pivotLimit }
                continue search
            }
            return
        }
    }

    /// Picks the canonical vertex in the middle of a piece and proves it at both ends.
    private mutating func certified(
        _ piece: Piece, costs: [Double], slope: [Double], b: [Double]
    ) throws(SimplexFault) -> CostPiece {
        let middle = piece.to.isFinite ? (piece.from + piece.to) / 2 : piece.from + 1
        let part = piece.middle.first { $0.to >= middle }?.basis ?? piece.lastBasis
        try restore(basis: part, costs: ParametricSimplex.combine(costs, slope, middle), rightHandSide: b)
        let alternatives = state.canonicalise()
        let (columns, amounts) = support()

        let first = try proof(piece.firstBasis, ParametricSimplex.combine(costs, slope, piece.from), b, columns, amounts)
        var lastDual = first
        if piece.to.isFinite {
            lastDual = try proof(piece.lastBasis, ParametricSimplex.combine(costs, slope, piece.to), b, columns, amounts)
        } else {
            _ = try proof(piece.lastBasis, slope, b, columns, amounts)
        }
        var objective = 0.0
        for (column, amount) in zip(columns, amounts) { objective += costs[column] * amount }
        return CostPiece(
            from: piece.from, to: piece.to, columns: columns, amounts: amounts, intercept: objective, slope: piece.slope,
            dualFrom: first, dualTo: lastDual, hasAlternatives: alternatives)
    }

    /// Duals of a basis for the given costs, checked together with x.
    private mutating func proof(
        _ basis: [Int], _ costs: [Double], _ b: [Double], _ columns: [Int], _ amounts: [Double]
    ) throws(SimplexFault) -> [Double] {
        state.setBasis(basis)
        guard state.refactor() else { throw .singularBasis }
        let dual = state.duals(costs: costs)
        let certificate = Certificate(
            matrix: matrix, costs: costs, rightHandSide: b, support: columns, amounts: amounts, dual: dual)
        guard certificate.holds(settings) else { throw .notCertified(certificate) }
        return dual
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
    /// Duals at `from`.
    public var dualFrom: [Double]
    /// Duals at `to`; those at `from` when the piece has no end.
    public var dualTo: [Double]
    /// Whether other vectors cost the same all along the piece.
    public var hasAlternatives: Bool
}
