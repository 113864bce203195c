/// Measures and draws a chart of windows; all lengths in pixels.
struct WindowDrawing {
    let chart: WindowChart
    var sheet: ChartSheet
    var scale: PlotScale
    /// The area of the bars.
    var plot: Box
    /// Names of markers in order of first use; the place decides the shape.
    let markerNames: [String]

    private let labelWidth: Double

    private static let barHeight = 10.0
    private static let rowGap = 5.0
    /// Markers stand in a lane below the bar, where they cover neither whiskers nor numbers.
    private static let markerLane = 9.0
    private static let markerRadius = 3.5
    private static let lineHeight = ChartTheme.labelSize * ChartTheme.lineSpacing
    /// Share of the width that labels of rows may take.
    private static let labelShare = 0.38
    private static let indent = 6.0
    /// Plots taller than this have their marks above as well.
    private static let tallPlot = 420.0

    init(chart: WindowChart) {
        self.chart = chart
        let width = ChartTheme.usable(width: chart.width)
        sheet = ChartSheet(width: width)
        let limit = (width * Self.labelShare).rounded()
        let lines = chart.rows.flatMap { TextMetrics.lines($0.label, width: limit, size: ChartTheme.labelSize) }
        labelWidth = min(limit, SVGCanvas.size(of: lines, size: ChartTheme.labelSize).width)
        let left = ChartTheme.margin + Self.indent + labelWidth + 8
        plot = Box(left: left, top: 0, width: width - ChartTheme.margin - left, height: 0)
        scale = Self.scale(of: chart, from: plot.left, to: plot.right)
        var names: [String] = []
        for marker in chart.rows.flatMap(\.markers) where !names.contains(marker.name) { names.append(marker.name) }
        markerNames = names
    }

    /// Draws everything from top to bottom.
    func document() -> String {
        var drawing = self
        drawing.sheet.addTitle(chart.title)
        drawing.measurePlot()
        drawing.definePatterns()
        drawing.drawBandAreas()
        drawing.sheet.addVerticalGrid(scale, in: drawing.plot)
        drawing.drawBandEdges()
        drawing.drawGroups()
        if drawing.plot.height > Self.tallPlot { drawing.sheet.addTopAxis(scale, title: "", in: drawing.plot) }
        drawing.sheet.addBottomAxis(scale, title: chart.axis.title, in: drawing.plot)
        drawing.sheet.addLegend(drawing.legend())
        drawing.sheet.addNotes(chart.notes)
        return drawing.sheet.document(title: chart.title)
    }

    private func labelLines(_ row: WindowChart.Row) -> [String] {
        TextMetrics.lines(row.label, width: labelWidth, size: ChartTheme.labelSize)
    }

    private func height(of row: WindowChart.Row) -> Double {
        let content = row.markers.isEmpty ? Self.barHeight : Self.barHeight + Self.markerLane
        return max(content, Double(labelLines(row).count) * Self.lineHeight) + Self.rowGap
    }

    private func headingLines(_ group: WindowChart.Group) -> [String] {
        guard !group.name.isEmpty else { return [] }
        return TextMetrics.lines(
            group.name, width: plot.right - ChartTheme.margin, size: ChartTheme.labelSize, isBold: true)
    }

    private func headingHeight(_ group: WindowChart.Group) -> Double {
        group.name.isEmpty ? 0 : Double(headingLines(group).count) * Self.lineHeight + Self.rowGap
    }

    private mutating func measurePlot() {
        let content = chart.groups.reduce(0) { sum, group in
            group.rows.reduce(sum + headingHeight(group)) { $0 + height(of: $1) }
        }
        plot.height = max(content + Self.rowGap, chart.rows.isEmpty ? 80 : 0)
        let axis = plot.height > Self.tallPlot ? ChartSheet.topAxisHeight(title: "") : 0
        plot.top = sheet.y + bandLabelHeight() + axis
    }

    private mutating func drawGroups() {
        guard !chart.rows.isEmpty else { return sheet.addNothing(in: plot) }
        var y = plot.top + Self.rowGap / 2
        for (index, group) in chart.groups.enumerated() {
            let style = SVGCanvas.TextStyle(size: ChartTheme.labelSize, isBold: true)
            for (line, text) in headingLines(group).enumerated() {
                // Long headings cross the plot, hence the rim.
                let middle = y + (Double(line) + 0.5) * Self.lineHeight + Self.rowGap / 2
                sheet.canvas.haloText(text, x: ChartTheme.margin, y: middle, style: style)
            }
            y += headingHeight(group)
            for row in group.rows {
                draw(row, group: index, top: y)
                y += height(of: row)
            }
        }
    }

