/// Bars and the numbers at their ends.
extension WindowDrawing {
    /// The bar with its arrows, hatched part, whiskers and numbers.
    mutating func draw(_ bar: WindowChart.Bar, of row: WindowChart.Row, group: Int, middle: Double) {
        let stroke = SVGCanvas.Stroke(width: 0.75)
        let (low, high) = (edge(bar.low.value, open: plot.left), edge(bar.high.value, open: plot.right))
        let (top, bottom) = (middle - Self.barHeight / 2, middle + Self.barHeight / 2)
        if let second = bar.extendedHigh, let first = bar.high.value, second > first {
            let end = edge(second, open: plot.right).x
            let box = Box(left: high.x, top: top + 1.5, width: max(0, end - high.x), height: Self.barHeight - 3)
            sheet.canvas.box(box, fill: "url(#extension)", stroke: stroke)
        }
        // Even a window of no width is seen.
        let (left, right) = (low.x, max(high.x, low.x + 1.5))
        let head = min(Self.arrowLength, (right - left) / 2)
        let lowEnd =
            low.isCut
            ? [Spot(x: left + head, y: bottom), Spot(x: left, y: middle), Spot(x: left + head, y: top)]
            : [Spot(x: left, y: bottom), Spot(x: left, y: top)]
        let highEnd =
            high.isCut
            ? [Spot(x: right - head, y: top), Spot(x: right, y: middle), Spot(x: right - head, y: bottom)]
            : [Spot(x: right, y: top), Spot(x: right, y: bottom)]
        let tip = "\(row.label): \(limitText(bar.low)) to \(limitText(bar.high))"
        sheet.canvas.raw("<g><title>\(MarkupText.escaped(tip))</title>")
        sheet.canvas.path(lowEnd + highEnd, stroke: stroke, fill: Self.fill(group: group).hexadecimal, isClosed: true)
        sheet.canvas.raw("</g>")
        for spread in [bar.lowSpread, bar.highSpread] { drawSpread(spread, middle: middle) }
        drawLabels(of: row, from: left, to: right, fill: Self.fill(group: group), middle: middle)
    }

    private static let arrowLength = 8.0

    /// Whether nothing of the bar lies between the ends of the axis.
    func isOutside(_ bar: WindowChart.Bar) -> Bool {
        (bar.low.value.map(scale.position) ?? plot.left) > plot.right
            || (bar.high.value.map(scale.position) ?? plot.right) < plot.left
    }

    /// An arrow head at the edge beyond which the bar lies, and its limits beside it.
    mutating func drawOutside(_ bar: WindowChart.Bar, middle: Double) {
        let isRight = (bar.low.value.map(scale.position) ?? plot.left) > plot.right
        let (tip, base) = isRight ? (plot.right, plot.right - 5) : (plot.left, plot.left + 5)
        let head = [Spot(x: tip, y: middle), Spot(x: base, y: middle - 4), Spot(x: base, y: middle + 4)]
        let grey = ChartTheme.grey
        sheet.canvas.path(head, stroke: .init(color: grey), fill: grey.hexadecimal, isClosed: true)
        let style = SVGCanvas.TextStyle(size: ChartTheme.smallSize, color: grey, anchor: isRight ? .end : .start)
        let text = "\(limitText(bar.low)) to \(limitText(bar.high))"
        sheet.canvas.haloText(text, x: isRight ? base - 4 : base + 4, y: middle, style: style)
    }

    private func limitText(_ limit: WindowChart.Limit) -> String {
        limit.value.map(chart.axis.text) ?? "open"
    }

    /// Where an end is drawn, and whether it carries an arrow: it is open, or beyond the edge of the plot.
    private func edge(_ value: Double?, open: Double) -> (x: Double, isCut: Bool) {
        guard let value else { return (open, true) }
        let x = scale.position(value)
        return (min(plot.right, max(plot.left, x)), x < plot.left - 0.5 || x > plot.right + 0.5)
    }

    private mutating func drawSpread(_ spread: ClosedRange<Double>?, middle: Double) {
        let ends = WindowLabels.ends(spread).map { min(plot.right, max(plot.left, scale.position($0))) }
        guard let low = ends.first, let high = ends.last, high > low else { return }
        sheet.canvas.whisker(from: low, to: high, y: middle)
    }

    /// Labels stand outside the bar; where the plot ends before them, inside it, or not at all in a bar too short.
    private mutating func drawLabels(
        of row: WindowChart.Row, from left: Double, to right: Double, fill: Color, middle: Double
    ) {
        let labels = WindowLabels(row: row, axis: chart.axis, scale: scale)
        for (label, isLow) in [(labels.low, true), (labels.high, false)] {
            guard let label else { continue }
            var style = SVGCanvas.TextStyle(size: ChartTheme.smallSize)
            if label.left >= plot.left, label.right <= plot.right {
                sheet.canvas.haloText(label.text, x: label.left, y: middle, style: style)
            } else if right - left > label.width + 2 * (Self.arrowLength + 2) {
                style.color = fill.ink
                let x = isLow ? left + Self.arrowLength + 2 : right - Self.arrowLength - 2 - label.width
                sheet.canvas.text(label.text, x: x, y: middle, style: style)
            }
        }
    }

    /// The colour of a family's bars; neighbours differ by a step of lightness that a grey print keeps.
    static func fill(group: Int) -> Color { fills[group % fills.count] }

    /// Dark blue, sand, teal, nearly white.
    private static let fills = [
        Oklab(lightness: 0.40, greenRed: -0.02, blueYellow: -0.10),
        Oklab(lightness: 0.86, greenRed: 0.01, blueYellow: 0.09),
        Oklab(lightness: 0.62, greenRed: -0.06, blueYellow: -0.04),
        Oklab(lightness: 0.96, greenRed: 0, blueYellow: 0.01),
    ].map(\.color)
}
