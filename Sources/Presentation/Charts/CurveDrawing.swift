/// Measures and draws curves; all lengths in pixels.
struct CurveDrawing {
    private let chart: CurveChart
    private var sheet: ChartSheet
    private let frame: PlotFrame

    private static let kinkRadius = 2.8
    private static let ringRadius = 5.5
    /// Shares of the plot's width that the label of a minimum may take.
    private static let labelShares = [0.62, 0.45, 0.3]
    private static let labelReach = 60.0
    /// More minima than this are stated in the legend instead of the plot.
    private static let mostLabels = 4

    init(chart: CurveChart) {
        self.chart = chart
        sheet = ChartSheet(width: ChartTheme.usable(width: chart.width))
        sheet.addTitle(chart.title)
        let points = chart.series.flatMap(\.points).filter(\.isDrawable)
        let zero = chart.hasZeroLine ? [0.0] : []
        let up = PlotRange.around(points.map(\.y) + (points.isEmpty ? [] : zero))
        let request = PlotFrame.Request(
            horizontal: chart.horizontal, vertical: chart.vertical,
            values: (
                PlotRange.usable(chart.horizontal.range) ?? PlotRange.around(points.map(\.x)),
                PlotRange.usable(chart.vertical.range) ?? PlotRange.padded(up, low: 0.15, high: 0.08)
            ))
        frame = PlotFrame(request, on: sheet)
    }

    /// Draws everything from top to bottom.
    func document() -> String {
        var drawing = self
        drawing.sheet.addGrid(frame)
        drawing.drawZeroLine()
        let isEmpty = !chart.series.contains { $0.minimum != nil }
        if isEmpty { drawing.sheet.addNothing(in: frame.box) }
        for index in chart.series.indices { drawing.drawCurve(index) }
        drawing.sheet.addAxes(frame, horizontal: chart.horizontal, vertical: chart.vertical)
        let unlabelled = drawing.drawMinima()
        drawing.drawLegend(unlabelled: unlabelled)
        drawing.sheet.addNotes(chart.notes)
        return drawing.sheet.document(title: chart.title)
    }

    private mutating func drawZeroLine() {
        guard chart.hasZeroLine else { return }
        sheet.addPath(zeroLine, in: frame.box, stroke: .init(color: ChartTheme.grey, width: 1.1))
    }

    private var zeroLine: [Spot] {
        let y = frame.vertical.position(0)
        return [Spot(x: frame.box.left, y: y), Spot(x: frame.box.right, y: y)]
    }

    /// The uninterrupted parts of a curve.
    private func runs(_ index: Int) -> [[CurveChart.Point]] {
        chart.series[index].points.split { !$0.isDrawable }.map(Array.init)
    }

    private func spot(_ point: CurveChart.Point) -> Spot { frame.spot(point.x, point.y) }

    private mutating func drawCurve(_ index: Int) {
        let style = SeriesStyle(index: index)
        for run in runs(index) {
            sheet.addPath(run.map(spot), in: frame.box, stroke: style.stroke)
            let isMarked = chart.series[index].marksKinks || run.count == 1
            for point in isMarked ? run : [] where frame.box.contains(spot(point)) {
                sheet.canvas.mark(
                    style.mark, at: spot(point), radius: Self.kinkRadius, color: style.color, isFilled: true,
                    tip: tip(point, of: chart.series[index]))
            }
        }
    }

    private func tip(_ point: CurveChart.Point, of series: CurveChart.Series) -> String {
        let numbers = "\(chart.horizontal.text(point.x)), \(chart.vertical.text(point.y))"
        return [series.name, numbers, point.tip].filter { !$0.isEmpty }.joined(separator: ": ")
    }

    /// Curves of which the lowest point is marked and visible.
    private var marked: [Int] {
        chart.series.indices.filter { index in
            guard chart.series[index].marksMinimum, let lowest = chart.series[index].minimum else { return false }
            return frame.box.contains(spot(lowest))
        }
    }

    /// Rings at the lowest points with their labels; returns the curves whose label found no room.
    private mutating func drawMinima() -> Set<Int> {
        var placer = LabelPlacer(area: frame.box.grown(by: -2))
        for run in chart.series.indices.flatMap(runs) { placer.block(path: run.map(spot)) }
        if chart.hasZeroLine { placer.block(path: zeroLine) }
        let rings = marked.compactMap { chart.series[$0].minimum.map(spot) }
        for ring in rings {
            placer.block(Box(left: ring.x, top: ring.y, width: 0, height: 0).grown(by: Self.ringRadius))
        }
        var unlabelled: Set<Int> = []
        for (index, ring) in zip(marked, rings) {
            let color = SeriesStyle(index: index).color
            sheet.canvas.circle(
                at: ring, radius: Self.ringRadius, fill: "none", stroke: .init(color: color, width: 1.4))
            let places = LabelPlacer.around(
                ring, text: minimumText(index), size: ChartTheme.smallSize,
                widths: Self.labelShares.map { $0 * frame.box.width }, gap: Self.ringRadius + 2, reach: Self.labelReach)
            if marked.count <= Self.mostLabels, let place = placer.place(places) {
                let style = SVGCanvas.TextStyle(size: ChartTheme.smallSize, color: color.darkened)
                sheet.canvas.label(place, pointingTo: ring, style: style)
            } else {
                unlabelled.insert(index)
            }
        }
        return unlabelled
    }

    private func minimumText(_ index: Int) -> String {
        let series = chart.series[index]
        guard series.minimumLabel == nil, let lowest = series.minimum else { return series.minimumLabel ?? "" }
        return "\(chart.vertical.text(lowest.y)) at \(chart.horizontal.text(lowest.x))"
    }

    /// Names of the curves, and the minima that are not labelled in the plot.
    private mutating func drawLegend(unlabelled: Set<Int>) {
        let listed = chart.series.indices.filter { !chart.series[$0].name.isEmpty || unlabelled.contains($0) }
        sheet.addLegend(
            listed.map { index in
                let style = SeriesStyle(index: index)
                let mark = chart.series[index].marksKinks ? style.mark : nil
                let minimum = unlabelled.contains(index) ? "minimum " + minimumText(index) : ""
                let text = [chart.series[index].name, minimum].filter { !$0.isEmpty }.joined(separator: ": ")
                return LegendEntry(sample: .line(style.stroke, mark: mark), text: text)
            })
    }
}

extension Color {
    /// The colour, darker until text in it stands out from white (contrast 4.5, WCAG 2.1).
    var darkened: Color {
        var color = self
        while color.contrast(with: .white) < Self.textContrast, color != .black {
            color = Color(red: color.red / 10 * 9, green: color.green / 10 * 9, blue: color.blue / 10 * 9)
        }
        return color
    }

    private static let textContrast = 4.5
}
