/// A drawing that fills from top to bottom: heading, plot, legend, notes.
struct ChartSheet {
    var canvas = SVGCanvas()
    /// Width of the drawing in pixels.
    var width: Double
    /// Where the next part starts.
    var y = ChartTheme.margin

    /// An empty drawing; `width` in pixels is taken as it stands.
    init(width: Double) {
        self.width = width
    }

    private var textWidth: Double { width - 2 * ChartTheme.margin }

    /// The heading, bold and wrapped; an empty one takes no room.
    mutating func addTitle(_ title: String, size: Double = ChartTheme.titleSize) {
        guard !title.isEmpty else { return }
        for line in TextMetrics.lines(title, width: textWidth, size: size, isBold: true) {
            canvas.text(line, x: ChartTheme.margin, y: y + size / 2, style: .init(size: size, isBold: true))
            y += size * ChartTheme.lineSpacing
        }
        y += size / 2
    }

    /// Lines in grey, wrapped.
    mutating func addNotes(_ notes: [String]) {
        let style = SVGCanvas.TextStyle(size: ChartTheme.smallSize, color: ChartTheme.grey)
        for note in notes where !note.isEmpty {
            for line in TextMetrics.lines(note, width: textWidth, size: style.size) {
                canvas.text(line, x: ChartTheme.margin, y: y + style.size / 2, style: style)
                y += style.size * ChartTheme.lineSpacing
            }
        }
    }

    /// A number near `spot`, away from lines if that can be, with a leader where it stands off; nothing where there is
    /// no room.
    mutating func addNumber(
        _ number: Int, at spot: Spot, with placer: inout LabelPlacer, isRinged: Bool, tip: String
    ) {
        let style = SVGCanvas.TextStyle(size: ChartTheme.smallSize - 1, anchor: .middle, isBold: true)
        let text = TextMetrics.width(of: "\(number)", size: style.size, isBold: true)
        let width = isRinged ? max(ChartTheme.smallSize * 1.5, text + 4) + 1 : text + 2
        let height = isRinged ? width : style.size
        let near = [-height - Self.numberGap, Self.numberGap].map { spot.y + $0 }
        var boxes = near.map { Box(left: spot.x - width / 2, top: $0, width: width, height: height) }
        boxes += stride(from: Self.numberGap + 1, through: Self.numberReach, by: 5).flatMap { distance in
            LabelPlacer.ring(around: spot, width: width, height: height, distance: distance)
        }
        guard let box = placer.place(boxes.map { .init(lines: [], box: $0) })?.box else { return }
        if box.distance(to: spot) > Self.numberLeader {
            canvas.line(from: spot, to: box.middle, stroke: .init(color: ChartTheme.grey, width: 0.75))
        }
        if isRinged {
            canvas.circle(at: box.middle, radius: (width - 1) / 2, fill: "#ffffff", stroke: .init(width: 0.9), tip: tip)
        }
        canvas.haloText("\(number)", x: box.middle.x, y: box.middle.y, style: style)
    }

    /// Numbers farther than this from their point get a leader.
    private static let numberLeader = 8.0

    /// Pixels between a point and its number, and to the farthest place of a number.
    private static let (numberGap, numberReach) = (3.0, 45.0)

    /// Texts below the plot, numbered from 1, their second lines indented.
    mutating func addNumbered(_ texts: [String]) { addNumbered(texts.enumerated().map { ($0 + 1, $1) }) }

    /// The same with numbers of their own.
    mutating func addNumbered(_ texts: [(number: Int, text: String)]) {
        let size = ChartTheme.smallSize
        let indent = TextMetrics.width(of: "\(texts.map(\.number).max() ?? 0)", size: size, isBold: true) + 8
        for (number, text) in texts {
            let bold = SVGCanvas.TextStyle(size: size, isBold: true)
            canvas.text("\(number)", x: ChartTheme.margin, y: y + size / 2, style: bold)
            for line in TextMetrics.lines(text, width: textWidth - indent, size: size) {
                canvas.text(line, x: ChartTheme.margin + indent, y: y + size / 2, style: .init(size: size))
                y += size * ChartTheme.lineSpacing
            }
        }
        if !texts.isEmpty { y += size / 2 }
    }

    /// What stands in a plot without anything to draw.
    mutating func addNothing(in plot: Box) {
        let style = SVGCanvas.TextStyle(size: ChartTheme.labelSize, color: ChartTheme.grey, anchor: .middle)
        canvas.text("nothing to draw", x: plot.middle.x, y: plot.middle.y, style: style)
    }

    /// The file; `title` is what screen readers say.
    func document(title: String) -> String {
        canvas.document(width: width, height: y + ChartTheme.margin / 2, title: title)
    }
}
