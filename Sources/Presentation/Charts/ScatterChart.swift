/// Points in a plane with names at the best of them, thresholds, and the front of those that no other point beats.
public struct ScatterChart: Chart, Hashable {
    /// One point.
    public struct Point: Sendable, Hashable {
        /// Along the horizontal axis; points with infinities or NaN are left out.
        public var x: Double
        /// Along the vertical axis.
        public var y: Double
        /// The name, mostly a formula.
        public var label: String
        /// What the legend calls its kind; points of one kind share a mark. May be empty.
        public var group: String
        /// The number that stands for the name where names have no room, for instance a rank; its place in the list unless given.
        public var number: Int?

        /// A named point in the units of the axes.
        public init(_ x: Double, _ y: Double, label: String, group: String = "", number: Int? = nil) {
            self.number = number
            self.x = x
            self.y = y
            self.label = label
            self.group = group
        }

        var isDrawable: Bool { PlotRange.isDrawable(x) && PlotRange.isDrawable(y) }
    }

    /// A line across the plot.
    public struct Threshold: Sendable, Hashable {
        /// Which axis the value belongs to.
        public enum Axis: Sendable, Hashable {
            /// A vertical line at a value of the horizontal axis.
            case horizontal
            /// A horizontal line at a value of the vertical axis.
            case vertical
        }

        /// The axis of the value.
        public var axis: Axis
        /// Where the line crosses that axis.
        public var value: Double
        /// What stands at it; may be empty.
        public var label: String

        /// A line at a value of an axis.
        public init(_ axis: Axis, _ value: Double, label: String = "") {
            self.axis = axis
            self.value = value
            self.label = label
        }
    }

    /// Which end of an axis is the good one.
    public enum Preference: Sendable, Hashable {
        /// Low values are better.
        case lower
        /// High values are better.
        case higher

        /// Whether `a` is better than `b`.
        func prefers(_ a: Double, to b: Double) -> Bool { self == .lower ? a < b : a > b }
    }

    /// Which ends of both axes are the good ones.
    public struct Front: Sendable, Hashable {
        /// The good end of the horizontal axis.
        public var horizontal: Preference
        /// The good end of the vertical axis.
        public var vertical: Preference
        /// The only group whose points can be on the front or beat one there; nil: all.
        public var group: String?

        /// The good ends of both axes.
        public init(horizontal: Preference, vertical: Preference, group: String? = nil) {
            self.group = group
            self.horizontal = horizontal
            self.vertical = vertical
        }
    }

    /// The heading; may be empty.
    public var title: String
    /// The horizontal axis.
    public var horizontal: ChartAxis
    /// The vertical axis.
    public var vertical: ChartAxis
    /// Points, best first: the first `labelCount` get names.
    public var points: [Point]
    /// How many points get names: in the plot where all of them have room, otherwise numbers there and a list below.
    public var labelCount = 10
    /// Lines across the plot.
    public var thresholds: [Threshold] = []
    /// The good ends of the axes; with them, the front of unbeaten points is drawn.
    public var front: Front?
    /// Lines below the chart.
    public var notes: [String] = []
    /// Width in pixels, 450 by default, between 300 and 10,000.
    public var width = ChartTheme.width

    /// A chart of the points given, best first.
    public init(title: String, horizontal: ChartAxis, vertical: ChartAxis, points: [Point]) {
        self.title = title
        self.horizontal = horizontal
        self.vertical = vertical
        self.points = points
    }

    /// The points that no other point beats in both respects, from the good to the bad end of the horizontal axis.
    ///
    /// A point is beaten by one that is better in one respect and no worse in the other; of equal points all stay.
    /// Empty without `front`.
    /// - Complexity: O(n log n).
    public var frontPoints: [Point] {
        guard let front else { return [] }
        let eligible = points.filter { $0.isDrawable && (front.group == nil || $0.group == front.group) }
        let sorted = eligible.sorted { a, b in
            a.x != b.x ? front.horizontal.prefers(a.x, to: b.x) : front.vertical.prefers(a.y, to: b.y)
        }
        return sorted.reduce(into: []) { unbeaten, point in
            guard let last = unbeaten.last, point.x != last.x || point.y != last.y else {
                return unbeaten.append(point)
            }
            if front.vertical.prefers(point.y, to: last.y) { unbeaten.append(point) }
        }
    }

    /// The drawing as an SVG file; points carry their name and numbers as a tooltip.
    /// - Complexity: O(n log n + labels x n).
    public func svg() -> String {
        ScatterDrawing(chart: self).document()
    }
}
