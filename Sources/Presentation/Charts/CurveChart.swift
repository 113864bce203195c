/// Piecewise-linear curves with their kinks: reaction energy against mixing fraction, driving force against voltage.
public struct CurveChart: Chart, Hashable {
    /// A kink or an end of a curve.
    public struct Point: Sendable, Hashable {
        /// Along the horizontal axis.
        public var x: Double
        /// Along the vertical axis; infinities and NaN interrupt the curve.
        public var y: Double
        /// What the tooltip says beside the numbers, for instance products; may be empty.
        public var tip: String

        /// A point in the units of the axes.
        public init(_ x: Double, _ y: Double, tip: String = "") {
            self.x = x
            self.y = y
            self.tip = tip
        }

        var isDrawable: Bool { PlotRange.isDrawable(x) && PlotRange.isDrawable(y) }
    }

    /// One curve.
    public struct Series: Sendable, Hashable {
        /// What the legend calls it; may be empty in a chart of one curve.
        public var name: String
        /// Kinks and ends in the order in which they are joined.
        public var points: [Point]
        /// Whether the kinks carry marks.
        public var marksKinks = true
        /// Whether the lowest point carries a ring and a label.
        public var marksMinimum: Bool
        /// What stands at the lowest point; nil writes its two numbers.
        public var minimumLabel: String?

        /// A curve through the points given.
        public init(_ name: String, points: [Point], marksMinimum: Bool = true, minimumLabel: String? = nil) {
            self.name = name
            self.points = points
            self.marksMinimum = marksMinimum
            self.minimumLabel = minimumLabel
        }

        /// The lowest drawable point, the first of several.
        var minimum: Point? {
            points.filter(\.isDrawable).min { $0.y < $1.y }
        }
    }

    /// The heading; may be empty.
    public var title: String
    /// The horizontal axis.
    public var horizontal: ChartAxis
    /// The vertical axis.
    public var vertical: ChartAxis
    /// Curves in the order of the legend; they differ in lightness, dashes and marks.
    public var series: [Series]
    /// Whether zero of the vertical axis is shown, with a line.
    public var hasZeroLine = true
    /// Lines below the chart.
    public var notes: [String] = []
    /// Width in pixels, 450 by default, between 300 and 10,000.
    public var width = ChartTheme.width

    /// A chart of the curves given.
    public init(title: String, horizontal: ChartAxis, vertical: ChartAxis, series: [Series]) {
        self.title = title
        self.horizontal = horizontal
        self.vertical = vertical
        self.series = series
    }

    /// The drawing as an SVG file; kinks carry their numbers as a tooltip.
    /// - Complexity: O(points + curves x points), the second term for the labels of minima.
    public func svg() -> String {
        CurveDrawing(chart: self).document()
    }
}
