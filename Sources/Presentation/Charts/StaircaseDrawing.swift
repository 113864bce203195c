/// Measures and draws a staircase; all lengths in pixels.
struct StaircaseDrawing {
    private let chart: StaircaseChart
    /// The drawable plateaus from left to right.
    private let plateaus: [StaircaseChart.Plateau]
    private var sheet: ChartSheet
    private var frame: PlotFrame

    private static let lineStroke = SVGCanvas.Stroke(color: SeriesStyle(index: 0).color, width: 2.2)
    private static let labelSize = ChartTheme.smallSize
    private static let mostLines = 3

    init(chart: StaircaseChart) {
        self.chart = chart
        let drawable = chart.plateaus.filter(\.isDrawable)
        plateaus = drawable.sorted { a, b in
            (a.extent.lowerBound, -a.level, a.extent.upperBound) < (b.extent.lowerBound, -b.level, b.extent.upperBound)
        }
        sheet = ChartSheet(width: ChartTheme.usable(width: chart.width))
        sheet.addTitle(chart.title)
        let origin = drawable.isEmpty ? [] : [chart.origin].compactMap { $0 }
        let across = PlotRange.around(drawable.flatMap { [$0.extent.lowerBound, $0.extent.upperBound] } + origin)
        let up = PlotRange.around(drawable.map(\.level))
        let hasSecond = Self.second(of: chart) != nil
        let request = PlotFrame.Request(
            horizontal: chart.horizontal, vertical: chart.vertical,
            values: (
                PlotRange.usable(chart.horizontal.range) ?? PlotRange.padded(across, low: 0.04, high: 0.04),
                PlotRange.usable(chart.vertical.range) ?? PlotRange.padded(up, low: 0.12, high: 0.15)
            ),
            headroom: hasSecond ? sheet.topAxisHeight(title: chart.secondAxis?.title ?? "") : 0)
        frame = PlotFrame(request, on: sheet)
    }

    private static func second(of chart: StaircaseChart) -> StaircaseChart.SecondAxis? {
        chart.secondAxis.flatMap { $0.factor > 0 && $0.factor.isFinite ? $0 : nil }
    }

    /// Draws everything from top to bottom.
    func document() -> String {
        var drawing = self
        drawing.sheet.addGrid(frame)
        drawing.drawOrigin()
        drawing.drawCurve()
        if plateaus.isEmpty { drawing.sheet.addNothing(in: frame.box) }
        let isNumbered = !drawing.drawLabels()
        if isNumbered { drawing.drawNumbers() }
        drawing.drawSecondAxis()
        drawing.sheet.addAxes(frame, horizontal: chart.horizontal, vertical: chart.vertical)
        if isNumbered { drawing.sheet.addNumbered(labelled.map(listText)) }
        drawing.sheet.addNotes(chart.notes)
        return drawing.sheet.document(title: chart.title)
    }

    private var labelled: [StaircaseChart.Plateau] { plateaus.filter { !$0.label.isEmpty } }

    private func listText(_ plateau: StaircaseChart.Plateau) -> String {
        let unit = chart.levelUnit.isEmpty ? "" : " " + chart.levelUnit
        return "\(chart.vertical.text(plateau.level))\(unit): \(plateau.label)"
    }

    private mutating func drawOrigin() {
        guard let origin = chart.origin, PlotRange.isDrawable(origin) else { return }
        let ends = [Spot(x: frame.horizontal.position(origin), y: frame.box.top)]
        let line = ends + [Spot(x: frame.horizontal.position(origin), y: frame.box.bottom)]
        sheet.addPath(line, in: frame.box, stroke: .init(color: ChartTheme.grey, width: 1, dashes: [4, 3]))
    }

