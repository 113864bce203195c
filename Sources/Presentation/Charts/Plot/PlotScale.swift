internal import TextFormats

/// A linear axis: which values lie where, in pixels.
struct PlotScale: Hashable {
    /// The values at both ends; their width is positive and finite.
    var values: ClosedRange<Double>
    /// Pixel of the lowest value.
    var start: Double
    /// Pixel of the highest value; above `start` in a vertical axis, therefore smaller there.
    var end: Double

    /// The pixel of a value; values outside the range lie beyond the ends.
    func position(_ value: Double) -> Double {
        start + (value - values.lowerBound) / (values.upperBound - values.lowerBound) * (end - start)
    }

    /// Values per pixel.
    var valuesPerPixel: Double { (values.upperBound - values.lowerBound) / abs(end - start) }

    /// Round values with their texts, in ascending order: as many as have room without touching.
    var ticks: [(value: Double, text: String)] {
        let isHorizontal = end > start
        var count = Int(abs(end - start) / (isHorizontal ? Self.horizontalRoom : Self.verticalRoom))
        while count > 2 {
            let ticks = ticks(count: count)
            let widest = SVGCanvas.size(of: ticks.map(\.text), size: ChartTheme.smallSize).width
            let room = ticks.count > 1 ? abs(position(ticks[1].value) - position(ticks[0].value)) : .infinity
            if !isHorizontal || widest + Self.textGap <= room { return ticks }
            count -= 1
        }
        return ticks(count: 2)
    }

    private func ticks(count: Int) -> [(value: Double, text: String)] {
        let decimals = AxisTicks.decimals(in: values, count: count)
        return AxisTicks.values(in: values, count: count).map { value in
            (value, NumberFormat().text(value, decimals: decimals) ?? "")
        }
    }

    /// Pixels from mark to mark, at least.
    private static let (horizontalRoom, verticalRoom) = (25.0, 34.0)
    private static let textGap = 8.0
}

/// Which values a drawing shows.
enum PlotRange {
    /// Values beyond this are left out, so that no width of a range overflows.
    static let largestMagnitude = 1e100

    /// A range narrower than this share of its values is drawn as if it were a single value: digits run out below it.
    static let narrowestShare = 1e-9

    /// Whether a value has a place in a drawing.
    static func isDrawable(_ value: Double) -> Bool {
        value.isFinite && value.magnitude <= largestMagnitude
    }

    /// The smallest range that holds every drawable value, never of width zero; 0...1 without any.
    static func around(_ values: some Sequence<Double>) -> ClosedRange<Double> {
        let drawable = values.filter(isDrawable)
        guard let low = drawable.min(), let high = drawable.max() else { return 0...1 }
        let magnitude = max(abs(low), abs(high))
        if high - low > magnitude * narrowestShare { return low...high }
        let margin = magnitude > 0 ? magnitude / 10 : 0.5
        return (low - margin)...(high + margin)
    }

    /// The range wider by a share of its width at both ends.
    static func padded(_ range: ClosedRange<Double>, low: Double, high: Double) -> ClosedRange<Double> {
        let width = range.upperBound - range.lowerBound
        return (range.lowerBound - low * width)...(range.upperBound + high * width)
    }

    /// A range asked for, where it can be drawn.
    static func usable(_ range: ClosedRange<Double>?) -> ClosedRange<Double>? {
        guard let range, isDrawable(range.lowerBound), isDrawable(range.upperBound) else { return nil }
        return around([range.lowerBound, range.upperBound])
    }
}