    private mutating func draw(_ row: WindowChart.Row, group: Int, top: Double) {
        let middle = top + height(of: row) / 2
        let lines = labelLines(row)
        for (index, line) in lines.enumerated() {
            let y = middle + (Double(index) - Double(lines.count - 1) / 2) * Self.lineHeight
            let style = SVGCanvas.TextStyle(size: ChartTheme.labelSize)
            sheet.canvas.text(line, x: ChartTheme.margin + Self.indent, y: y, style: style)
        }
        let lane = row.markers.isEmpty ? 0 : Self.markerLane
        drawContent(row, group: group, middle: middle - lane / 2)
        drawMarkers(row, middle: middle + Self.barHeight / 2)
    }

    private mutating func drawContent(_ row: WindowChart.Row, group: Int, middle: Double) {
        if let bar = row.drawnBar {
            isOutside(bar) ? drawOutside(bar, middle: middle) : draw(bar, of: row, group: group, middle: middle)
        } else {
            let style = SVGCanvas.TextStyle(size: ChartTheme.smallSize, color: ChartTheme.grey)
            let line = TextMetrics.lines(row.absence, width: plot.width - 12, size: style.size)[0]
            sheet.canvas.haloText(line, x: plot.left + 6, y: middle, style: style)
        }
    }

    private mutating func drawMarkers(_ row: WindowChart.Row, middle: Double) {
        for marker in row.markers where PlotRange.isDrawable(marker.value) {
            let x = scale.position(marker.value)
            guard x >= plot.left, x <= plot.right else { continue }
            let tip = "\(row.label), \(marker.name): \(chart.axis.text(marker.value))"
            let mark = markerStyle(marker.name)
            sheet.canvas.mark(
                mark, at: Spot(x: x, y: middle), radius: Self.markerRadius, color: .black, isFilled: false, tip: tip)
        }
    }

    /// The shape of a marker, by the place of its name.
    func markerStyle(_ name: String) -> SeriesStyle.Mark {
        let place = markerNames.firstIndex(of: name) ?? 0
        return Self.markerShapes[place % Self.markerShapes.count]
    }

    private static let markerShapes: [SeriesStyle.Mark] = [.diamond, .disc, .triangle, .square, .downTriangle, .cross]
}

extension WindowDrawing {
    private mutating func draw(_ bar: WindowChart.Bar, of row: WindowChart.Row, group: Int, middle: Double) {
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
        var outline: [Spot] = low.isCut ? [Spot(x: left + head, y: bottom), Spot(x: left, y: middle)] : []
        outline += [Spot(x: low.isCut ? left + head : left, y: low.isCut ? top : bottom)]
        outline += low.isCut ? [] : [Spot(x: left, y: top)]
        outline += [Spot(x: high.isCut ? right - head : right, y: top)]
        outline += [Spot(x: right, y: high.isCut ? middle : bottom)]
        outline += high.isCut ? [Spot(x: right - head, y: bottom)] : []
        let tip = "\(row.label): \(limitText(bar.low)) to \(limitText(bar.high))"
        sheet.canvas.raw("<g><title>\(MarkupText.escaped(tip))</title>")
        sheet.canvas.path(outline, stroke: stroke, fill: Self.fill(group: group).hexadecimal, isClosed: true)
        sheet.canvas.raw("</g>")
        for spread in [bar.lowSpread, bar.highSpread] { drawSpread(spread, middle: middle) }
        drawLabels(of: row, from: left, to: right, fill: Self.fill(group: group), middle: middle)
    }

    private static let arrowLength = 8.0

    /// Whether nothing of the bar lies between the ends of the axis.
    private func isOutside(_ bar: WindowChart.Bar) -> Bool {
        (bar.low.value.map(scale.position) ?? plot.left) > plot.right
            || (bar.high.value.map(scale.position) ?? plot.right) < plot.left
    }

    /// An arrow head at the edge beyond which the bar lies, and its limits beside it.
    private mutating func drawOutside(_ bar: WindowChart.Bar, middle: Double) {
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
