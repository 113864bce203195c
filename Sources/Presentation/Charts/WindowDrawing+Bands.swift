/// Shaded ranges, their labels, and the legend.
extension WindowDrawing {
    private static let lineHeight = ChartTheme.smallSize * ChartTheme.lineSpacing

    /// Bands of which some part is inside the plot, with their left and right pixel.
    private var shownBands: [(band: WindowChart.Band, left: Double, right: Double)] {
        chart.bands.compactMap { band in
            guard PlotRange.isDrawable(band.range.lowerBound), PlotRange.isDrawable(band.range.upperBound) else {
                return nil
            }
            let (left, right) = (scale.position(band.range.lowerBound), scale.position(band.range.upperBound))
            guard right >= plot.left, left <= plot.right else { return nil }
            return (band, max(left, plot.left), min(right, plot.right))
        }
    }

    /// Labels of the bands in as many storeys as it takes that none covers another; storey 0 stands next to the plot.
    private func bandLabels() -> [(text: String, box: Box, storey: Int)] {
        var storeys: [Double] = []
        let size = ChartTheme.smallSize
        let ordered = shownBands.sorted { ($0.left + $0.right, $0.left) < ($1.left + $1.right, $1.left) }
        return ordered.map { shown in
            let all = TextMetrics.lines(shown.band.label, width: sheet.width - 2 * ChartTheme.margin, size: size)
            let text = all.count > 1 ? all[0] + "..." : shown.band.label
            let width = TextMetrics.width(of: text, size: size)
            let middle = (shown.left + shown.right) / 2
            let right = sheet.width - ChartTheme.margin / 2
            let left = max(ChartTheme.margin / 2, min(right - width, middle - width / 2))
            let storey = storeys.firstIndex { $0 + 8 <= left } ?? storeys.count
            if storey == storeys.count { storeys.append(0) }
            storeys[storey] = left + width
            return (text, Box(left: left, top: 0, width: width, height: size), storey)
        }
    }

    /// Room above the plot for the labels of the bands.
    func bandLabelHeight() -> Double {
        let storeys = bandLabels().map(\.storey).max().map { $0 + 1 } ?? 0
        return Double(storeys) * Self.lineHeight + (storeys > 0 ? 3 : 0)
    }

    /// Definitions for hatched areas.
    mutating func definePatterns() {
        let pale = Color(red: 243, green: 243, blue: 243)
        let stripe = Color(red: 214, green: 214, blue: 214)
        sheet.canvas.stripes(id: "band", paper: pale, ink: stripe, gap: 6, angle: 45)
        sheet.canvas.stripes(id: "extension", paper: .white, ink: ChartTheme.grey, gap: 4, angle: -45)
    }

    /// Ranges are shaded and hatched in turn.
    mutating func drawBandAreas() {
        for (index, shown) in shownBands.filter({ $0.right > $0.left }).enumerated() {
            let fill = index % 2 == 0 ? "#ececec" : "url(#band)"
            let box = Box(left: shown.left, top: plot.top, width: shown.right - shown.left, height: plot.height)
            sheet.canvas.box(box, fill: fill, stroke: nil, tip: shown.band.label)
        }
    }

    /// Ranges have dashed edges, a range of one value is a stronger dashed line; the labels stand above.
    mutating func drawBandEdges() {
        let edge = SVGCanvas.Stroke(color: ChartTheme.grey, width: 0.75, dashes: [3, 2])
        for shown in shownBands {
            let isLine = shown.right == shown.left
            let stroke = isLine ? SVGCanvas.Stroke(width: 1.2, dashes: [4, 2.5]) : edge
            for x in isLine ? [shown.left] : [shown.left, shown.right] {
                sheet.canvas.line(from: Spot(x: x, y: plot.top), to: Spot(x: x, y: plot.bottom), stroke: stroke)
            }
        }
        let base = sheet.y + bandLabelHeight() - 3
        for label in bandLabels() {
            let y = base - (Double(label.storey) + 0.5) * Self.lineHeight
            sheet.canvas.text(label.text, x: label.box.left, y: y, style: .init(size: ChartTheme.smallSize))
        }
    }

    /// Explains markers, whiskers and hatched parts, as far as they occur.
    func legend() -> [LegendEntry] {
        var entries = markerNames.map {
            LegendEntry(sample: .mark(markerStyle($0), color: .black, isFilled: false), text: $0)
        }
        let bars = chart.rows.compactMap(\.drawnBar)
        if bars.contains(where: { $0.lowSpread != nil || $0.highSpread != nil }) {
            entries.append(LegendEntry(sample: .whisker, text: chart.spreadName))
        }
        if bars.contains(where: { $0.extendedHigh != nil }) {
            let stroke = SVGCanvas.Stroke(width: 0.75)
            entries.append(
                LegendEntry(sample: .area(fill: "url(#extension)", stroke: stroke), text: chart.extensionName))
        }
        return entries
    }
}
