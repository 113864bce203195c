/// How one series differs from the others: lightness, dashes and shape of its marks, so that a grey print suffices.
struct SeriesStyle {
    /// Shapes of marks, each unlike its neighbours in outline.
    enum Mark: Int, CaseIterable {
        case disc, square, triangle, diamond, cross, downTriangle
    }

    var color: Color
    var dashes: [Double]
    var mark: Mark

    /// The style of the `index`th series. Colours return after 6, dashes after 5, so that 30 series differ from each other.
    init(index: Int) {
        color = Self.colors[index % Self.colors.count]
        dashes = Self.dashPatterns[index % Self.dashPatterns.count]
        mark = Mark.allCases[index % Mark.allCases.count]
    }

    var stroke: SVGCanvas.Stroke { SVGCanvas.Stroke(color: color, width: 1.6, dashes: dashes) }

    private static let dashPatterns: [[Double]] = [[], [7, 3], [2, 2.5], [9, 3, 2, 3], [4, 2]]

    /// Blue, orange, green, purple, black, brown: steps of lightness on top of hues that survive red-green blindness.
    private static let colors = [
        Oklab(lightness: 0.45, greenRed: -0.03, blueYellow: -0.14),
        Oklab(lightness: 0.68, greenRed: 0.07, blueYellow: 0.12),
        Oklab(lightness: 0.56, greenRed: -0.10, blueYellow: 0.03),
        Oklab(lightness: 0.40, greenRed: 0.12, blueYellow: -0.07),
        Oklab(lightness: 0.22, greenRed: 0, blueYellow: 0),
        Oklab(lightness: 0.62, greenRed: 0.02, blueYellow: 0.03),
    ].map(\.color)
}

extension SVGCanvas {
    /// A mark about 2 x `radius` wide; `isFilled` false leaves its inside white.
    mutating func mark(
        _ mark: SeriesStyle.Mark, at spot: Spot, radius: Double, color: Color, isFilled: Bool, tip: String = ""
    ) {
        let stroke = Stroke(color: color, width: 1.3)
        let fill = isFilled ? color.hexadecimal : "#ffffff"
        if mark == .disc { return circle(at: spot, radius: radius, fill: fill, stroke: stroke, tip: tip) }
        raw("<g>" + (tip.isEmpty ? "" : "<title>\(MarkupText.escaped(tip))</title>"))
        defer { raw("</g>") }
        func corner(_ x: Double, _ y: Double) -> Spot { Spot(x: spot.x + x * radius, y: spot.y + y * radius) }
        switch mark {
        case .disc: break
        case .square:
            path(
                [corner(-0.9, -0.9), corner(0.9, -0.9), corner(0.9, 0.9), corner(-0.9, 0.9)], stroke: stroke,
                fill: fill, isClosed: true)
        case .triangle:
            path([corner(0, -1.15), corner(1.1, 0.8), corner(-1.1, 0.8)], stroke: stroke, fill: fill, isClosed: true)
        case .downTriangle:
            path([corner(0, 1.15), corner(1.1, -0.8), corner(-1.1, -0.8)], stroke: stroke, fill: fill, isClosed: true)
        case .diamond:
            path(
                [corner(0, -1.25), corner(1.25, 0), corner(0, 1.25), corner(-1.25, 0)], stroke: stroke, fill: fill,
                isClosed: true)
        case .cross:
            let thick = Stroke(color: color, width: 1.8)
            path([corner(-0.95, -0.95), corner(0.95, 0.95)], stroke: thick)
            path([corner(-0.95, 0.95), corner(0.95, -0.95)], stroke: thick)
        }
    }
}
