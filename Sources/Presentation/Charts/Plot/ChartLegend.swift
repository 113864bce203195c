/// One entry of a legend: a sample of what is drawn, and what it means.
struct LegendEntry {
    /// What stands before the text, in a field of `LegendEntry.sampleWidth` pixels.
    enum Sample {
        /// A line with or without marks.
        case line(SVGCanvas.Stroke, mark: SeriesStyle.Mark?)
        /// A single mark.
        case mark(SeriesStyle.Mark, color: Color, isFilled: Bool)
        /// A piece of area with its outline.
        case area(fill: String, stroke: SVGCanvas.Stroke)
        /// A line with caps at both ends.
        case whisker
    }

    static let sampleWidth = 26.0

    var sample: Sample
    var text: String
}

extension ChartSheet {
    /// Entries side by side as far as they fit, long texts wrapped.
    mutating func addLegend(_ entries: [LegendEntry]) {
        guard !entries.isEmpty else { return }
        let size = ChartTheme.smallSize
        let (left, right) = (ChartTheme.margin, width - ChartTheme.margin)
        let indent = LegendEntry.sampleWidth + 5
        var x = left
        for entry in entries {
            let lines = TextMetrics.lines(entry.text, width: right - left - indent, size: size)
            let needed = indent + (lines.map { TextMetrics.width(of: $0, size: size) }.max() ?? 0)
            if x > left, x + needed > right || lines.count > 1 {
                x = left
                y += size * Self.legendSpacing
            }
            drawSample(entry.sample, in: Box(left: x, top: y, width: LegendEntry.sampleWidth, height: size))
            for (index, line) in lines.enumerated() {
                if index > 0 { y += size * ChartTheme.lineSpacing }
                canvas.text(line, x: x + indent, y: y + size / 2, style: .init(size: size))
            }
            x = lines.count > 1 ? right : x + needed + Self.legendGap
        }
        y += size * Self.legendSpacing + size / 4
    }

    private static let legendSpacing = 1.5
    private static let legendGap = 16.0

    private mutating func drawSample(_ sample: LegendEntry.Sample, in box: Box) {
        let (left, right) = (Spot(x: box.left, y: box.middle.y), Spot(x: box.right, y: box.middle.y))
        switch sample {
        case .line(let stroke, let mark):
            canvas.line(from: left, to: right, stroke: stroke)
            guard let mark else { return }
            canvas.mark(mark, at: box.middle, radius: 3, color: stroke.color, isFilled: true)
        case .mark(let mark, let color, let isFilled):
            canvas.mark(mark, at: box.middle, radius: 4, color: color, isFilled: isFilled)
        case .area(let fill, let stroke):
            canvas.box(box, fill: fill, stroke: stroke)
        case .whisker:
            canvas.whisker(from: box.left + 3, to: box.right - 3, y: box.middle.y)
        }
    }
}

extension SVGCanvas {
    /// A horizontal line with caps, dark on a white rim so that it shows on dark and on light bars.
    mutating func whisker(from start: Double, to end: Double, y: Double) {
        for stroke in [Stroke(color: .white, width: 3.5), Stroke(color: .black, width: 1.2)] {
            line(from: Spot(x: start, y: y), to: Spot(x: end, y: y), stroke: stroke)
            for x in [start, end] {
                line(from: Spot(x: x, y: y - 3), to: Spot(x: x, y: y + 3), stroke: stroke)
            }
        }
    }
}
