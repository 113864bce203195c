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

    /// Takes the first candidate with the fewest lines crossed; nil when every one is outside or collides.
    /// - Complexity: O(candidates x (boxes + lines)).
    mutating func place(_ candidates: [Box]) -> Box? {
        var best: (box: Box, crossings: Int)?
        for candidate in candidates where area.contains(candidate) && !taken.contains(where: candidate.overlaps) {
            let crossings = lines.filter { candidate.clipped(from: $0.start, to: $0.end) != nil }.count
            if crossings > 0, !allowsCrossing { continue }
            if crossings < best?.crossings ?? .max { best = (candidate, crossings) }
            if crossings == 0 { break }
        }
        if let box = best?.box { taken.append(box) }
        return best?.box
    }

    /// Boxes of a size around a spot: beside it, above, below, aslant, then on wider and wider rings.
    static func around(_ spot: Spot, width: Double, height: Double, gap: Double, reach: Double) -> [Box] {
        var boxes: [Box] = []
        var distance = gap
        while distance <= reach {
            let (left, right) = (spot.x - distance - width, spot.x + distance)
            let (above, below) = (spot.y - distance - height, spot.y + distance)
            let (centerX, centerY) = (spot.x - width / 2, spot.y - height / 2)
            let corners = [
                (right, centerY), (centerX, above), (centerX, below), (left, centerY),
                (right - distance / 2, above), (right - distance / 2, below), (left + distance / 2, above),
                (left + distance / 2, below),
            ]
            boxes += corners.map { Box(left: $0.0, top: $0.1, width: width, height: height) }
            distance += max(gap, ringStep)
        }
        return boxes
    }

    private static let ringStep = 7.0
}

extension SVGCanvas {
    /// Lines of text inside a box, with a white rim, and a thin leader to `spot` where the box lies away from it.
    mutating func label(_ lines: [String], in box: Box, pointingTo spot: Spot, style: TextStyle) {
        let near = box.nearest(to: spot)
        let (dx, dy) = (near.x - spot.x, near.y - spot.y)
        let distance = (dx * dx + dy * dy).squareRoot()
        if distance > Self.leaderFrom {
            let start = Spot(x: spot.x + dx / distance * 5, y: spot.y + dy / distance * 5)
            line(from: start, to: near, stroke: Stroke(color: ChartTheme.grey, width: 0.75))
        }
        let step = style.size * ChartTheme.lineSpacing
        for (index, text) in lines.enumerated() {
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
