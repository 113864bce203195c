/// Parametric right-hand side: the optimum along `b(s) = b0 + s (b1 - b0)`, 0 <= s <= 1.
///
/// The optimal value is convex and piecewise linear in s. From a basis optimal at s the next breakpoint is where a basic
/// amount falls to zero; a dual simplex pivot leads past it. Nothing is sampled. Source: S. I. Gass and T. L. Saaty, Naval Res.
/// Logist. Q. 2, 39 (1955), doi:10.1002/nav.3800020106 (the dual case).
extension ParametricSimplex {
    /// One straight piece of the curve.
    private struct Piece {
        var from: Double
        var to: Double
        let slope: Double
        let dual: [Double]
        let violation: Double
    }

    /// The point at the end of a piece: its support, or the basis to restore when other columns cost the same.
    private struct Corner {
        let parameter: Double
        let support: Support
        let hasTies: Bool
    }

    /// Every kink of the optimal value between b0 and b1, both ends included, each with its vertex.
    ///
    /// Kinks where the slope changes by less than `slopeMerge` are not reported; the ends are exactly 0 and 1. Each vertex is
    /// certified with the duals of both neighbouring pieces, which proves the whole piece: the dual is feasible
    /// along it and the gap, linear in s, is zero at both ends.
    /// - Throws: `SimplexFault` when a piece cannot be certified.
    public mutating func mixingCurve(costs: [Double], from b0: [Double], to b1: [Double]) throws(SimplexFault)
        -> MixingCurve
    {
        var slope = b1
        for i in slope.indices { slope[i] -= b0[i] }
        try start(costs: costs, rightHandSide: b0)
        state.setRightHandSideSlope(slope)
        try finish(state.primal(carrying: .betaSlope))

        var corners = [corner(at: 0)]
        let pieces = try tracePieces(costs: costs, slope: slope, corners: &corners)
        var kinks: [MixingKink] = []
        kinks.reserveCapacity(corners.count)
        for (k, corner) in corners.enumerated() {
            let b = ParametricSimplex.point(b0, slope, corner.parameter, end: b1)
            let neighbours = [k > 0 ? pieces[k - 1] : nil, k < pieces.count ? pieces[k] : nil].compactMap { $0 }
            kinks.append(try kink(corner, costs: costs, b: b, neighbours: neighbours))
        }
        return MixingCurve(kinks: kinks, slopes: pieces.map(\.slope), duals: pieces.map(\.dual))
    }

    /// `b0 + s slope`, exactly `b0` and `end` at the ends, never negative.
    static func point(_ b0: [Double], _ slope: [Double], _ s: Double, end: [Double]) -> [Double] {
        if s == 0 { return b0 }
        if s == 1 { return end }
        var b = b0
        for i in b.indices {
            let value = b[i] + s * slope[i]
            b[i] = value < 0 ? 0 : value
        }
        return b
    }

    private func corner(at s: Double) -> Corner {
        Corner(parameter: s, support: Support(state, at: s), hasTies: state.hasTies(slopeFactor: nil))
    }

    /// Follows the optimal bases from s = 0 to s = 1 and joins pieces of equal slope; adds the corner at the end of every piece.
    private func tracePieces(costs: [Double], slope: [Double], corners: inout [Corner]) throws(SimplexFault) -> [Piece]
    {
        var pieces: [Piece] = []
        var s = 0.0
        var left = settings.pivotsPerDimension * (state.m + state.n)
        while true {
            var next = min(nextZero(after: s), 1)
            if next >= 1 - settings.breakpointMerge { next = 1 }
            if next - s > settings.breakpointMerge || (next == 1 && pieces.isEmpty) {
                append(to: &pieces, from: s, to: next, costs: costs, slope: slope)
                if corners.count > pieces.count { corners.removeLast() }
                corners.append(corner(at: next))
                s = next
            }
            if next == 1 { break }
            left -= 1
            if left < 0 { throw .pivotLimit }
            try dualPivots(at: max(s, next), left: &left)
        }
        if s < 1 {
            // The last breakpoint lies within `breakpointMerge` of the end: it is the end.
            pieces[pieces.count - 1].to = 1
            corners[corners.count - 1] = corner(at: 1)
        }
        return pieces
    }

    private func append(to pieces: inout [Piece], from: Double, to: Double, costs: [Double], slope: [Double]) {
        var steepness = 0.0
        for i in 0..<state.m { steepness += state.y[i] * slope[i] }
        if let last = pieces.last, (last.slope - steepness).magnitude < settings.slopeMerge {
            pieces[pieces.count - 1].to = to
            return
        }
        let dual = state.y.array
        let violation = Certificate.dualViolation(matrix: matrix, costs: costs, dual: dual)
        pieces.append(Piece(from: from, to: to, slope: steepness, dual: dual, violation: violation))
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
    private func dualPivots(at s: Double, left: inout Int) throws(SimplexFault) {
        while true {
            guard let r = fallingRow(at: s) else { return }
            state.setRow(r)
            guard let q = dualEntering() else { throw .infeasible }
            state.setColumn(q)
            guard state.alpha[r].magnitude > settings.pivot else { throw .singularBasis }
            try state.pivot(row: r, column: q, reducedCost: state.d[q], carrying: [.betaSlope, .d])
            left -= 1
            if left < 0 { throw .pivotLimit }
        }
    }

    /// Row of the smallest basic column whose amount is zero at s and falls with s, or is negative there although it does not fall
    /// (after a pivot inside a merged breakpoint).
    private func fallingRow(at s: Double) -> Int? {
        let reach = s + settings.breakpointMerge
        var best = -1
        for r in 0..<state.m {
            let bound = state.betaSlope[r] < -settings.zeroAmount ? 0 : -settings.zeroAmount
            if state.beta[r] + reach * state.betaSlope[r] <= bound && (best < 0 || state.basis[r] < state.basis[best]) {
                best = r
            }
        }
        return best < 0 ? nil : best
    }

    /// Column with the smallest ratio `d_j / -rho_j` over `rho_j < 0`; the first such column on ties.
    private func dualEntering() -> Int? {
        var best = -1
        var bestRatio = Double.infinity
        for j in 0..<state.n where state.rho[j] < -settings.pivot && state.position[j] < 0 {
            let ratio = max(state.d[j], 0) / -state.rho[j]
            if ratio < bestRatio - settings.attractiveReducedCost {
                best = j
                bestRatio = ratio
            }
        }
        return best < 0 ? nil : best
    }

    /// The canonical vertex at a corner, proven with the duals of the neighbouring pieces.
    private func kink(
        _ corner: Corner, costs: [Double], b: [Double], neighbours: [Piece]
    ) throws(SimplexFault) -> MixingKink {
        var support = corner.support
        var alternatives = false
        if corner.hasTies {
            alternatives = try canonicalise(basis: corner.support.basis, costs: costs, rightHandSide: b)
            support = Support(state, at: 0)
        }
        var vertices: [Vertex] = []
        for piece in neighbours {
            let vertex = vertex(
                support, costs: costs, rightHandSide: b, dual: piece.dual, violation: piece.violation,
                hasAlternatives: alternatives)
            guard vertex.certificate.holds(settings) else { throw .notCertified(vertex.certificate) }
            vertices.append(vertex)
        }
        return MixingKink(parameter: corner.parameter, vertex: vertices[0])
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
