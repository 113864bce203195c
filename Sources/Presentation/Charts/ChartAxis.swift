internal import TextFormats

/// What an axis of a chart shows: the quantity with its unit and reference, and from where to where.
public struct ChartAxis: Sendable, Hashable {
    /// The quantity and its unit, for instance `Voltage vs Li/Li+ / V`.
    public var title: String
    /// The values at the ends, in the unit of the title; nil takes the smallest range that holds everything drawn.
    public var range: ClosedRange<Double>?
    /// Digits behind the point in labels at points of the drawing; marks of the axis take the digits they need.
    public var decimals: Int

    /// Describes an axis; labels get two digits behind the point unless told.
    public init(_ title: String, range: ClosedRange<Double>? = nil, decimals: Int = 2) {
        self.title = title
        self.range = range
        self.decimals = decimals
    }

    /// A value as a label; empty for infinities and NaN.
    func text(_ value: Double) -> String {
        NumberFormat().text(value, decimals: decimals) ?? ""
    }
}
