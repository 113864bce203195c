/// A plot with a horizontal and a vertical scale.
struct PlotFrame {
    /// The area between the axes.
    var box: Box
    var horizontal: PlotScale
    var vertical: PlotScale

    /// What a frame needs to know before it is measured.
    struct Request {
        var horizontal: ChartAxis
        var vertical: ChartAxis
        /// Values at the ends of the axes.
        var values: (horizontal: ClosedRange<Double>, vertical: ClosedRange<Double>)
        /// Height as a share of the width.
        var aspect = 0.72
        /// Room above the plot for a second axis.
        var headroom = 0.0
    }

    /// Takes the rest of the sheet's width, from its `y` downwards.
    init(_ request: Request, on sheet: ChartSheet) {
        let right = sheet.width - ChartTheme.margin - 8
        let top = sheet.y + request.headroom
        // Marks of the vertical axis depend on its length only, their widths on the marks.
        let length = (sheet.width - 2 * ChartTheme.margin) * request.aspect
        vertical = PlotScale(values: request.values.vertical, start: top + length, end: top)
        let left = ChartTheme.margin + ChartSheet.leftAxisWidth(vertical, title: request.vertical.title)
        box = Box(left: left, top: top, width: max(right - left, 60), height: length)
        horizontal = PlotScale(values: request.values.horizontal, start: box.left, end: box.right)
    }

    func spot(_ x: Double, _ y: Double) -> Spot {
        Spot(x: horizontal.position(x), y: vertical.position(y))
    }
}

extension ChartSheet {
    /// Grid behind everything.
    mutating func addGrid(_ frame: PlotFrame) {
        addVerticalGrid(frame.horizontal, in: frame.box)
        addHorizontalGrid(frame.vertical, in: frame.box)
    }

    /// Axes with titles; moves `y` below them.
    mutating func addAxes(_ frame: PlotFrame, horizontal: ChartAxis, vertical: ChartAxis) {
        addLeftAxis(frame.vertical, title: vertical.title, in: frame.box)
        addBottomAxis(frame.horizontal, title: horizontal.title, in: frame.box)
    }

    /// Straight lines from spot to spot, as far as they lie in the plot.
    mutating func addPath(_ spots: [Spot], in box: Box, stroke: SVGCanvas.Stroke) {
        var piece: [Spot] = []
        for (start, end) in zip(spots, spots.dropFirst()) {
            guard let inside = box.clipped(from: start, to: end) else { continue }
            if piece.last != inside.start {
                canvas.path(piece, stroke: stroke)
                piece = [inside.start]
            }
            piece.append(inside.end)
        }
        canvas.path(piece, stroke: stroke)
    }
}
