/// Axes around a plot.
extension ChartSheet {
    private static let tickLength = 4.0
    private static let style = SVGCanvas.TextStyle(size: ChartTheme.smallSize)

    /// Room to the left of a plot for the marks and the title of a vertical axis.
    static func leftAxisWidth(_ scale: PlotScale, title: String) -> Double {
        let widest = scale.ticks.map { TextMetrics.width(of: $0.text, size: style.size) }.max() ?? 0
        return widest + tickLength + 4 + (title.isEmpty ? 0 : ChartTheme.labelSize * ChartTheme.lineSpacing + 4)
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
        let size = ChartTheme.labelSize
        for line in TextMetrics.lines(title, width: width - 2 * ChartTheme.margin, size: size) where !line.isEmpty {
            let half = TextMetrics.width(of: line, size: size) / 2
            let x = min(width - ChartTheme.margin - half, max(ChartTheme.margin + half, plot.middle.x))
            canvas.text(line, x: x, y: y + size / 2, style: .init(size: size, anchor: .middle))
            y += size * ChartTheme.lineSpacing
        }
        y += size / 2
    }

    /// Room above a plot for `addTopAxis`.
    static func topAxisHeight(title: String) -> Double {
        let labels = tickLength + ChartTheme.smallSize * ChartTheme.lineSpacing + 2
        return title.isEmpty ? labels : labels + ChartTheme.labelSize * ChartTheme.lineSpacing + 2
    }

    /// Line, marks and title above the plot, which needs `topAxisHeight` there.
    mutating func addTopAxis(_ scale: PlotScale, title: String, in plot: Box) {
        addHorizontalAxis(scale, at: plot.top, direction: -1, in: plot)
        guard !title.isEmpty else { return }
        let y = plot.top - Self.topAxisHeight(title: title) + ChartTheme.labelSize / 2
        canvas.text(title, x: plot.middle.x, y: y, style: .init(size: ChartTheme.labelSize, anchor: .middle))
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
        guard !title.isEmpty else { return }
        let x = plot.left - Self.leftAxisWidth(scale, title: title) + ChartTheme.labelSize / 2
        let turned = SVGCanvas.TextStyle(size: ChartTheme.labelSize, anchor: .middle, rotation: -90)
        canvas.text(title, x: x, y: plot.middle.y, style: turned)
    }
}
