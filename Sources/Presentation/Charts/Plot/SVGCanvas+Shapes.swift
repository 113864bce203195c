/// Lines, shapes and patterns.
extension SVGCanvas {
    /// How an outline looks.
    struct Stroke {
        var color = ChartTheme.ink
        var width = 1.0
        /// Lengths of dashes and gaps; empty is a solid line.
        var dashes: [Double] = []

        var attributes: String {
            let pattern = dashes.map(SVGCanvas.number).joined(separator: " ")
            return "stroke=\"\(color.hexadecimal)\" stroke-width=\"\(SVGCanvas.number(width))\""
                + (dashes.isEmpty ? "" : " stroke-dasharray=\"\(pattern)\"")
        }
    }

    mutating func line(from start: Spot, to end: Spot, stroke: Stroke) {
        raw(
            "<line x1=\"\(Self.number(start.x))\" y1=\"\(Self.number(start.y))\" x2=\"\(Self.number(end.x))\" "
                + "y2=\"\(Self.number(end.y))\" \(stroke.attributes)/>")
    }

    /// Straight lines from spot to spot; a closed one is filled with `fill`.
    mutating func path(_ spots: [Spot], stroke: Stroke, fill: String = "none", isClosed: Bool = false) {
        guard let first = spots.first, spots.count > 1 else { return }
        let start = "M\(Self.number(first.x)) \(Self.number(first.y))"
        let rest = spots.dropFirst().map { "L\(Self.number($0.x)) \(Self.number($0.y))" }.joined()
        raw(
            "<path d=\"\(start)\(rest)\(isClosed ? "Z" : "")\" fill=\"\(fill)\" stroke-linejoin=\"round\" "
                + "\(stroke.attributes)/>")
    }

    mutating func box(_ box: Box, fill: String, stroke: Stroke?, tip: String = "") {
        let shape = "x=\"\(Self.number(box.left))\" y=\"\(Self.number(box.top))\" width=\"\(Self.number(box.width))\" "
        let rest = "height=\"\(Self.number(box.height))\" fill=\"\(fill)\""
        let outline = stroke.map { " " + $0.attributes } ?? ""
        raw("<rect \(shape)\(rest)\(outline)\(Self.ending("rect", tip: tip))")
    }

    mutating func circle(at center: Spot, radius: Double, fill: String, stroke: Stroke, tip: String = "") {
        raw(
            "<circle cx=\"\(Self.number(center.x))\" cy=\"\(Self.number(center.y))\" r=\"\(Self.number(radius))\" "
                + "fill=\"\(fill)\" \(stroke.attributes)\(Self.ending("circle", tip: tip))")
    }

    /// Text with a white rim, so that lines behind it do not cross the letters.
    ///
    /// The rim is a text of its own below: `paint-order`, which does it in one, erases the letters in programs that do
    /// not know it.
    mutating func haloText(_ text: String, x: Double, y: Double, style: TextStyle) {
        var rim = style
        rim.color = .white
        raw("<g aria-hidden=\"true\" stroke=\"#ffffff\" stroke-width=\"3\" stroke-linejoin=\"round\">")
        self.text(text, x: x, y: y, style: rim)
        raw("</g>")
        self.text(text, x: x, y: y, style: style)
    }

    /// Slanted stripes for `fill="url(#id)"`: `paper` with `ink` lines, `gap` pixels apart.
    mutating func stripes(id: String, paper: Color, ink: Color, gap: Double, angle: Double) {
        let size = "width=\"\(Self.number(gap))\" height=\"\(Self.number(gap))\""
        raw(
            "<defs><pattern id=\"\(id)\" \(size) patternUnits=\"userSpaceOnUse\" "
                + "patternTransform=\"rotate(\(Self.number(angle)))\"><rect \(size) fill=\"\(paper.hexadecimal)\"/>"
                + "<rect width=\"1.2\" height=\"\(Self.number(gap))\" fill=\"\(ink.hexadecimal)\"/></pattern></defs>")
    }

    private static func ending(_ name: String, tip: String) -> String {
        tip.isEmpty ? "/>" : "><title>\(MarkupText.escaped(tip))</title></\(name)>"
    }
}
