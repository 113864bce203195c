import Testing

@testable import Presentation

@Suite("Scatters")
struct ScatterChartTests {
    private func chart(_ points: [ScatterChart.Point]) -> ScatterChart {
        ScatterChart(
            title: "Coatings", horizontal: ChartAxis("with the electrolyte / meV/atom", decimals: 0),
            vertical: ChartAxis("with the cathode / meV/atom", decimals: 0), points: points)
    }

    /// A linear congruential generator, so that a failure names its seed.
    private struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    private func random(_ count: Int, seed: UInt64, steps: Int) -> [ScatterChart.Point] {
        var generator = Generator(state: seed)
        return (0..<count).map { index in
            .init(
                -Double(Int.random(in: 0...steps, using: &generator)),
                -Double(Int.random(in: 0...steps, using: &generator)), label: "Li\(index)PO4")
        }
    }

    @Test("the front is what no other point beats, found by comparing all pairs", arguments: 1...20)
    func front(seed: Int) {
        for front in [
            ScatterChart.Front(horizontal: .higher, vertical: .higher), .init(horizontal: .lower, vertical: .higher),
            .init(horizontal: .lower, vertical: .lower),
        ] {
            var chart = chart(random(60, seed: UInt64(seed), steps: 12))
            chart.front = front
            func isWorse(_ a: Double, _ b: Double, _ preference: ScatterChart.Preference) -> Bool {
                preference == .higher ? a < b : a > b
            }
            let unbeaten = chart.points.filter { point in
                !chart.points.contains { other in
                    let noWorse =
                        !isWorse(other.x, point.x, front.horizontal) && !isWorse(other.y, point.y, front.vertical)
                    return noWorse && (other.x != point.x || other.y != point.y)
                }
            }
            #expect(Set(chart.frontPoints) == Set(unbeaten), "seed \(seed)")
            #expect(chart.frontPoints.count == unbeaten.count, "seed \(seed)")
        }
        #expect(chart(random(9, seed: 1, steps: 9)).frontPoints.isEmpty)
    }

    @Test("names stand clear of each other, or all are numbered and listed")
    func names() throws {
        var sparse = chart([
            .init(-3, -40, label: "LiNbO3"), .init(-50, -4, label: "Li3PO4"), .init(-90, -90, label: "LiF"),
        ])
        sparse.thresholds = [.init(.horizontal, -60, label: "limit A"), .init(.vertical, -60, label: "limit B")]
        let reader = try DrawingReader.read(sparse.svg())
        for name in ["LiNbO3", "Li3PO4", "LiF", "limit A", "limit B"] { #expect(reader.labels.contains(name)) }
        let dense = try DrawingReader.read(
            chart((0..<30).map { .init(1, 1, label: "Li1.3Al0.3Ti1.7(PO4)3-\($0)") }).svg())
        #expect(
            dense.labels.contains("Li1.3Al0.3Ti1.7(PO4)3-0 (1, 1)")
                && dense.labels.contains("Li1.3Al0.3Ti1.7(PO4)3-9 (1, 1)"))
        #expect(!dense.labels.contains("Li1.3Al0.3Ti1.7(PO4)3-10 (1, 1)"))
        for drawing in [reader, dense] {
            let boxes = drawing.labelBoxes
            for (index, first) in boxes.enumerated() {
                for second in boxes.dropFirst(index + 1) {
                    #expect(!first.box.overlaps(second.box), "\(first.text) over \(second.text)")
                }
            }
        }
    }

    @Test("kinds have their own marks and a legend; a point carries its numbers")
    func kinds() throws {
        let points = ["oxide", "halide", "sulfide"].enumerated().map { index, kind in
            ScatterChart.Point(Double(index), Double(index), label: "f\(index)", group: kind)
        }
        var chart = chart(points)
        chart.front = .init(horizontal: .lower, vertical: .lower)
        let reader = try DrawingReader.read(chart.svg())
        for kind in ["oxide", "halide", "sulfide"] { #expect(reader.labels.contains(kind)) }
        #expect(reader.text.contains("f2: 2, 2"))
    }

    @Test("none, one, equal, infinite, thousands: a page all the same")
    func extremes() throws {
        let long = String(repeating: "LiBa(B3O5)3-", count: 12)
        let cases: [[ScatterChart.Point]] = [
            [], [.init(-3, -4, label: "Li3PO4")], [.init(.nan, 0, label: "x"), .init(0, .infinity, label: "y")],
            (0..<40).map { _ in .init(0, 0, label: long, group: long) }, random(3000, seed: 7, steps: 100),
            [.init(-1e99, 1e99, label: "a"), .init(1e99, 0, label: "b")],
        ]
        for points in cases {
            var chart = chart(points)
            chart.front = .init(horizontal: .higher, vertical: .higher)
            chart.thresholds = [.init(.horizontal, -50, label: long), .init(.vertical, .nan, label: "x")]
            let reader = try DrawingReader.read(chart.svg())
            #expect(reader.strayElements == [])
            #expect(!reader.hasBrokenNumbers)
        }
    }
}
