internal import TextFormats

/// Collects the elements of a drawing; coordinates and sizes in pixels, the origin at the top left.
struct SVGCanvas {
    /// Where a text stands relative to its point.
    enum Anchor: String {
        case start, middle, end
    }

    /// How a text looks.
    struct TextStyle {
        var size: Double
        var color = Color(red: 34, green: 34, blue: 34)
        var anchor = Anchor.start
        var isBold = false
        /// Degrees, clockwise.
        var rotation = 0.0
    }

    private(set) var elements: [String] = []

    static let fontFamily = "'DejaVu Sans', Verdana, 'Liberation Sans', Arial, sans-serif"

    mutating func rectangle(x: Double, y: Double, width: Double, height: Double, fill: String, tip: String = "") {
        let shape =
            "x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" width=\"\(Self.number(width))\" height=\"\(Self.number(height))\""
        let title = tip.isEmpty ? "/>" : "><title>\(MarkupText.escaped(tip))</title></rect>"
        elements.append("<rect \(shape) fill=\"\(fill)\"\(title)")
    }

    mutating func line(fromX: Double, fromY: Double, toX: Double, toY: Double, color: Color, width: Double = 1) {
        elements.append(
            "<line x1=\"\(Self.number(fromX))\" y1=\"\(Self.number(fromY))\" x2=\"\(Self.number(toX))\" "
                + "y2=\"\(Self.number(toY))\" stroke=\"\(color.hexadecimal)\" stroke-width=\"\(Self.number(width))\"/>")
    }

    /// `y` is the middle of the line of text.
    mutating func text(_ text: String, x: Double, y: Double, style: TextStyle) {
        let baseline = style.size * 0.35
        var attributes = "font-size=\"\(Self.number(style.size))\" fill=\"\(style.color.hexadecimal)\""
        if style.anchor != .start { attributes += " text-anchor=\"\(style.anchor.rawValue)\"" }
        if style.isBold { attributes += " font-weight=\"bold\"" }
        if style.rotation == 0 {
            attributes += " x=\"\(Self.number(x))\" y=\"\(Self.number(y + baseline))\""
        } else {
            attributes += " y=\"\(Self.number(baseline))\" transform=\"translate(\(Self.number(x)) \(Self.number(y))) "
            attributes += "rotate(\(Self.number(style.rotation)))\""
        }
        elements.append("<text \(attributes)>\(MarkupText.escaped(text))</text>")
    }

    /// Adds prepared markup, for definitions.
    mutating func raw(_ markup: String) {
        elements.append(markup)
    }

    /// The whole file: a white page of the size given; `title` is what screen readers say.
    func document(width: Double, height: Double, title: String) -> String {
        let size = "width=\"\(Self.number(width))\" height=\"\(Self.number(height))\""
        let box = "viewBox=\"0 0 \(Self.number(width)) \(Self.number(height))\""
        let head = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" \(size) \(box) role=\"img\" font-family=\"\(Self.fontFamily)\">",
            "<title>\(MarkupText.escaped(title))</title>",
            "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>",
        ]
        return (head + elements + ["</svg>", ""]).joined(separator: "\n")
    }

    /// Hundredths of a pixel are enough.
    static func number(_ value: Double) -> String {
        NumberFormat(significantDigits: 6, zeroBelow: 0.005).text((value * 100).rounded() / 100) ?? "0"
    }
}
