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
    /// Solves at one point, nil when that fails; infinity when the range has no end.
    let solve: (Double) -> Sample?
    /// Points that may still be solved.
    private var left: Int

    init(settings: LPSettings, limit: Int, solve: @escaping (Double) -> Sample?) {
        self.settings = settings
        self.solve = solve
        left = limit
    }

    /// All pieces from `start` to `end`, neighbours of different slope, each longer than `breakpointMerge`.
    ///
    /// - Throws: `unsolved` when a point cannot be solved, `pivotLimit` when the limit of points is reached.
    mutating func pieces(from start: Double, to end: Double) throws(SimplexFault) -> [Piece] {
        let raw = try pieces(between: sample(at: start), and: sample(at: end))
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

    private mutating func sample(at position: Double) throws(SimplexFault) -> Sample {
        // Lines beyond all numbers meet nowhere.
        guard !position.isNaN else { throw .unsolved }
        try checkInterruption()
        guard let sample = solve(position) else {
            try checkInterruption()
            throw .unsolved
        }
        left -= 1
        if left < 0 { throw .pivotLimit }
        return sample
    }

    private func checkInterruption() throws(SimplexFault) {
        if let reason = settings.interruption { throw .interrupted(reason) }
    }

    /// The pieces between two samples, from left to right; halves that are still to be searched wait in a list, not on the stack.
    private mutating func pieces(between low: Sample, and high: Sample) throws(SimplexFault) -> [Piece] {
        var found: [Piece] = []
        var waiting = [high]
        var low = low
        while let high = waiting.last {
            if let pieces = direct(low, high) {
                found += pieces
            } else {
                let middle = try sample(at: meeting(low, high))
                guard let pieces = split(low, middle, high) else {
                    waiting.append(middle)
                    continue
                }
                found += pieces
            }
            low = high
            waiting.removeLast()
        }
        return found
    }

    /// The piece when one line serves for all of it: both are the same, or they meet at an end.
    private func direct(_ low: Sample, _ high: Sample) -> [Piece]? {
        if (low.line.slope - high.line.slope).magnitude < settings.slopeMerge {
            return [Piece(from: low, to: high, sample: low)]
        }
        let meeting = meeting(low, high)
        if meeting <= low.position + settings.breakpointMerge { return [Piece(from: low, to: high, sample: high)] }
        if meeting >= high.position - settings.breakpointMerge { return [Piece(from: low, to: high, sample: low)] }
        return nil
    }

    private func meeting(_ low: Sample, _ high: Sample) -> Double {
        (high.line.intercept - low.line.intercept) / (low.line.slope - high.line.slope)
    }

    /// The two pieces that meet at `middle` when the function passes through the meeting point of both lines.
    private func split(_ low: Sample, _ middle: Sample, _ high: Sample) -> [Piece]? {
        let expected = low.line.value(at: middle.position)
        let gap = (middle.line.value(at: middle.position) - expected).magnitude
        guard gap <= settings.certifiedGap * (1 + expected.magnitude) else { return nil }
        return [Piece(from: low, to: middle, sample: low), Piece(from: middle, to: high, sample: high)]
    }
}
