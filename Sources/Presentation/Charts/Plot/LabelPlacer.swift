/// Finds room for labels one after the other: never over each other, off lines where that can be.
struct LabelPlacer {
    /// Where labels may lie.
    let area: Box
    /// Boxes that stay free: points, labels placed so far.
    private(set) var taken: [Box] = []
    /// Lines that labels should not cross.
    private var lines: [(start: Spot, end: Spot)] = []
    /// Whether a label may cross a line when there is no place without.
    private let allowsCrossing: Bool

    /// An empty area.
    init(area: Box, allowsCrossing: Bool = true) {
        self.area = area
        self.allowsCrossing = allowsCrossing
    }

    /// Keeps a box free of labels.
    mutating func block(_ box: Box) {
        taken.append(box)
    }

    /// Keeps the lines from spot to spot free of labels as far as possible.
    mutating func block(path: [Spot]) {
        lines += zip(path, path.dropFirst()).map { (start: $0, end: $1) }
    }

    /// A place that a label might take.
    struct Candidate {
        /// The text as it would be broken there.
        var lines: [String]
        var box: Box
    }

    /// Takes the first candidate with the fewest lines crossed; nil when every one is outside or collides.
    /// - Complexity: O(candidates x (boxes + lines)).
    mutating func place(_ candidates: [Candidate]) -> Candidate? {
        var best: (candidate: Candidate, crossings: Int)?
        for candidate in candidates {
            let box = candidate.box
            guard area.contains(box), !taken.contains(where: box.overlaps) else { continue }
            let crossings = lines.filter { box.clipped(from: $0.start, to: $0.end) != nil }.count
            if crossings > 0, !allowsCrossing { continue }
            if crossings < best?.crossings ?? .max { best = (candidate, crossings) }
            if crossings == 0 { break }
        }
        if let box = best?.candidate.box { taken.append(box) }
        return best?.candidate
    }

    /// Places for a text around a spot, nearest first: beside it, above, below, aslant, then on wider and wider rings,
    /// broken to each of the `widths` in turn.
    static func around(_ spot: Spot, text: String, size: Double, widths: [Double], gap: Double, reach: Double)
        -> [Candidate]
    {
        let broken = widths.map { width in TextMetrics.lines(text, width: width, size: size) }
        return stride(from: gap, through: reach, by: ringStep).flatMap { distance in
            broken.flatMap { lines in
                let extent = SVGCanvas.size(of: lines, size: size)
                return ring(around: spot, width: extent.width, height: extent.height, distance: distance)
                    .map { Candidate(lines: lines, box: $0) }
            }
        }
    }

    /// Eight boxes of a size at a distance from a spot.
    static func ring(around spot: Spot, width: Double, height: Double, distance: Double) -> [Box] {
        let (left, right) = (spot.x - distance - width, spot.x + distance)
        let (above, below) = (spot.y - distance - height, spot.y + distance)
        let (centerX, centerY) = (spot.x - width / 2, spot.y - height / 2)
        let near = distance / 2
        let corners = [
            (right, centerY), (centerX, above), (centerX, below), (left, centerY), (right - near, above),
            (right - near, below), (left + near, above), (left + near, below),
        ]
        return corners.map { Box(left: $0.0, top: $0.1, width: width, height: height) }
    }

    private static let ringStep = 6.0
}

extension SVGCanvas {
    /// Lines of text inside a box, with a white rim, and a thin leader to `spot` where the box lies away from it.
    mutating func label(_ label: LabelPlacer.Candidate, pointingTo spot: Spot, style: TextStyle) {
        let box = label.box
        let (near, distance) = (box.nearest(to: spot), box.distance(to: spot))
        if distance > Self.leaderFrom {
            // The leader starts outside the mark of the point.
            let share = 5 / distance
            let start = Spot(x: spot.x + share * (near.x - spot.x), y: spot.y + share * (near.y - spot.y))
            line(from: start, to: near, stroke: Stroke(color: ChartTheme.grey, width: 0.75))
        }
        let step = style.size * ChartTheme.lineSpacing
        for (index, text) in label.lines.enumerated() {
            let x: Double =
                switch style.anchor {
                case .start: box.left
                case .middle: box.middle.x
                case .end: box.right
                }
            haloText(text, x: x, y: box.top + step * (Double(index) + 0.5), style: style)
        }
    }

    /// Labels farther from their point than this many pixels get a leader.
    private static let leaderFrom = 10.0

    /// Width and height of lines of text.
    static func size(of lines: [String], size: Double, isBold: Bool = false) -> (width: Double, height: Double) {
        let width = lines.map { TextMetrics.width(of: $0, size: size, isBold: isBold) }.max() ?? 0
        return (width, Double(lines.count) * size * ChartTheme.lineSpacing)
    }
}
