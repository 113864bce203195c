/// Ranges of a quantity as horizontal bars, grouped by family: stability windows, in the first place.
///
/// A bar states its limits in numbers at its ends; an end without a limit carries an arrow. Groups differ in lightness and
/// have a heading, so that nothing rests on hue.
public struct WindowChart: Chart, Hashable {
    /// One end of a bar.
    public enum Limit: Sendable, Hashable {
        /// A limit in the unit of the axis; infinities and NaN are drawn like `open`.
        case at(Double)
        /// No limit: the bar ends in an arrow at the edge of the plot.
        case open

        /// The value of a limit that can be drawn.
        var value: Double? {
            if case .at(let value) = self, PlotRange.isDrawable(value) { value } else { nil }
        }
    }

    /// The range of a row, with what is known about its ends.
    public struct Bar: Sendable, Hashable {
        /// The lower end.
        public var low: Limit
        /// The upper end.
        public var high: Limit
        /// The range in which the lower limit lies, for instance from its 5 % to its 95 % quantile; drawn as a whisker.
        public var lowSpread: ClosedRange<Double>?
        /// The range in which the upper limit lies.
        public var highSpread: ClosedRange<Double>?
        /// A second limit above `high`, up to which the bar is drawn hatched; named by the chart's `extensionName`.
        public var extendedHigh: Double?

        /// A bar between two ends, nothing more being known about them.
        public init(low: Limit, high: Limit) {
            self.low = low
            self.high = high
        }

        /// Whether the ends are in order; a bar that runs backwards is no range at all.
        var isForward: Bool {
            guard let low = low.value, let high = high.value else { return true }
            return low <= high
        }
    }

    /// A value known from elsewhere, for instance measured, drawn over its row.
    public struct Marker: Sendable, Hashable {
        /// The value in the unit of the axis.
        public var value: Double
        /// What it is; markers of one name share a shape, which the legend explains.
        public var name: String

        /// Pairs a value with what it is.
        public init(_ value: Double, name: String) {
            self.value = value
            self.name = name
        }
    }

    /// One line of the chart.
    public struct Row: Sendable, Hashable {
        /// What the row is about, mostly a formula; long labels are broken.
        public var label: String
        /// The range; nil where there is none.
        public var bar: Bar?
        /// What is written where there is no bar.
        public var absence: String
        /// Values from elsewhere.
        public var markers: [Marker]

        /// A row; `absence` stands in for the bar where that is nil or runs backwards.
        public init(_ label: String, bar: Bar?, markers: [Marker] = [], absence: String = "no window") {
            self.label = label
            self.bar = bar
            self.markers = markers
            self.absence = absence
        }

        /// The bar where it can be drawn.
        var drawnBar: Bar? { bar.flatMap { $0.isForward ? $0 : nil } }
    }

    /// Rows of one family under a heading.
    public struct Group: Sendable, Hashable {
        /// The heading; an empty one takes no line.
        public var name: String
        /// Rows from top to bottom.
        public var rows: [Row]

        /// Puts rows under a heading.
        public init(_ name: String, rows: [Row]) {
            self.name = name
            self.rows = rows
        }
    }

    /// A range of the axis behind all rows, for instance the voltages of a cathode.
    public struct Band: Sendable, Hashable {
        /// What stands above it.
        public var label: String
        /// Where it begins and ends, in the unit of the axis; drawn as a line when both are equal.
        public var range: ClosedRange<Double>

        /// A shaded range with its label.
        public init(_ label: String, _ range: ClosedRange<Double>) {
            self.label = label
            self.range = range
        }
    }

    /// The heading; may be empty, as papers want it.
    public var title: String
    /// The horizontal axis; without a range it takes what its bars, bands and markers need.
    public var axis: ChartAxis
    /// Families from top to bottom.
    public var groups: [Group]
    /// Shaded ranges and lines behind the bars.
    public var bands: [Band] = []
    /// What the hatched part of bars means, for the legend; of no effect without `extendedHigh`.
    public var extensionName = "extended"
    /// What whiskers mean, for the legend; of no effect without spreads.
    public var spreadName = "5-95 %"
    /// Lines below the chart.
    public var notes: [String] = []
    /// Width in pixels, 450 by default, between 300 and 10,000; the height follows from the number of rows.
    public var width = ChartTheme.width

    /// A chart of the families given.
    public init(title: String, axis: ChartAxis, groups: [Group]) {
        self.title = title
        self.axis = axis
        self.groups = groups
    }

    /// The drawing as an SVG file; bars carry their label and limits as a tooltip.
    /// - Complexity: O(rows x markers per row).
    public func svg() -> String {
        WindowDrawing(chart: self).document()
    }

    /// All rows, from top to bottom.
    var rows: [Row] { groups.flatMap(\.rows) }
}
