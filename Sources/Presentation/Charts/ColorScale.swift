/// Colours for a range of numbers: a straight line through a perceptual colour space, therefore even by construction.
///
/// The ends differ in lightness and in the blue-yellow share only, so that readers with red-green blindness see the same
/// picture, and a grey print keeps the order (the idea of cividis, doi:10.1371/journal.pone.0199239).
public struct ColorScale: Sendable, Hashable {
    /// Numbers at the dark and at the light end; numbers outside take the colour of the nearer end.
    public var range: ClosedRange<Double>

    /// A scale from dark blue at the lower to light yellow at the upper end.
    public init(range: ClosedRange<Double>) {
        self.range = range
    }

    /// The colour of a number; the middle of the scale when the range is a single number.
    public func color(of value: Double) -> Color {
        let width = range.upperBound - range.lowerBound
        let share = width > 0 ? (value - range.lowerBound) / width : 0.5
        return Self.color(atShare: share)
    }

    /// The colour at `share` of the way from the dark end (0) to the light end (1).
    static func color(atShare share: Double) -> Color {
        dark.mixed(with: light, share: min(1, max(0, share))).color
    }

    /// The control points; both lie inside the range of a screen.
    static let dark = Oklab(lightness: 0.27, greenRed: -0.012, blueYellow: -0.085)
    static let light = Oklab(lightness: 0.92, greenRed: -0.03, blueYellow: 0.15)

    /// Up to `count` round numbers inside the range, for the marks of a colour bar.
    func ticks(count: Int) -> [Double] {
        AxisTicks.values(in: range, count: count)
    }
}
