/// A heat map as a self-contained page: a tooltip per cell, rows that sort by any column and can be filtered.
public struct HeatmapPage: Sendable, Hashable {
    /// One line of a tooltip.
    public struct Detail: Sendable, Hashable {
        /// What it is, with its unit.
        public var name: String
        /// Its value as text.
        public var value: String

        /// Pairs a name with a value.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The map: labels, values, title, notes and colours are taken from it.
    public var chart: HeatmapChart
    /// `details[row][column]`, the lines of a cell's tooltip below its names and its value; empty adds none.
    public let details: [[[Detail]]]

    /// A page for `chart`; `details` has the shape of its values.
    public init(chart: HeatmapChart, details: [[[Detail]]]) {
        precondition(
            details.count == chart.values.count && zip(details, chart.values).allSatisfy { $0.count == $1.count },
            "details need the shape of the values")
        self.chart = chart
        self.details = details
    }

    /// The page as HTML; equal input gives equal bytes.
    /// - Complexity: O(rows x columns).
    public func html() -> String {
        let corner = [chart.rowTitle, chart.columnTitle].filter { !$0.isEmpty }.joined(separator: " \\ ")
        let slanted = chart.columnLabels.contains { $0.count > 5 } ? " class=\"slanted\"" : ""
        let columns = chart.columnLabels.map {
            "<th scope=\"col\"\(slanted)><button>\(MarkupText.escaped($0))</button></th>"
        }
        let first = "<th scope=\"col\"><button>\(MarkupText.escaped(corner.isEmpty ? "row" : corner))</button></th>"
        let table = HTMLTable(
            legend: legend(), header: first + columns.joined(), rows: chart.rowLabels.indices.map(row))
        return HTMLPage(
            title: chart.title, notes: chart.notes, sections: [table.markup()], detailsJSON: detailsJSON()
        ).document()
    }

    private func row(_ row: Int) -> String {
        let label = MarkupText.escaped(chart.rowLabels[row])
        let cells = chart.columnLabels.indices.map { cell(row: row, column: $0) }
        return "<tr data-text=\"\(label)\"><th scope=\"row\">\(label)</th>\(cells.joined())</tr>"
    }

    private func cell(row: Int, column: Int) -> String {
        let key = "data-key=\"\(row),\(column)\" tabindex=\"0\""
        guard let value = chart.value(row: row, column: column), let exact = NumberFormat().text(value) else {
            return "<td class=\"cell none\" \(key)></td>"
        }
        let color = chart.scale.color(of: value)
        let style = "style=\"background:\(color.hexadecimal);color:\(color.ink.hexadecimal)\""
        let text = chart.cellText(row: row, column: column)
        return "<td class=\"cell\" \(key) data-value=\"\(exact)\" \(style)>\(text)</td>"
    }

    private func legend() -> String {
        let range = chart.scale.range
        guard range.upperBound > range.lowerBound else { return "" }
        let stops = (0...16).map { ColorScale.color(atShare: Double($0) / 16).hexadecimal }.joined(separator: ",")
        let (low, high) = (
            NumberFormat(significantDigits: 4).text(range.lowerBound) ?? "",
            NumberFormat(significantDigits: 4).text(range.upperBound) ?? ""
        )
        return "<div class=\"bar\"><span>\(low)</span><i style=\"background:linear-gradient(90deg,\(stops))\"></i>"
            + "<span>\(high) \(MarkupText.escaped(chart.unitLabel))</span></div>"
    }

    /// `{"row,column": [[name, value], ...]}`, rows and columns ascending.
    private func detailsJSON() -> String {
        var json = JSONWriter()
        json.beginObject()
        for row in chart.rowLabels.indices {
            for column in chart.columnLabels.indices {
                let number = chart.value(row: row, column: column).flatMap { NumberFormat().text($0) }
                let head = [
                    Detail(chart.rowTitle.isEmpty ? "row" : chart.rowTitle, chart.rowLabels[row]),
                    Detail(chart.columnTitle.isEmpty ? "column" : chart.columnTitle, chart.columnLabels[column]),
                    Detail("value", number.map { "\($0) \(chart.unitLabel)" } ?? "none"),
                ]
                let pairs = (head + details[row][column]).map { detail in
                    "[\(JSONWriter.quoted(detail.name)), \(JSONWriter.quoted(detail.value))]"
                }
                json.key("\(row),\(column)")
                json.raw("[\(pairs.joined(separator: ", "))]")
            }
        }
        json.endObject()
        return json.text
    }
}
