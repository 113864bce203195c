internal import TextFormats

/// A matrix of numbers as coloured, numbered cells with a colour bar; text out as SVG.
public struct HeatmapChart: Sendable, Hashable {
    /// The heading.
    public var title: String
    /// Names of the rows, top to bottom.
    public var rowLabels: [String]
    /// Names of the columns, left to right.
    public var columnLabels: [String]
    /// `values[row][column]` in the unit of `unitLabel`; nil, infinities and NaN are drawn as hatched, unnumbered cells.
    public let values: [[Double?]]
    /// The quantity and unit at the colour bar, for instance `meV/atom`.
    public var unitLabel: String
    /// What the rows are, written beside them; may be empty.
    public var rowTitle: String
    /// What the columns are, written above them; may be empty.
    public var columnTitle: String
    /// Numbers marked at the colour bar with a triangle and their value, in the unit of the values.
    public var thresholds: [Double]
    /// Lines below the map: conditions, database.
    public var notes: [String]
    /// Digits behind the point in the cells.
    public var decimals: Int
    /// Ends of the colour scale; the smallest and the largest value unless set. Values outside take the end's colour.
    public var range: ClosedRange<Double>?
    /// `marks[row][column]`: whether a cell carries a remark, drawn as a dark corner; no marks when empty.
    public var marks: [[Bool]]
    /// Whether the values are differences, drawn with a diverging scale around 0; false unless set.
    public var isDiverging: Bool

    /// A map; `values` holds one row per row label, each with one value per column label.
    public init(
        title: String, rowLabels: [String], columnLabels: [String], values: [[Double?]], unitLabel: String,
        decimals: Int = 0
    ) {
        precondition(values.count == rowLabels.count, "a map needs one row of values per row label")
        precondition(values.allSatisfy { $0.count == columnLabels.count }, "a row needs one value per column label")
        self.title = title
        self.rowLabels = rowLabels
        self.columnLabels = columnLabels
        self.values = values
        self.unitLabel = unitLabel
        self.decimals = decimals
        rowTitle = ""
        columnTitle = ""
        thresholds = []
        notes = []
        range = nil
        marks = []
        isDiverging = false
    }

    /// The value of a cell where it is a finite number.
    func value(row: Int, column: Int) -> Double? {
        values[row][column].flatMap { $0.isFinite ? $0 : nil }
    }

    /// The colours in use; without any value the scale runs over 0...0.
    public var scale: ColorScale { scale(of: values.joined().compactMap { $0 }) }

    /// The scale of this chart for other numbers; a diverging one reaches as far to both sides of 0.
    func scale(of numbers: [Double]) -> ColorScale {
        if let range { return ColorScale(range: range, isDiverging: isDiverging) }
        let all = numbers.filter(\.isFinite)
        if isDiverging {
            let reach = all.map(\.magnitude).max() ?? 0
            return ColorScale(range: -reach...reach, isDiverging: true)
        }
        guard let low = all.min(), let high = all.max() else { return ColorScale(range: 0...0) }
        return ColorScale(range: low...high)
    }

    /// The number in a cell, rounded for reading; empty where there is none.
    func cellText(row: Int, column: Int) -> String {
        value(row: row, column: column).map(cellText) ?? ""
    }

    /// A number as cells print it: rounded to `decimals`; what would round to nothing keeps one digit (`-0.5`, `-0.03`), so that a 0 is
    /// none but 0.
    func cellText(_ value: Double) -> String {
        let rounded = NumberFormat().text(value, decimals: decimals) ?? ""
        guard !rounded.contains(where: { ("1"..."9").contains($0) }) else { return rounded }
        let single = NumberFormat(significantDigits: 1, smallestPlainExponent: Self.smallestPlainExponent).text(value)
        return single == "0" ? rounded : single ?? rounded
    }

    /// Single digits further behind the point take an exponent, which is shorter.
    private static let smallestPlainExponent = -2

    /// The drawing as an SVG file; cells carry their row, column and value as a tooltip.
    /// - Complexity: O(rows x columns).
    public func svg() -> String {
        HeatmapDrawing(chart: self).document()
    }
}
