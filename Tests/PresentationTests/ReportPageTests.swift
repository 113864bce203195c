import Testing

@testable import Presentation

@Suite("Report pages")
struct ReportPageTests {
    private let hostile = "</script><img src=x onerror=\"alert(1)\">'&"

    private func page() -> ReportPage {
        let chart = WindowChart(
            title: hostile, axis: ChartAxis(hostile),
            groups: [.init(hostile, rows: [.init(hostile, bar: .init(low: .at(0), high: .at(1)))])])
        let curve = CurveChart(
            title: hostile, horizontal: ChartAxis(hostile), vertical: ChartAxis(hostile),
            series: [.init(hostile, points: [.init(0, 0, tip: hostile), .init(1, -1)])])
        var table = Table(title: hostile, columns: [Column("formula", title: hostile)], footnotes: [hostile])
        table.append([.text(hostile)])
        table.append(failure: RowFailure(input: hostile, message: hostile), echo: [("formula", .text(hostile))])
        return ReportPage(
            title: hostile, facts: [.init(hostile, hostile)],
            sections: [
                .text(title: hostile, paragraphs: [hostile]), .facts(title: hostile, facts: [.init(hostile, hostile)]),
                .funnel(
                    title: hostile,
                    stages: [
                        .init(hostile, count: 20237, note: hostile), .init("left", count: 54), .init("", count: 0),
                    ]),
                .charts(title: hostile, charts: [chart, chart, curve]), .table(table), .table(table),
            ])
    }

    @Test("hostile text stays text, and the page loads nothing")
    func escaping() {
        let html = page().html()
        #expect(!html.contains("<img") && !html.contains("onerror=\""))
        #expect(html.components("</script>") == 2, "the two scripts of ours")
        let outside = html.replacing("http://www.w3.org/2000/svg", with: "")
        #expect(!outside.contains("http:") && !outside.contains("https:") && !outside.contains("<link"))
        #expect(!outside.contains(" src=\"") && !outside.contains("@import") && !outside.contains("url(\""))
    }

    @Test("ids of drawings differ, and every reference finds its own")
    func ids() {
        let html = page().html()
        let ids = html.matches(of: /\sid="([^"]+)"/).map { String($0.1) }
        #expect(Set(ids).count == ids.count)
        let references = html.matches(of: /url\(#([^)]+)\)/).map { String($0.1) }
        #expect(references.allSatisfy { ids.contains($0) })
        #expect(ids.contains("c0-band") && ids.contains("c1-band"))
    }

    @Test("a funnel states counts in groups of three, losses, and lengths by logarithm")
    func funnel() {
        let html = page().html()
        #expect(html.contains(">20,237</td>") && html.contains(">-20,183</td>") && html.contains(">-54</td>"))
        #expect(html.contains("width:100.0%") && html.contains("width:0.0%"))
        #expect(abs(ReportPage.length(9, of: 99) - 0.5) < 1e-12)
        #expect(ReportPage.length(0, of: 0) == 0 && ReportPage.grouped(-1_234_567) == "-1,234,567")
        #expect(ReportPage.grouped(0) == "0" && ReportPage.grouped(999) == "999" && ReportPage.grouped(1000) == "1,000")
    }

    @Test("every table sorts and filters by itself; an empty page is a page")
    func tables() {
        #expect(page().html().components("<section class=\"data\">") == 2)
        #expect(page().html().components("<input type=\"search\"") == 2)
        let empty = ReportPage(title: "", sections: [.charts(title: "", charts: []), .funnel(title: "", stages: [])])
        #expect(empty.html().hasSuffix("</html>\n"))
    }
}

extension String {
    /// How often `part` occurs.
    fileprivate func components(_ part: String) -> Int { ranges(of: part).count }
}
