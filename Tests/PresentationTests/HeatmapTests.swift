import Foundation
import Terminal
import Testing

@testable import Presentation

@Suite("Heat maps")
struct HeatmapTests {
    private func chart(rows: Int, columns: Int) -> HeatmapChart {
        let values: [[Double?]] = (0..<rows).map { row in
            (0..<columns).map { column in (row + column) % 7 == 3 ? nil : -Double(row * columns + column) }
        }
        var chart = HeatmapChart(
            title: "Energy <a & b>", rowLabels: (0..<rows).map { "Li\($0)PS4" },
            columnLabels: (0..<columns).map { "Li1.3Al0.3Ti1.7(PO4)\($0)" }, values: values, unitLabel: "meV/atom")
        chart.rowTitle = "coating"
        chart.columnTitle = "partner"
        chart.thresholds = [-1]
        chart.notes = ["closed system"]
        return chart
    }

    @Test(
        "well-formed, one rectangle a cell, nothing outside the page", arguments: [(3, 3), (8, 12), (60, 30), (1, 1)])
    func drawing(rows: Int, columns: Int) throws {
        let chart = chart(rows: rows, columns: columns)
        let reader = try DrawingReader.read(chart.svg())
        let root = try #require(reader.elements.first)
        let width = try #require(root.attributes["width"].flatMap(Double.init))
        let height = try #require(root.attributes["height"].flatMap(Double.init))
        var cells = 0
        for element in reader.elements where element.name == "rect" {
            guard let x = element.attributes["x"].flatMap(Double.init),
                let w = element.attributes["width"].flatMap(Double.init),
                let y = element.attributes["y"].flatMap(Double.init),
                let h = element.attributes["height"].flatMap(Double.init)
            else { continue }
            #expect(x >= 0 && y >= 0 && x + w <= width && y + h <= height)
            cells += 1
        }
        let hasBar = chart.scale.range.upperBound > chart.scale.range.lowerBound
        #expect(cells == rows * columns + (hasBar ? 1 : 0))
        let hatched = reader.elements.filter { $0.attributes["fill"] == "url(#none)" }.count
        #expect(hatched == chart.values.joined().filter { $0 == nil }.count)
        let sizes = reader.elements.compactMap { $0.attributes["font-size"].flatMap(Double.init) }
        #expect(sizes.allSatisfy { $0 >= 10 })
        #expect(reader.text.contains("Energy <a & b>"))
    }

    private static let smallNumberCases: [(Double, Int, String)] = [
        (0.0, 0, "0"), (-0.0, 0, "0"), (-0.476, 0, "-0.5"), (-0.5, 0, "-1"), (-1.4, 0, "-1"), (0.04, 0, "0.04"),
        (-0.0042, 0, "-4e-3"), (-1e-14, 0, "0"), (-12.6, 0, "-13"), (-0.0004, 3, "-4e-4"), (0.0, 3, "0.000"),
        (-0.0206, 3, "-0.021"),
    ]

    @Test(
        "a cell says 0 for nothing but 0: what rounds to nothing keeps one digit",
        arguments: smallNumberCases)
    func smallNumbers(value: Double, decimals: Int, text: String) {
        let chart = HeatmapChart(
            title: "t", rowLabels: ["a"], columnLabels: ["b"], values: [[value]], unitLabel: "meV/atom",
            decimals: decimals)
        #expect(chart.cellText(row: 0, column: 0) == text)
        #expect(chart.svg().contains(">\(text)</text>"))
    }

    @Test(
        "numbers at the colour bar do not overlap, however wide the scale",
        arguments: [-60.0, -300, -900, -2500, -9000])
    func barNumbers(low: Double) throws {
        var chart = HeatmapChart(
            title: "t", rowLabels: ["a"], columnLabels: ["b", "c"], values: [[low, 0]], unitLabel: "meV/atom")
        chart.thresholds = [-50, -100, -200]
        let boxes = try DrawingReader.read(chart.svg()).labelBoxes.filter { Double($0.text) != nil }
        #expect(boxes.contains { $0.text == "-50" })
        for (index, first) in boxes.enumerated() {
            for second in boxes.dropFirst(index + 1) {
                #expect(!first.box.overlaps(second.box), "\(first.text) and \(second.text) at \(low)")
            }
        }
    }

    @Test("infinities and NaN are drawn like missing values, all missing is drawn too")
    func noValues() throws {
        let chart = HeatmapChart(
            title: "", rowLabels: ["a"], columnLabels: ["b", "c", "d"], values: [[.nan, .infinity, nil]], unitLabel: "V"
        )
        let svg = chart.svg()
        #expect(try DrawingReader.read(svg).elements.filter { $0.attributes["fill"] == "url(#none)" }.count == 3)
        #expect(!svg.contains("inf") && !svg.contains("nan"))
    }

    @Test("librsvg draws it")
    func conversion() throws {
        do {
            let png = try SVGConversion.convert(chart(rows: 3, columns: 3).svg(), to: .png)
            #expect(png.starts(with: [0x89, 0x50, 0x4E, 0x47]))
            let pdf = try SVGConversion.convert(chart(rows: 3, columns: 3).svg(), to: .pdf)
            #expect(pdf.starts(with: Array("%PDF".utf8)))
            let error = #expect(throws: OutputError.self) { try SVGConversion.convert("<svg", to: .png) }
            #expect(error?.kind == .conversionFailed)
        } catch {
            // Only a machine without the renderer may end here, and then with the remedy.
            #expect(error.kind == .conversionFailed && error.remedy.contains("librsvg2-bin"))
        }
    }

