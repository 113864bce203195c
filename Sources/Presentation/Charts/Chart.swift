/// A drawing that can stand alone as an SVG file or inside a page.
public protocol Chart: Sendable {
    /// The heading, which is also what screen readers say.
    var title: String { get }

    /// The drawing as an SVG file of its natural size; equal charts give equal bytes.
    func svg() -> String
}

extension HeatmapChart: Chart {}
