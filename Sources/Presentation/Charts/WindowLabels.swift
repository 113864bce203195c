/// Where the numbers at the ends of a bar stand: outside, beyond whiskers.
struct WindowLabels {
    /// A number at an end.
    struct Label: Hashable {
        var text: String
        /// Left edge of the text.
        var left: Double
        var width: Double

        var right: Double { left + width }
    }

    private(set) var low: Label?
    private(set) var high: Label?

    private static let gap = 3.0

    /// Measures the labels of `row` on `scale`; an end that is open has none.
    init(row: WindowChart.Row, axis: ChartAxis, scale: PlotScale) {
        guard let bar = row.drawnBar else { return }
        if let value = bar.low.value {
            let text = axis.text(value)
            let start = ([value] + Self.ends(bar.lowSpread)).map(scale.position).min() ?? 0
            low = Self.label(text, from: start, direction: -1)
        }
        if let value = bar.high.value {
            let second = bar.extendedHigh.flatMap { $0 > value && PlotRange.isDrawable($0) ? $0 : nil }
            let text = axis.text(value) + (second.map { " (\(axis.text($0)))" } ?? "")
            let start = ([second ?? value] + Self.ends(bar.highSpread)).map(scale.position).max() ?? 0
            high = Self.label(text, from: start, direction: 1)
        }
    }

    /// The drawable ends of a spread.
    static func ends(_ spread: ClosedRange<Double>?) -> [Double] {
        spread.map { [$0.lowerBound, $0.upperBound].filter(PlotRange.isDrawable) } ?? []
    }

    private static func label(_ text: String, from start: Double, direction: Double) -> Label {
        let width = TextMetrics.width(of: text, size: ChartTheme.smallSize)
        return Label(text: text, left: direction > 0 ? start + gap : start - gap - width, width: width)
    }
}

extension WindowDrawing {
    /// The scale of the axis between two pixels: as asked for, or just wide enough that every label has room;
    /// never so wide that the bars shrink below a share of the plot.
    static func scale(of chart: WindowChart, from start: Double, to end: Double) -> PlotScale {
        if let range = PlotRange.usable(chart.axis.range) { return PlotScale(values: range, start: start, end: end) }
        var scale = PlotScale(values: PlotRange.around(drawnValues(of: chart)), start: start, end: end)
        let widest = (scale.values.upperBound - scale.values.lowerBound) / smallestShare
        // Wider ranges make labels reach less far in values; a few rounds settle within a pixel.
        for _ in 0..<widenings {
            var (left, right) = (start + edgeRoom, end - edgeRoom)
            for row in chart.rows {
                let labels = WindowLabels(row: row, axis: chart.axis, scale: scale)
                let markers = row.markers.map(\.value).filter(PlotRange.isDrawable).map(scale.position)
                left = ([left, labels.low?.left] + markers.map { $0 - edgeRoom }).compactMap { $0 }.min() ?? left
                right = ([right, labels.high?.right] + markers.map { $0 + edgeRoom }).compactMap { $0 }.max() ?? right
            }
            let (before, after) = (start + edgeRoom - left, right - end + edgeRoom)
            guard before > 0 || after > 0 else { break }
            let low = scale.values.lowerBound - before * scale.valuesPerPixel
            let high = scale.values.upperBound + after * scale.valuesPerPixel
            guard high - low <= widest else { break }
            scale.values = low...high
        }
        return scale
    }

    private static let widenings = 30
    /// Share of the axis that what is drawn takes at least; labels without room there stand in their bars or not at all.
    private static let smallestShare = 0.45
    /// Pixels that stay free at both ends of the axis.
    private static let edgeRoom = 5.0

    private static func drawnValues(of chart: WindowChart) -> [Double] {
        var values = chart.bands.flatMap { [$0.range.lowerBound, $0.range.upperBound] }
        for row in chart.rows {
            values += row.markers.map(\.value)
            guard let bar = row.drawnBar else { continue }
            values += [bar.low.value, bar.high.value, bar.extendedHigh].compactMap { $0 }
            values += WindowLabels.ends(bar.lowSpread) + WindowLabels.ends(bar.highSpread)
        }
        return values
    }
}