    @Test("the page loads nothing, and hostile text stays text")
    func page() throws {
        var chart = chart(rows: 2, columns: 2)
        chart.rowLabels[0] = "<img src=x onerror=alert(1)>"
        let detail = HeatmapPage.Detail("reaction", "</script><script>alert(1)</script>")
        let html = HeatmapPage(chart: chart, details: [[[detail], []], [[], []]]).html()
        #expect(
            !html.contains("http:") && !html.contains("https:") && !html.contains("<link") && !html.contains("src=\""))
        #expect(!html.contains("<img") && !html.contains("</script><script>alert"))
        let data = try PageData(html)
        #expect(data.details(0, "0,0").last?.value == "</script><script>alert(1)</script>")
        let plain = data.details(0, "1,1").prefix(2)
        #expect(plain.map(\.name) == ["coating", "partner"])
        #expect(plain.map(\.value) == ["Li1PS4", "Li1.3Al0.3Ti1.7(PO4)1"])
        #expect(data.layers.count == 1 && data.layers[0].details.count == 4)
    }

    @Test("thresholds inside the scale: a colour at the bar and a choice of rows each")
    func thresholds() throws {
        var chart = chart(rows: 2, columns: 2)
        chart.thresholds = [-1, -2.5, -50]
        let html = HeatmapPage(chart: chart, details: [[[], []], [[], []]]).html()
        #expect(html.contains("no cell below -1<") && html.contains("no cell below -2.5<"))
        #expect(!html.contains("-50"), "the values end at -3")
    }

    @Test("layers: one colour scale for all, every cell of each with its value, colours and tooltip, one choice")
    func layers() throws {
        var chart = HeatmapChart(
            title: "t", rowLabels: ["a"], columnLabels: ["b", "c"], values: [[-1, nil]], unitLabel: "meV/atom")
        chart.thresholds = [-5]
        let layers = [
            HeatmapPage.Layer("worst <of 2>", values: [[-10, nil]], details: [[[.init("voltage_V", "3")], []]]),
            HeatmapPage.Layer("2 V", values: [[-1, 0]], details: [[[.init("voltage_V", "2")], []]]),
        ]
        let page = HeatmapPage(chart: chart, layers: layers)
        #expect(page.scale.range == -10...0)
        let html = page.html()
        #expect(html.contains("<option>worst &lt;of 2&gt;</option><option>2 V</option>"))
        let data = try PageData(html)
        #expect(data.layers.map(\.faces.keys.count) == [1, 2], "a cell without a value has no face")
        #expect(data.layers[0].faces["0,0"]?.prefix(2) == ["-10", "-10"])
        #expect(data.layers[1].faces["0,1"]?[2] == ColorScale(range: 0...1).color(atShare: 1).hexadecimal)
        #expect(data.layers[0].faces["0,0"]?[2] == ColorScale(range: 0...1).color(atShare: 0).hexadecimal)
        #expect(data.details(1, "0,0").last?.value == "2")
        #expect(data.details(0, "0,1").map(\.value) == ["a", "c", "none"])
        // The page opens with the first layer.
        #expect(html.contains("data-value=\"-10\"") && !html.contains("data-value=\"-1\""))
    }

    @Test("a report as a page holds every row and the failures")
    func tablePage() {
        let html = TablePage().render(WindowFixture.report())
        #expect(html.components(separatedBy: "<tr>").count == 1 + 1 + 3)
        #expect(html.contains("data-value=\"2.183333333\" title=\"2.183333333\">2.183</td>"))
        #expect(html.contains("Failed: Li3Xx: unknown element &quot;Xx&quot;, column 4; write a symbol"))
        #expect(html.contains("Li3PS4 -&gt; 0.5 P2S5 + 1.5 S + 3 Li"))
    }
}

/// The data inside a page, read as a browser would.
private struct PageData: Decodable {
    struct Layer: Decodable {
        var faces: [String: [String]]
        var details: [String: [Pair]]

        enum Key: String, CodingKey { case faces, details }

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: Key.self)
            faces = try values.decodeIfPresent([String: [String]].self, forKey: .faces) ?? [:]
            details = try values.decode([String: [Pair]].self, forKey: .details)
        }
    }

    /// `[position of the name, value]`.
    struct Pair: Decodable {
        var name: Int
        var value: String

        init(from decoder: any Decoder) throws {
            var values = try decoder.unkeyedContainer()
            name = try values.decode(Int.self)
            value = try values.decode(String.self)
        }
    }

    var names: [String]
    var layers: [Layer]

    init(_ html: String) throws {
        let start = try #require(html.range(of: "type=\"application/json\">"))
        let end = try #require(html.range(of: "</script>", range: start.upperBound..<html.endIndex))
        self = try JSONDecoder().decode(PageData.self, from: Data(html[start.upperBound..<end.lowerBound].utf8))
    }

    func details(_ layer: Int, _ key: String) -> [(name: String, value: String)] {
        (layers[layer].details[key] ?? []).map { (names[$0.name], $0.value) }
    }
}
