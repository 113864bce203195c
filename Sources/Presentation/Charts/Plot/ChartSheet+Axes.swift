/// Axes around a plot.
extension ChartSheet {
    private static let tickLength = 4.0
    private static let style = SVGCanvas.TextStyle(size: ChartTheme.smallSize)

    /// Room to the left of a plot for the marks and the title of a vertical axis.
    static func leftAxisWidth(_ scale: PlotScale, title: String) -> Double {
        let widest = SVGCanvas.size(of: scale.ticks.map(\.text), size: style.size).width
        let titleHeight = titleSize(leftTitleLines(scale, title: title)).height
        return widest + tickLength + 4 + (titleHeight > 0 ? titleHeight + 4 : 0)
    }

    private static func titleSize(_ lines: [String]) -> (width: Double, height: Double) {
        SVGCanvas.size(of: lines, size: ChartTheme.labelSize)
    }

    private static func leftTitleLines(_ scale: PlotScale, title: String) -> [String] {
        title.isEmpty ? [] : TextMetrics.lines(title, width: abs(scale.end - scale.start), size: ChartTheme.labelSize)
    }

    private static func titleLines(_ title: String, width: Double) -> [String] {
        title.isEmpty ? [] : TextMetrics.lines(title, width: width - 2 * ChartTheme.margin, size: ChartTheme.labelSize)
    }

    /// Thin vertical lines at the marks of `scale`.
    mutating func addVerticalGrid(_ scale: PlotScale, in plot: Box) {
        let stroke = SVGCanvas.Stroke(color: ChartTheme.faint, width: 0.75)
        for tick in scale.ticks {
            let x = scale.position(tick.value)
            canvas.line(from: Spot(x: x, y: plot.top), to: Spot(x: x, y: plot.bottom), stroke: stroke)
        }
    }

    /// Thin horizontal lines at the marks of `scale`.
    mutating func addHorizontalGrid(_ scale: PlotScale, in plot: Box) {
        let stroke = SVGCanvas.Stroke(color: ChartTheme.faint, width: 0.75)
        for tick in scale.ticks {
            let y = scale.position(tick.value)
            canvas.line(from: Spot(x: plot.left, y: y), to: Spot(x: plot.right, y: y), stroke: stroke)
        }
    }

    /// Line, marks and title below the plot; moves `y` below them.
    mutating func addBottomAxis(_ scale: PlotScale, title: String, in plot: Box) {
        addHorizontalAxis(scale, at: plot.bottom, direction: 1, in: plot)
        y = plot.bottom + Self.tickLength + ChartTheme.smallSize * ChartTheme.lineSpacing + 4
        let lines = Self.titleLines(title, width: width)
        addCentered(lines, top: y, in: plot)
        y += Self.titleSize(lines).height + ChartTheme.labelSize / 2
    }

    /// Lines centred over or under the plot, moved where they would leave the drawing.
    private mutating func addCentered(_ lines: [String], top: Double, in plot: Box) {
        let size = ChartTheme.labelSize
        for (index, line) in lines.enumerated() {
            let half = TextMetrics.width(of: line, size: size) / 2
            let x = min(width - ChartTheme.margin - half, max(ChartTheme.margin + half, plot.middle.x))
            let middle = top + size / 2 + Double(index) * size * ChartTheme.lineSpacing
            canvas.text(line, x: x, y: middle, style: .init(size: size, anchor: .middle))
        }
    }

    /// Room above a plot for `addTopAxis`.
    func topAxisHeight(title: String) -> Double {
        let labels = Self.tickLength + ChartTheme.smallSize * ChartTheme.lineSpacing + 2
        let height = Self.titleSize(Self.titleLines(title, width: width)).height
        return height > 0 ? labels + height + 2 : labels
    }

    /// Line, marks and title above the plot, which needs `topAxisHeight` there.
    mutating func addTopAxis(_ scale: PlotScale, title: String, in plot: Box) {
        addHorizontalAxis(scale, at: plot.top, direction: -1, in: plot)
        addCentered(Self.titleLines(title, width: width), top: plot.top - topAxisHeight(title: title), in: plot)
    }

    private mutating func addHorizontalAxis(_ scale: PlotScale, at y: Double, direction: Double, in plot: Box) {
        canvas.line(from: Spot(x: plot.left, y: y), to: Spot(x: plot.right, y: y), stroke: .init())
        var style = Self.style
        style.anchor = .middle
        for tick in scale.ticks {
            let x = scale.position(tick.value)
            let end = y + direction * Self.tickLength
            canvas.line(from: Spot(x: x, y: y), to: Spot(x: x, y: end), stroke: .init())
            canvas.text(tick.text, x: x, y: end + direction * (3 + style.size / 2), style: style)
        }
    }

    /// Line, marks and title at the left of the plot, which needs `leftAxisWidth` there.
    mutating func addLeftAxis(_ scale: PlotScale, title: String, in plot: Box) {
        canvas.line(from: Spot(x: plot.left, y: plot.top), to: Spot(x: plot.left, y: plot.bottom), stroke: .init())
        var style = Self.style
        style.anchor = .end
        for tick in scale.ticks {
            let y = scale.position(tick.value)
            let end = plot.left - Self.tickLength
            canvas.line(from: Spot(x: end, y: y), to: Spot(x: plot.left, y: y), stroke: .init())
            canvas.text(tick.text, x: end - 3, y: y, style: style)
        }
        let left = plot.left - Self.leftAxisWidth(scale, title: title)
        for (index, line) in Self.leftTitleLines(scale, title: title).enumerated() {
            let x = left + ChartTheme.labelSize * (0.5 + Double(index) * ChartTheme.lineSpacing)
            let turned = SVGCanvas.TextStyle(size: ChartTheme.labelSize, anchor: .middle, rotation: -90)
            canvas.text(line, x: x, y: plot.middle.y, style: turned)
        }
    }
}
