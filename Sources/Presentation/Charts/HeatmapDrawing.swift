internal import TextFormats

/// Measures and draws a heat map; all lengths in pixels.
struct HeatmapDrawing {
    private let chart: HeatmapChart
    private let scale: ColorScale
    private var sheet = ChartSheet(width: ChartTheme.width)

    private let margin = ChartTheme.margin
    private let labelSize: Double
    private let cellSize: Double
    private let cellWidth: Double
    private let cellHeight: Double
    /// Whether column labels are wider than their cells and stand aslant.
    private let slantsColumns: Bool
    private let gridX: Double
    private var gridY = 0.0

    /// Grids up to this width may be widened for their labels.
    private static let uprightWidth = 560.0
    private static let slant = 50.0
    /// Sine and cosine of `slant`, rounded up for room.
    private static let (slantRise, slantRun) = (0.77, 0.65)
    private static let barWidth = 16.0
    /// Height of a line of numbers at the bar.
    private static let barLine = 12.0
    private static let titleSize = 16.0
    /// Length of the corner that marks a cell.
    private static let markSize = 7.0

    /// Chooses sizes: maps of more than 16 rows or columns get smaller cells and letters, never below 12 pixels, which 60 x 30
    /// cells across a page of 170 mm print as 4.5 points. A few columns are as wide as their labels, so that these stand upright.
    init(chart: HeatmapChart) {
        self.chart = chart
        scale = chart.scale
        let isLarge = max(chart.rowLabels.count, chart.columnLabels.count) > 16
        labelSize = isLarge ? 12 : 13
        cellSize = 12
        let texts = chart.rowLabels.indices.flatMap { row in
            chart.columnLabels.indices.map { chart.cellText(row: row, column: $0) }
        }
        let widest = SVGCanvas.size(of: texts, size: cellSize).width
        let labels = SVGCanvas.size(of: chart.columnLabels, size: labelSize).width + 10
        let plain = isLarge ? max(28, widest + 4) : max(48, widest + 8)
        let fits = max(plain, labels) * Double(chart.columnLabels.count) <= Self.uprightWidth
        cellWidth = fits ? max(plain, labels) : plain
        cellHeight = isLarge ? 21 : 30
        slantsColumns = labels > cellWidth
        let rows = SVGCanvas.size(of: chart.rowLabels, size: labelSize).width
        gridX = margin + (chart.rowTitle.isEmpty ? 0 : 22) + rows + 8
    }

    private var gridWidth: Double { cellWidth * Double(chart.columnLabels.count) }
    private var gridHeight: Double { cellHeight * Double(chart.rowLabels.count) }
    private var barHeight: Double { min(320, max(130, gridHeight)) }

    /// Draws everything from top to bottom.
    func document() -> String {
        var drawing = self
        drawing.measureWidth()
        drawing.sheet.addTitle(chart.title, size: Self.titleSize)
        drawing.drawColumnLabels()
        drawing.drawRowLabels()
        drawing.drawCells()
        drawing.drawBar()
        drawing.sheet.y = drawing.gridY + max(gridHeight, barHeight + 26) + margin
        drawing.sheet.addNotes(chart.notes)
        return drawing.sheet.document(title: chart.title)
    }

    private mutating func measureWidth() {
        let overhang = slantsColumns ? columnLabelLength * Self.slantRun - cellWidth / 2 : 0
        let marks = (scale.ticks(count: 6) + chart.thresholds).map(barText)
        let bar = 26 + Self.barWidth + 14 + SVGCanvas.size(of: marks, size: 11, isBold: true).width
        let unit = TextMetrics.width(of: chart.unitLabel, size: 11) + 26
        sheet.width = max(420, gridX + gridWidth + max(bar, overhang, unit) + margin)
    }

    private var columnLabelLength: Double { SVGCanvas.size(of: chart.columnLabels, size: labelSize).width }

    private mutating func drawColumnLabels() {
        let top = sheet.y
        var y = top
        if !chart.columnTitle.isEmpty {
            let style = SVGCanvas.TextStyle(size: labelSize, color: ChartTheme.grey)
            sheet.canvas.text(chart.columnTitle, x: gridX, y: y + labelSize / 2, style: style)
            y += labelSize * 1.5
        }
        gridY = y + (slantsColumns ? columnLabelLength * Self.slantRise + labelSize : labelSize * 1.6)
        // The unit of the colour bar stands above it.
        gridY = max(gridY, top + 24)
        for (column, label) in chart.columnLabels.enumerated() {
            let x = gridX + (Double(column) + 0.5) * cellWidth
            if slantsColumns {
                let style = SVGCanvas.TextStyle(size: labelSize, rotation: -Self.slant)
                sheet.canvas.text(label, x: x, y: gridY - 8, style: style)
            } else {
                sheet.canvas.text(
                    label, x: x, y: gridY - labelSize * 0.8, style: .init(size: labelSize, anchor: .middle))
            }
        }
    }

    private mutating func drawRowLabels() {
        for (row, label) in chart.rowLabels.enumerated() {
            let y = gridY + (Double(row) + 0.5) * cellHeight
            sheet.canvas.text(label, x: gridX - 8, y: y, style: .init(size: labelSize, anchor: .end))
        }
        guard !chart.rowTitle.isEmpty else { return }
        let style = SVGCanvas.TextStyle(size: labelSize, color: ChartTheme.grey, anchor: .middle, rotation: -90)
        sheet.canvas.text(chart.rowTitle, x: margin + 6, y: gridY + gridHeight / 2, style: style)
    }
}

