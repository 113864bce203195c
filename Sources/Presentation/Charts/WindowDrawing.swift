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

    static let barHeight = 10.0
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
        let axis = plot.height > Self.tallPlot ? sheet.topAxisHeight(title: "") : 0
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
