/// Measures and draws points; all lengths in pixels.
struct ScatterDrawing {
    private let chart: ScatterChart
    private let points: [ScatterChart.Point]
    /// Kinds in order of first use; the place decides the mark.
    private let groups: [String]
    private let front: [ScatterChart.Point]
    private var sheet: ChartSheet
    private let frame: PlotFrame

    private static let radius = 3.6
    private static let labelReach = 30.0
    /// Room around the points, as a share of their range.
    private static let margin = 0.1
    private static let frontStroke = SVGCanvas.Stroke(width: 1.3, dashes: [5, 3])
    private static let thresholdStroke = SVGCanvas.Stroke(color: ChartTheme.grey, width: 1, dashes: [2, 2])

    init(chart: ScatterChart) {
        self.chart = chart
        points = chart.points.filter(\.isDrawable)
        front = chart.frontPoints
        var groups: [String] = []
        for point in points where !groups.contains(point.group) { groups.append(point.group) }
        self.groups = groups
        sheet = ChartSheet(width: ChartTheme.usable(width: chart.width))
        sheet.addTitle(chart.title)
        let request = PlotFrame.Request(
            horizontal: chart.horizontal, vertical: chart.vertical,
            values: (
                Self.range(of: points.map(\.x), chart: chart, axis: .horizontal),
                Self.range(of: points.map(\.y), chart: chart, axis: .vertical)
            ), aspect: 0.85)
        frame = PlotFrame(request, on: sheet)
    }

    /// What an axis shows unless told: all points and thresholds with a margin.
    private static func range(
        of values: [Double], chart: ScatterChart, axis: ScatterChart.Threshold.Axis
    ) -> ClosedRange<Double> {
        let asked = axis == .horizontal ? chart.horizontal.range : chart.vertical.range
        if let range = PlotRange.usable(asked) { return range }
        let thresholds = chart.thresholds.filter { $0.axis == axis }.map(\.value)
        return PlotRange.padded(PlotRange.around(values + thresholds), low: margin, high: margin)
    }

    /// Draws everything from top to bottom.
    func document() -> String {
        var drawing = self
        drawing.sheet.addGrid(frame)
        var placer = LabelPlacer(area: frame.box.grown(by: -2))
        drawing.drawFront(&placer)
        drawing.drawThresholds(&placer)
        drawing.drawPoints(&placer)
        if points.isEmpty { drawing.sheet.addNothing(in: frame.box) }
        drawing.sheet.addAxes(frame, horizontal: chart.horizontal, vertical: chart.vertical)
        let isNumbered = !drawing.drawNames(placer)
        if isNumbered { drawing.drawNumbers(&placer) }
        drawing.sheet.addLegend(drawing.legend())
        if isNumbered { drawing.sheet.addNumbered(named.enumerated().map { ($1.number ?? $0 + 1, listText($1)) }) }
        drawing.sheet.addNotes(chart.notes)
        return drawing.sheet.document(title: chart.title)
    }

    private func spot(_ point: ScatterChart.Point) -> Spot { frame.spot(point.x, point.y) }

    private func isShown(_ point: ScatterChart.Point) -> Bool { frame.box.contains(spot(point)) }

    /// The border of what the unbeaten points beat: a staircase, since no mixture of two points is claimed.
    private mutating func drawFront(_ placer: inout LabelPlacer) {
        let spots = front.map(spot)
        var path: [Spot] = []
        for (index, spot) in spots.enumerated() {
            if index > 0 { path.append(Spot(x: spot.x, y: spots[index - 1].y)) }
            path.append(spot)
        }
        placer.block(path: path)
        sheet.addPath(path, in: frame.box, stroke: Self.frontStroke)
    }

    private mutating func drawThresholds(_ placer: inout LabelPlacer) {
        let box = frame.box
        for threshold in chart.thresholds where PlotRange.isDrawable(threshold.value) {
            let isAcross = threshold.axis == .vertical
            let place = isAcross ? frame.vertical.position(threshold.value) : frame.horizontal.position(threshold.value)
            let start = isAcross ? Spot(x: box.left, y: place) : Spot(x: place, y: box.bottom)
            let end = isAcross ? Spot(x: box.right, y: place) : Spot(x: place, y: box.top)
            guard box.contains(start) else { continue }
            sheet.addPath([start, end], in: box, stroke: Self.thresholdStroke)
            placer.block(path: [start, end])
            labelThreshold(threshold.label, at: isAcross ? end : start, isAcross: isAcross, with: &placer)
        }
    }