extension HeatmapDrawing {
    private mutating func drawCells() {
        sheet.canvas.raw(
            "<defs><pattern id=\"none\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
                + "patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" fill=\"#f4f4f4\"/>"
                + "<rect width=\"1.5\" height=\"6\" fill=\"#c4c4c4\"/></pattern></defs>")
        for row in chart.rowLabels.indices {
            for column in chart.columnLabels.indices { drawCell(row: row, column: column) }
        }
    }

    private mutating func drawCell(row: Int, column: Int) {
        let x = gridX + Double(column) * cellWidth
        let y = gridY + Double(row) * cellHeight
        let name = "\(chart.rowLabels[row]) | \(chart.columnLabels[column])"
        guard let value = chart.value(row: row, column: column) else {
            sheet.canvas.rectangle(
                x: x, y: y, width: cellWidth - 1, height: cellHeight - 1, fill: "url(#none)", tip: "\(name): none")
            return
        }
        let color = scale.color(of: value)
        let tip = "\(name): \(NumberFormat().text(value) ?? "") \(chart.unitLabel)"
        sheet.canvas.rectangle(
            x: x, y: y, width: cellWidth - 1, height: cellHeight - 1, fill: color.hexadecimal, tip: tip)
        let style = SVGCanvas.TextStyle(size: cellSize, color: color.ink, anchor: .middle)
        let text = chart.cellText(row: row, column: column)
        sheet.canvas.text(text, x: x + (cellWidth - 1) / 2, y: y + (cellHeight - 1) / 2, style: style)
        if !chart.marks.isEmpty, chart.marks[row][column] {
            drawMark(right: x + cellWidth - 1, top: y, color: color.ink)
        }
    }

    /// A filled corner, which stays visible in a small cell and in a grey print.
    private mutating func drawMark(right: Double, top: Double, color: Color) {
        let side = Self.markSize
        let (left, edge) = (SVGCanvas.number(right - side), SVGCanvas.number(right))
        let (upper, lower) = (SVGCanvas.number(top), SVGCanvas.number(top + side))
        sheet.canvas.raw(
            "<path d=\"M\(left) \(upper)L\(edge) \(upper)L\(edge) \(lower)Z\" fill=\"\(color.hexadecimal)\"/>")
    }

    /// The colour bar: a gradient with stops finer than the eye, round marks at its right, thresholds as triangles.
    private mutating func drawBar() {
        guard scale.range.upperBound > scale.range.lowerBound else { return }
        let x = gridX + gridWidth + 26
        let steps = 32
        let stops = (0...steps).map { step in
            let share = Double(step) / Double(steps)
            let color = scale.color(atShare: 1 - share).hexadecimal
            return "<stop offset=\"\(SVGCanvas.number(share))\" stop-color=\"\(color)\"/>"
        }
        sheet.canvas.raw(
            "<defs><linearGradient id=\"scale\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"1\">\(stops.joined())"
                + "</linearGradient></defs>")
        sheet.canvas.rectangle(x: x, y: gridY, width: Self.barWidth, height: barHeight, fill: "url(#scale)")
        let taken = labelledThresholds.map(barPosition)
        for tick in scale.ticks(count: 6) {
            let y = barPosition(tick)
            if taken.contains(where: { abs($0 - y) < Self.barLine }) { continue }
            sheet.canvas.line(
                fromX: x + Self.barWidth, fromY: y, toX: x + Self.barWidth + 4, toY: y, color: ChartTheme.grey)
            sheet.canvas.text(barText(tick), x: x + Self.barWidth + 8, y: y, style: .init(size: 11))
        }
        drawThresholds(x: x)
        sheet.canvas.text(
            chart.unitLabel, x: x, y: gridY + barHeight + 16, style: .init(size: 11, color: ChartTheme.grey))
    }

    /// The thresholds whose numbers have room, the first of neighbours.
    private var labelledThresholds: [Double] {
        chart.thresholds.filter(scale.range.contains).reduce(into: []) { kept, next in
            let y = barPosition(next)
            if !kept.contains(where: { abs(barPosition($0) - y) < Self.barLine }) { kept.append(next) }
        }
    }

    private mutating func drawThresholds(x: Double) {
        let labelled = labelledThresholds
        for threshold in chart.thresholds where scale.range.contains(threshold) {
            let y = barPosition(threshold)
            let edge = x + Self.barWidth
            sheet.canvas.line(fromX: x, fromY: y, toX: edge, toY: y, color: scale.color(of: threshold).ink, width: 1.5)
            guard labelled.contains(threshold) else { continue }
            let (tip, top, bottom) = (SVGCanvas.number(y), SVGCanvas.number(y - 4), SVGCanvas.number(y + 4))
            let (near, far) = (SVGCanvas.number(edge + 1), SVGCanvas.number(edge + 7))
            sheet.canvas.raw("<path d=\"M\(near) \(tip)L\(far) \(top)L\(far) \(bottom)Z\" fill=\"#222222\"/>")
            sheet.canvas.text(barText(threshold), x: edge + 11, y: y, style: .init(size: 11, isBold: true))
        }
    }

    private func barPosition(_ value: Double) -> Double {
        let share = (value - scale.range.lowerBound) / (scale.range.upperBound - scale.range.lowerBound)
        return gridY + barHeight * (1 - min(1, max(0, share)))
    }

    private func barText(_ value: Double) -> String {
        NumberFormat(significantDigits: 4).text(value) ?? ""
    }
}
