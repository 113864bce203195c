/// Steps of one quantity against another, with what happens on each plateau: voltage against the uptake of an ion.
public struct StaircaseChart: Chart, Hashable {
    /// A horizontal piece of the curve.
    public struct Plateau: Sendable, Hashable {
        /// Where it begins and ends along the horizontal axis.
        public var extent: ClosedRange<Double>
        /// Its height, in the unit of the vertical axis.
        public var level: Double
        /// What stands at it, mostly products; may be empty.
        public var label: String

        /// A piece between two values of the horizontal axis.
        public init(_ extent: ClosedRange<Double>, level: Double, label: String) {
            self.extent = extent
            self.level = level
            self.label = label
        }

        var isDrawable: Bool {
            [extent.lowerBound, extent.upperBound, level].allSatisfy(PlotRange.isDrawable)
        }
    }

    /// A second scale above the plot, proportional to the horizontal axis.
    public struct SecondAxis: Sendable, Hashable {
        /// Quantity and unit, for instance `Capacity / mAh/g`.
        public var title: String
        /// Units of the second axis per unit of the first; an axis with a factor that is not positive is left out.
        public var factor: Double

        /// Names a scale and its factor.
        public init(_ title: String, factor: Double) {
            self.title = title
            self.factor = factor
        }
    }

    /// The heading; may be empty.
    public var title: String
    /// The horizontal axis, for instance uptake in ions per formula unit.
    public var horizontal: ChartAxis
    /// The vertical axis, for instance voltage. With a range, the curve goes on to its ends.
    public var vertical: ChartAxis
    /// Unit of the levels in the list below the plot, for instance `V`; may be empty.
    public var levelUnit = ""
    /// The pieces, in any order; pieces that touch are joined by vertical lines.
    public var plateaus: [Plateau]
    /// The scale above the plot.
    public var secondAxis: SecondAxis?
    /// Where the material as it is lies on the horizontal axis, marked by a dashed line; nil marks nothing.
    public var origin: Double? = 0
    /// Lines below the chart.
    public var notes: [String] = []
    /// Width in pixels, 450 by default, between 300 and 10,000.
    public var width = ChartTheme.width

    /// A chart of the pieces given.
    public init(title: String, horizontal: ChartAxis, vertical: ChartAxis, plateaus: [Plateau]) {
        self.title = title
        self.horizontal = horizontal
        self.vertical = vertical
        self.plateaus = plateaus
    }

    /// The drawing as an SVG file. Labels stand at their plateaus where all of them have room; otherwise the plateaus are
    /// numbered from left to right, and levels and labels are listed below. Plateaus too crowded even for numbers are
    /// found by their level in that list.
    /// - Complexity: O(plateaus squared).
    public func svg() -> String {
        StaircaseDrawing(chart: self).document()
    }
}
