import Testing

@testable import Presentation

@Suite("Curves")
struct CurveChartTests {
    private func chart(_ series: [CurveChart.Series]) -> CurveChart {
        CurveChart(
            title: "LiCoO2 | Li3PS4", horizontal: ChartAxis("x", decimals: 3),
            vertical: ChartAxis("E / eV/atom", decimals: 3), series: series)
    }

    private let curve = CurveChart.Series(
        "closed", points: [.init(0, 0), .init(0.5, -0.35), .init(0.686, -0.402, tip: "Li2S; Co9S8"), .init(1, 0)])

    @Test("kinks carry marks with their numbers, the lowest a ring and a label")
    func marks() throws {
        let reader = try DrawingReader.read(chart([curve]).svg())
        #expect(reader.strayElements == [])
        #expect(reader.labels.contains("-0.402 at 0.686") && reader.labels.contains("closed"))
        #expect(reader.text.contains("closed: 0.686, -0.402: Li2S; Co9S8"))
        // Four kinks, a ring, and the mark in the legend.
        #expect(reader.elements.filter { $0.name == "circle" }.count == 6)
    }

    @Test("a label of one's own is broken; more than four minima move to the legend")
    func labels() throws {
        var own = curve
        own.minimumLabel = "-0.402 eV/atom at x = 0.686: Li3PO4 + Li2S + Co9S8 + Li2SO4"
        let text = try DrawingReader.read(chart([own]).svg()).labels.joined(separator: " ")
        #expect(text.contains("-0.402 eV/atom at x = 0.686:") && text.contains("Li2SO4"))
        let many = (0..<6).map { index in
            CurveChart.Series("c\(index)", points: [.init(0, 0), .init(0.5, -Double(index + 1)), .init(1, 0)])
        }
        let labels = try DrawingReader.read(chart(many).svg()).labels
        for index in 0..<6 { #expect(labels.contains("c\(index): minimum -\(index + 1).000 at 0.500")) }
    }

    @Test("labels in the plot never lie over each other")
    func overlaps() throws {
        let series = (0..<4).map { index in
            CurveChart.Series("", points: [.init(0, 0), .init(0.5, -0.4 - 0.001 * Double(index)), .init(1, 0)])
        }
        let boxes = try DrawingReader.read(chart(series).svg()).labelBoxes.filter { $0.text.contains(" at ") }
        for (index, first) in boxes.enumerated() {
            for second in boxes.dropFirst(index + 1) { #expect(!first.box.overlaps(second.box)) }
        }
        #expect(!boxes.isEmpty)
    }

    @Test("thirty series differ in more than hue: no two share colour and dashes, neighbours share neither")
    func styles() {
        let styles = (0..<30).map { SeriesStyle(index: $0) }
        let keys = styles.map { "\($0.color.hexadecimal) \($0.dashes)" }
        #expect(Set(keys).count == 30)
        for (a, b) in zip(styles, styles.dropFirst()) { #expect(a.dashes != b.dashes && a.mark != b.mark) }
        #expect(styles.allSatisfy { $0.color.contrast(with: .white) > 2.2 })
    }

    @Test("gaps, single points, constants, ranges that cut, nothing: a page all the same")
    func extremes() throws {
        let cases: [[CurveChart.Series]] = [
            [], [.init("", points: [])], [.init("one", points: [.init(0.5, -0.2)])],
            [.init("gap", points: [.init(0, 1), .init(1, .nan), .init(2, 3), .init(3, -.infinity)])],
            [.init("flat", points: [.init(0, 0), .init(1, 0)])],
            [.init("big", points: [.init(-1e90, 1e90), .init(1e90, -1e99)])],
            [.init(String(repeating: "long name ", count: 40), points: [.init(0, 0), .init(1, -1)])],
        ]
        for series in cases {
            for range in [nil, 0.4...0.6] {
                var chart = chart(series)
                chart.horizontal.range = range
                chart.vertical.range = range
                let reader = try DrawingReader.read(chart.svg())
                #expect(reader.strayElements == [])
                #expect(!reader.hasBrokenNumbers)
            }
        }
    }

    @Test("what lies outside a given range is cut at the edge of the plot")
    func clipping() {
        let box = Box(left: 0, top: 0, width: 10, height: 10)
        let inside = box.clipped(from: Spot(x: -5, y: 5), to: Spot(x: 15, y: 5))
        #expect(inside?.start == Spot(x: 0, y: 5) && inside?.end == Spot(x: 10, y: 5))
        #expect(box.clipped(from: Spot(x: -5, y: 11), to: Spot(x: 15, y: 11)) == nil)
        #expect(box.clipped(from: Spot(x: -1, y: 9), to: Spot(x: 3, y: 15)) == nil)
        let corner = box.clipped(from: Spot(x: -2, y: 4), to: Spot(x: 4, y: -2))
        #expect(corner?.start == Spot(x: 0, y: 2) && corner?.end == Spot(x: 2, y: 0))
    }
}
