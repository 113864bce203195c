/// Sizes and colours that all drawings share; lengths in pixels.
enum ChartTheme {
    /// Width of a drawing unless told; printed at the 85 mm of a paper's column, its smallest letters have 6 points.
    static let width = 450.0
    /// The narrowest drawing that still has room for an axis beside its labels.
    static let smallestWidth = 300.0
    static let margin = 14.0

    static let titleSize = 14.0
    static let labelSize = 12.0
    static let smallSize = 11.0
    /// From one line of text to the next, as a share of the size.
    static let lineSpacing = 1.3

    static let ink = Color(red: 34, green: 34, blue: 34)
    static let grey = Color(red: 96, green: 96, blue: 96)
    static let faint = Color(red: 221, green: 221, blue: 221)

    /// A width asked for, within what can be drawn.
    static func usable(width: Double) -> Double {
        width.isFinite ? min(largestWidth, max(smallestWidth, width)) : ChartTheme.width
    }

    private static let largestWidth = 10_000.0
}
