import Testing

@testable import Presentation

@Suite("Window charts")
struct WindowChartTests {
    private func bar(_ low: Double, _ high: Double) -> WindowChart.Bar { .init(low: .at(low), high: .at(high)) }

    private func chart(_ groups: [WindowChart.Group], range: ClosedRange<Double>? = nil) -> WindowChart {
        WindowChart(title: "Windows", axis: ChartAxis("Voltage vs Li/Li+ / V", range: range), groups: groups)
    }

    private func rich(rows: Int) -> WindowChart {
        let names = ["Sulfides", "Halides <&>", "Oxides", "Polymers", "Hydrides"]
        let groups = names.indices.map { group in
            WindowChart.Group(
                names[group],
                rows: stride(from: group, to: rows, by: names.count).map { row in
                    var bar = bar(Double(row % 13) / 5 - 1, Double(row % 13) / 5 + Double(row % 7) / 3)
                    if row % 4 == 0 { bar.highSpread = 1...(2 + Double(row % 3)) }
                    if row % 5 == 0 { bar.extendedHigh = 5.5 }
                    if row % 6 == 0 { bar.low = .open }
                    if row % 8 == 7 { bar.high = .open }
                    let markers = row % 3 == 0 ? [WindowChart.Marker(Double(row % 9), name: "measured")] : []
                    return .init("Li\(row)Zr2(PO4)\(row)", bar: row % 11 == 10 ? nil : bar, markers: markers)
                })
        }
        var chart = chart(groups)
        chart.bands = [
            .init("Li metal 0 V", 0...0), .init("NCM 3.0-4.3 V", 3...4.3), .init("LFP 3.45 V", 3.45...3.45),
        ]
        chart.extensionName = "full delithiation"
        chart.notes = ["a note"]
        return chart
    }

    @Test("well-formed, every label there, nothing outside the page", arguments: [0, 1, 3, 12, 80])
    func structure(rows: Int) throws {
        let reader = try DrawingReader.read(rich(rows: rows).svg())
        #expect(reader.strayElements == [])
        #expect(!reader.hasBrokenNumbers)
        for row in 0..<rows { #expect(reader.labels.contains("Li\(row)Zr2(PO4)\(row)")) }
        for text in ["Windows", "Li metal 0 V", "NCM 3.0-4.3 V", "Voltage vs Li/Li+ / V", "a note"] {
            #expect(reader.labels.contains(text))
        }
        #expect(reader.labels.contains("nothing to draw") == (rows == 0))
        #expect(reader.labels.contains("Halides <&>") == (rows > 0))
        #expect(reader.labels.contains("full delithiation") == (rows > 0))
    }

    @Test("labels of rows, limits and bands never lie over each other", arguments: [3, 12, 80])
    func overlaps(rows: Int) throws {
        let boxes = try DrawingReader.read(rich(rows: rows).svg()).labelBoxes
        for (index, first) in boxes.enumerated() {
            for second in boxes.dropFirst(index + 1) {
                #expect(!first.box.overlaps(second.box), "\(first.text) over \(second.text)")
            }
        }
    }

    @Test("a bar's ends stand at their values: the marks of the axis are the ruler")
    func positions() throws {
        let reader = try DrawingReader.read(chart([.init("", rows: [.init("A", bar: bar(1, 3))])], range: 0...4).svg())
        let tips = reader.elements.filter { $0.name == "title" && $0.text == "A: 1.00 to 3.00" }
        #expect(tips.count == 1)
        let marks = reader.labelBoxes.filter { ["0", "1", "2", "3", "4", "1.0", "3.0"].contains($0.text) }
        let one = try #require(marks.first { $0.text == "1" || $0.text == "1.0" }).box.middle.x
        let three = try #require(marks.first { $0.text == "3" || $0.text == "3.0" }).box.middle.x
        let outline = try #require(reader.elements.first { $0.name == "path" }?.attributes["d"])
        let x = outline.split { "MLZ".contains($0) }.compactMap {
            $0.split(separator: " ").first.flatMap { Double($0) }
        }
        #expect(abs((x.min() ?? 0) - one) < 0.02 && abs((x.max() ?? 0) - three) < 0.02)
        #expect(reader.labels.contains("1.00") && reader.labels.contains("3.00"))
    }

    @Test("open ends are arrows without a number, infinities are open, NaN and reversed ends are no window")
    func ends() throws {
        let rows: [WindowChart.Row] = [
            .init("open", bar: .init(low: .open, high: .at(2))), .init("infinite", bar: bar(-.infinity, 2.5)),
            .init("reversed", bar: bar(3, 2)), .init("none", bar: nil, absence: "metal"),
        ]
        let reader = try DrawingReader.read(chart([.init("", rows: rows)]).svg())
        #expect(reader.labels.filter { $0 == "no window" }.count == 1)
        #expect(reader.labels.contains("metal") && reader.labels.contains("2.00") && reader.labels.contains("2.50"))
        let arrows = reader.elements.filter { $0.name == "path" }.map { $0.attributes["d"]?.filter { $0 == "L" }.count }
        #expect(arrows == [4, 4])
        #expect(!reader.hasBrokenNumbers)
    }

    @Test("bars beyond a given range keep their numbers, long labels are broken, nothing leaves the page")
    func extremes() throws {
        let long = String(repeating: "Li1.3Al0.3Ti1.7(PO4)3-", count: 6)
        let rows: [WindowChart.Row] = [
            .init(long, bar: bar(-9, 9)), .init("right", bar: bar(2.5, 3)), .init("left", bar: bar(-3, -2.5)),
            .init("", bar: bar(1e300, .nan)), .init("huge", bar: bar(-1e99, 1e99)), .init("point", bar: bar(1, 1)),
        ]
        var chart = chart([.init(long + " " + long, rows: rows)], range: -1...2)
        chart.bands = [.init(long, 1.9...8), .init("gone", 7...8), .init("bad", 0 ... .infinity)]
        chart.width = 240
        let reader = try DrawingReader.read(chart.svg())
        #expect(reader.strayElements == [])
        #expect(!reader.hasBrokenNumbers)
        #expect(reader.labels.contains("2.50 to 3.00") && reader.labels.contains("-3.00 to -2.50"))
        #expect(!reader.labels.contains("gone"))
        chart.axis.range = nil
        #expect(try DrawingReader.read(chart.svg()).strayElements == [])
    }

    @Test("neighbouring families differ in lightness, as a grey print shows it")
    func grey() {
        for group in 0..<8 {
            let (a, b) = (WindowDrawing.fill(group: group), WindowDrawing.fill(group: group + 1))
            #expect(a.contrast(with: b) > 1.6)
        }
    }
}