    private mutating func labelThreshold(_ text: String, at end: Spot, isAcross: Bool, with placer: inout LabelPlacer) {
        guard !text.isEmpty else { return }
        let size = SVGCanvas.size(of: [text], size: ChartTheme.smallSize)
        let right = isAcross ? frame.box.right - size.width - 4 : end.x + 4
        let offsets = stride(from: 3.0, through: 120, by: size.height).map { $0 }
        let tops =
            isAcross ? [end.y - size.height - 1, end.y + 2] : offsets.map { frame.box.bottom - size.height - $0 }
        let lefts = isAcross ? [right, frame.box.left + 4] : [right, end.x - 4 - size.width]
        let candidates = lefts.flatMap { left in
            tops.map { top in
                let box = Box(left: left, top: top, width: size.width, height: size.height)
                return LabelPlacer.Candidate(lines: [text], box: box)
            }
        }
        guard let box = placer.place(candidates)?.box else { return }
        let style = SVGCanvas.TextStyle(size: ChartTheme.smallSize, color: ChartTheme.grey)
        sheet.canvas.haloText(text, x: box.left, y: box.middle.y, style: style)
    }
}

extension ScatterDrawing {
    private func style(_ group: String) -> SeriesStyle {
        SeriesStyle(index: groups.firstIndex(of: group) ?? 0)
    }

    /// Points on the front are filled, the others hollow; without a front all are filled.
    private mutating func drawPoints(_ placer: inout LabelPlacer) {
        let unbeaten = Set(front)
        // The best are drawn last, on top.
        for point in points.reversed() where isShown(point) {
            let style = style(point.group)
            let numbers = "\(chart.horizontal.text(point.x)), \(chart.vertical.text(point.y))"
            sheet.canvas.mark(
                style.mark, at: spot(point), radius: Self.radius, color: style.color,
                isFilled: front.isEmpty || unbeaten.contains(point), tip: "\(point.label): \(numbers)")
        }
        for point in points where isShown(point) {
            let at = spot(point)
            placer.block(Box(left: at.x, top: at.y, width: 0, height: 0).grown(by: Self.radius))
        }
    }

    /// The points that get names, best first.
    private var named: [ScatterChart.Point] {
        points.prefix(max(0, chart.labelCount)).filter { isShown($0) && !$0.label.isEmpty }
    }

    private func listText(_ point: ScatterChart.Point) -> String {
        "\(point.label) (\(chart.horizontal.text(point.x)), \(chart.vertical.text(point.y)))"
    }

    /// Writes the names beside their points; false, and nothing written, when one has no room nearby.
    private mutating func drawNames(_ room: LabelPlacer) -> Bool {
        var placer = room
        var placed: [(label: LabelPlacer.Candidate, spot: Spot)] = []
        for point in named {
            let places = LabelPlacer.around(
                spot(point), text: point.label, size: ChartTheme.smallSize, widths: [frame.box.width / 2],
                gap: Self.radius + 2, reach: Self.labelReach)
            guard let label = placer.place(places) else { return false }
            placed.append((label, spot(point)))
        }
        for name in placed {
            sheet.canvas.label(name.label, pointingTo: name.spot, style: .init(size: ChartTheme.smallSize))
        }
        return true
    }

    private mutating func drawNumbers(_ placer: inout LabelPlacer) {
        for (index, point) in named.enumerated() {
            sheet.addNumber(
                point.number ?? index + 1, at: spot(point), with: &placer, isRinged: false, tip: point.label)
        }
    }

    private func legend() -> [LegendEntry] {
        let hasFront = front.count > 1
        var entries = groups.filter { !$0.isEmpty }.map { group in
            LegendEntry(sample: .mark(style(group).mark, color: style(group).color, isFilled: true), text: group)
        }
        if hasFront {
            entries.append(
                LegendEntry(sample: .line(Self.frontStroke, mark: nil), text: "Pareto front (filled points)"))
        }
        return entries
    }
}
