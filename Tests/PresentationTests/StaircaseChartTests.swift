import Testing

@testable import Presentation

@Suite("Staircases")
struct StaircaseChartTests {
    private func chart(_ plateaus: [(Double, Double, Double, String)]) -> StaircaseChart {
        StaircaseChart(
            title: "Profile", horizontal: ChartAxis("Li uptake"), vertical: ChartAxis("Voltage / V"),
            plateaus: plateaus.map { .init($0.0...$0.1, level: $0.2, label: $0.3) })
    }

    private let few = [(-3.0, 0.0, 2.18, "S; P2S5"), (0, 5, 1.84, "Li2S; P"), (5, 8, 0.87, "Li3P; Li2S")]

    @Test("labels stand at their plateaus when all have room, and clear of the curve")
    func labels() throws {
        var chart = chart(few)
        chart.secondAxis = .init("Capacity / mAh/g", factor: 148.9)
        let reader = try DrawingReader.read(chart.svg())
        #expect(reader.strayElements == [])
        for text in ["S; P2S5", "Li2S; P", "Li3P; Li2S", "Capacity / mAh/g", "Li uptake", "Voltage / V", "Profile"] {
            #expect(reader.labels.contains(text))
        }
        // The dashed line at the origin is a path too.
        let paths = reader.elements.compactMap { $0.name == "path" ? $0.attributes["d"] : nil }
        let curve = try #require(paths.max { $0.count < $1.count })
        let spots = curve.split { "MLZ".contains($0) }.map { pair in
            let numbers = pair.split(separator: " ").compactMap { Double($0) }
            return Spot(x: numbers[0], y: numbers[1])
        }
        #expect(spots.count == 6)
        for label in reader.labelBoxes where few.map(\.3).contains(label.text) {
            for (start, end) in zip(spots, spots.dropFirst()) {
                #expect(label.box.clipped(from: start, to: end) == nil, "\(label.text)")
            }
        }
    }

    @Test("without room all plateaus are numbered and listed with their levels")
    func numbers() throws {
        let crowded = (0..<12).map { index in
            let step = Double(index)
            return (step, step + 1, 3 - 0.2 * step, "Li\(index)GeS4; Li2S; Li9Ge4; a long list")
        }
        var chart = chart(crowded)
        chart.levelUnit = "V"
        let reader = try DrawingReader.read(chart.svg())
        #expect(reader.strayElements == [])
        for step in 1...12 { #expect(reader.labels.filter { $0 == "\(step)" }.count >= 2) }
        #expect(reader.labels.contains("2.80 V: Li1GeS4; Li2S; Li9Ge4; a long list"))
    }

    @Test("the second axis is proportional to the first")
    func secondAxis() throws {
        var chart = chart([(0, 4, 7, "A")])
        chart.horizontal.range = 0...4
        chart.secondAxis = .init("Capacity", factor: 100)
        let boxes = try DrawingReader.read(chart.svg()).labelBoxes
        let two = try #require(boxes.first { $0.text == "2.0" || $0.text == "2" }).box.middle.x
        let twoHundred = try #require(boxes.first { $0.text == "200" }).box.middle.x
        #expect(abs(two - twoHundred) < 0.02)
        chart.secondAxis = .init("Capacity", factor: -1)
        #expect(try !DrawingReader.read(chart.svg()).labels.contains("Capacity"))
    }

    @Test("none, one, a hundred, negative, infinite and backward levels: a page all the same")
    func extremes() throws {
        let long = String(repeating: "Li4GeS4 + ", count: 30)
        let many = (0..<100).map { index in
            let start = Double(index) / 1000
            return (start, start + 0.001, Double(index % 7) - 3, "P\(index)")
        }
        let cases: [[(Double, Double, Double, String)]] = [
            [], [(0, 1, 3.4, "FePO4")], [(0, 0, 0, "")], many, [(-2, -1, -1e9, long), (4, 5, .nan, "x")],
            [(0, 1, .infinity, "x")], [(0, 1e-12, 1, "a"), (1e-12, 3, 1 + 1e-13, "b")],
        ]
        for plateaus in cases {
            for range in [nil, -1.0...3.0] {
                var chart = chart(plateaus)
                chart.vertical.range = range
                chart.vertical.title = long
                chart.secondAxis = .init(long, factor: 3)
                let reader = try DrawingReader.read(chart.svg())
                #expect(reader.strayElements == [])
                #expect(!reader.hasBrokenNumbers)
            }
        }
    }
}