    /// The pieces joined where they touch; towards an end that was asked for, the curve goes on vertically.
    private func curves() -> [[Spot]] {
        var curves: [[Spot]] = []
        for plateau in plateaus {
            let start = frame.spot(plateau.extent.lowerBound, plateau.level)
            let end = frame.spot(plateau.extent.upperBound, plateau.level)
            if let last = curves.last?.last, abs(last.x - start.x) < Self.touch {
                curves[curves.count - 1] += [start, end]
            } else {
                curves.append([start, end])
            }
        }
        guard chart.vertical.range != nil, let first = curves.first?.first, let last = curves.last?.last else {
            return curves
        }
        let isFalling = first.y <= last.y
        let (top, bottom) = (frame.box.top, frame.box.bottom)
        curves[0].insert(Spot(x: first.x, y: isFalling ? top : bottom), at: 0)
        curves[curves.count - 1].append(Spot(x: last.x, y: isFalling ? bottom : top))
        return curves
    }

    /// Plateaus whose ends are nearer than this, in pixels, are joined.
    private static let touch = 0.5

    private mutating func drawCurve() {
        for curve in curves() { sheet.addPath(curve, in: frame.box, stroke: Self.lineStroke) }
    }

    private mutating func drawSecondAxis() {
        guard let second = Self.second(of: chart) else { return }
        let values = frame.horizontal.values
        let scaled = (values.lowerBound * second.factor)...(values.upperBound * second.factor)
        let scale = PlotScale(values: scaled, start: frame.horizontal.start, end: frame.horizontal.end)
        sheet.addTopAxis(scale, title: second.title, in: frame.box)
    }
}

extension StaircaseDrawing {
    /// Writes every label at its plateau; false, and nothing written, when one has no room.
    private mutating func drawLabels() -> Bool {
        var placer = LabelPlacer(area: frame.box.grown(by: -2), allowsCrossing: false)
        for curve in curves() { placer.block(path: curve) }
        var placed: [LabelPlacer.Candidate] = []
        for plateau in labelled {
            guard let found = place(plateau, with: &placer) else { return false }
            placed.append(found)
        }
        for label in placed {
            let style = SVGCanvas.TextStyle(size: Self.labelSize)
            sheet.canvas.label(label, pointingTo: label.box.middle, style: style)
        }
        return true
    }

    /// A place just above or just below the plateau, in as few lines as possible.
    private func place(
        _ plateau: StaircaseChart.Plateau, with placer: inout LabelPlacer
    ) -> LabelPlacer.Candidate? {
        let start = frame.spot(plateau.extent.lowerBound, plateau.level)
        let end = frame.spot(plateau.extent.upperBound, plateau.level)
        guard frame.box.contains(start) || frame.box.contains(end) else { return nil }
        for width in Self.widths(plateau: end.x - start.x, plot: frame.box.width) {
            let lines = TextMetrics.lines(plateau.label, width: width, size: Self.labelSize)
            guard lines.count <= Self.mostLines else { continue }
            let size = SVGCanvas.size(of: lines, size: Self.labelSize)
            let middle = (start.x + end.x - size.width) / 2
            let (above, below) = (start.y - size.height - 3, start.y + 3)
            let (left, right) = (start.x + 4, end.x - 4 - size.width)
            var places = size.width <= end.x - start.x ? [(middle, above), (middle, below)] : []
            places += [(left, above), (right, below), (right, above), (left, below)]
            let candidates = places.map { place in
                let box = Box(left: place.0, top: place.1, width: size.width, height: size.height)
                return LabelPlacer.Candidate(lines: lines, box: box)
            }
            if let place = placer.place(candidates) { return place }
        }
        return nil
    }

    /// Widths to try for a label, the plateau's own first.
    private static func widths(plateau: Double, plot: Double) -> [Double] {
        [plateau - 6, plot * 0.3, plot * 0.45, plot * 0.6, plot * 0.9].filter { $0 > 40 }
    }

    /// Writes a number in a ring at every plateau with a label.
    private mutating func drawNumbers() {
        var placer = LabelPlacer(area: frame.box)
        for curve in curves() { placer.block(path: curve) }
        for (index, plateau) in labelled.enumerated() {
            let extent = plateau.extent
            let spot = frame.spot(extent.lowerBound + (extent.upperBound - extent.lowerBound) / 2, plateau.level)
            guard frame.box.contains(spot) else { continue }
            sheet.addNumber(index + 1, at: spot, with: &placer, isRinged: true, tip: plateau.label)
        }
    }
}
