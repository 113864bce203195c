/// A straight line `intercept + slope p` over a parameter p.
struct Line: Sendable, Equatable {
    var intercept: Double
    var slope: Double

    func value(at p: Double) -> Double { intercept + slope * p }
}

/// Finds every straight piece of a piecewise linear concave or convex function from solves at single points.
///
/// Each solve gives the value and a line that touches the function there and lies on one side of it everywhere (by duality). Where
/// the lines of two points meet, either the function passes through the meeting point, which is then the only kink between
/// them, or the solve there gives a third line and both halves are searched. Exact, ends after at most two solves per
/// piece. Source: M. J. Eisner and D. G. Severance, J. ACM 23, 619 (1976), doi:10.1145/321978.321982.
struct SupportingLines<Content> {
    /// A solved point; `position` may be infinite.
    struct Sample {
        let position: Double
        let line: Line
        let content: Content
    }

    /// The part of the function that lies on the line of `sample`.
    struct Piece {
        var from: Sample
        var to: Sample
        let sample: Sample
    }

    let settings: LPSettings
    /// Solves at one point; infinity when the range has no end.
    let solve: (Double) throws(SimplexFault) -> Sample
    /// Points that may still be solved.
    private var left: Int

    init(
        settings: LPSettings, limit: Int,
        solve: @escaping (Double) throws(SimplexFault) -> Sample
    ) {
        self.settings = settings
        self.solve = solve
        left = limit
    }

    /// All pieces from `start` to `end`, neighbours of different slope, each longer than `breakpointMerge`.
    ///
    /// - Throws: what `solve` throws; `pivotLimit` when the limit of points is reached.
    mutating func pieces(from start: Double, to end: Double) throws(SimplexFault) -> [Piece] {
        let raw = try pieces(between: solve(start), and: solve(end))
        var joined: [Piece] = []
        for piece in raw {
            if let last = joined.last {
                let isShort = piece.to.position - piece.from.position <= settings.breakpointMerge
                let isStraight = (last.sample.line.slope - piece.sample.line.slope).magnitude < settings.slopeMerge
                if isShort || isStraight {
                    joined[joined.count - 1].to = piece.to
                    continue
                }
                if last.to.position - last.from.position <= settings.breakpointMerge {
                    joined[joined.count - 1] = Piece(from: last.from, to: piece.to, sample: piece.sample)
                    continue
                }
            }
            joined.append(piece)
        }
        return joined
    }

    private mutating func pieces(between low: Sample, and high: Sample) throws(SimplexFault) -> [Piece] {
        let difference = low.line.slope - high.line.slope
        if difference.magnitude < settings.slopeMerge { return [Piece(from: low, to: high, sample: low)] }
        let meeting = (high.line.intercept - low.line.intercept) / difference
        if meeting <= low.position + settings.breakpointMerge { return [Piece(from: low, to: high, sample: high)] }
        if meeting >= high.position - settings.breakpointMerge { return [Piece(from: low, to: high, sample: low)] }
        left -= 1
        if left < 0 { throw .pivotLimit }
        let middle = try solve(meeting)
        let expected = low.line.value(at: meeting)
        let gap = (middle.line.value(at: meeting) - expected).magnitude
        if gap <= settings.certifiedGap * (1 + expected.magnitude) {
            return [Piece(from: low, to: middle, sample: low), Piece(from: middle, to: high, sample: high)]
        }
        return try pieces(between: low, and: middle) + pieces(between: middle, and: high)
    }
}
