/// Colours for a range of numbers: a straight line through a perceptual colour space, therefore even by construction.
///
/// The ends differ in lightness and in the blue-yellow share only, so that readers with red-green blindness see the same
/// picture, and a grey print keeps the order (the idea of cividis, doi:10.1371/journal.pone.0199239).
public struct ColorScale: Sendable, Hashable {
    /// Numbers at the dark and at the light end; numbers outside take the colour of the nearer end.
    public var range: ClosedRange<Double>
    /// Whether both ends are dark, blue and brown, and the middle is light: for differences, over a range with 0 in its middle.
    public var isDiverging: Bool

    /// A scale from dark blue at the lower to light yellow at the upper end, or a diverging one.
    public init(range: ClosedRange<Double>, isDiverging: Bool = false) {
        self.range = range
        self.isDiverging = isDiverging
    }

    /// The colour of a number; the middle of the scale when the range is a single number.
    public func color(of value: Double) -> Color {
        let width = range.upperBound - range.lowerBound
        let share = width > 0 ? (value - range.lowerBound) / width : 0.5
        return color(atShare: share)
    }

    /// The colour at `share` of the way from the lower (0) to the upper end (1).
    func color(atShare share: Double) -> Color {
        let share = min(1, max(0, share))
        guard isDiverging else { return Self.dark.mixed(with: Self.light, share: share).color }
        let end = share < 0.5 ? Self.blue : Self.brown
        return Self.neutral.mixed(with: end, share: (2 * share - 1).magnitude).color
    }

    /// The control points; both lie inside the range of a screen.
    static let dark = Oklab(lightness: 0.27, greenRed: -0.012, blueYellow: -0.085)
    static let light = Oklab(lightness: 0.92, greenRed: -0.03, blueYellow: 0.15)
    /// The ends of a diverging scale are equally dark, so that a grey print shows the size of a difference.
    static let blue = Oklab(lightness: 0.5, greenRed: -0.035, blueYellow: -0.125)
    static let brown = Oklab(lightness: 0.5, greenRed: 0.07, blueYellow: 0.09)
    static let neutral = Oklab(lightness: 0.97, greenRed: 0, blueYellow: 0)

    /// Up to `count` round numbers inside the range, for the marks of a colour bar.
    func ticks(count: Int) -> [Double] {
        AxisTicks.values(in: range, count: count)
    }
}
