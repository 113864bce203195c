/// A drawing that can stand alone as an SVG file or inside a page.
public protocol Chart: Sendable {
    /// The heading, which is also what screen readers say.
    var title: String { get }

    /// The drawing as an SVG file of its natural size; equal charts give equal bytes.
    func svg() -> String
}

extension HeatmapChart: Chart {}

/// A page that stands alone.
public protocol Page: Sendable {
    /// The page as one file without anything outside; equal pages give equal bytes.
    func html() -> String
}

extension HeatmapPage: Page {}
extension ReportPage: Page {}
