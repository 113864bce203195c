internal import TextFormats

/// A heat map as a self-contained page: a tooltip per cell, rows that sort by any column and can be filtered.
///
/// With several layers, for instance one per voltage, a reader chooses which one the cells show; all share one colour scale.
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

    /// The map under one set of surroundings.
    public struct Layer: Sendable, Hashable {
        /// What a reader chooses it by, for instance `2.5 V`.
        public var name: String
        /// `values[row][column]` in the unit of the chart.
        public let values: [[Double?]]
        /// `details[row][column]`, the lines of a cell's tooltip below its names and its value; empty adds none.
        public let details: [[[Detail]]]

        /// A layer; `details` has the shape of `values`.
        public init(_ name: String, values: [[Double?]], details: [[[Detail]]]) {
            precondition(
                details.count == values.count && zip(details, values).allSatisfy { $0.count == $1.count },
                "details need the shape of the values")
            self.name = name
            self.values = values
            self.details = details
        }
    }

    /// The map: labels, notes and thresholds are taken from it.
    public var chart: HeatmapChart
    /// At least one; the page opens with the first.
    public let layers: [Layer]

    /// A page for `chart` alone; `details` has the shape of its values.
    public init(chart: HeatmapChart, details: [[[Detail]]]) {
        self.init(chart: chart, layers: [Layer("", values: chart.values, details: details)])
    }

    /// A page for several layers of the shape of `chart`, whose own values are not shown.
    public init(chart: HeatmapChart, layers: [Layer]) {
        precondition(
            !layers.isEmpty
                && layers.allSatisfy { layer in
                    layer.values.count == chart.rowLabels.count
                        && layer.values.allSatisfy { $0.count == chart.columnLabels.count }
                }, "a page needs at least one layer of the shape of the chart")
        self.chart = chart
        self.layers = layers
    }

    /// The colours in use, one scale for all layers.
    public var scale: ColorScale { chart.scale(of: layers.flatMap { $0.values.joined().compactMap { $0 } }) }

    /// The page as HTML; equal input gives equal bytes.
    /// - Complexity: O(layers x rows x columns).
    public func html() -> String {
        let corner = [chart.rowTitle, chart.columnTitle].filter { !$0.isEmpty }.joined(separator: " \\ ")
        let slanted = chart.columnLabels.contains { $0.count > 5 } ? " class=\"slanted\"" : ""
        let columns = chart.columnLabels.map {
            "<th scope=\"col\"\(slanted)><button>\(MarkupText.escaped($0))</button></th>"
        }
        let first = "<th scope=\"col\"><button>\(MarkupText.escaped(corner.isEmpty ? "row" : corner))</button></th>"
        let drawing = HeatmapCells(chart: chart, scale: scale)
        let table = HTMLTable(
            tools: (before: layerChoice(), behind: limitChoice()), legend: drawing.legend(),
            header: first + columns.joined(),
            rows: chart.rowLabels.indices.map { drawing.row($0, layers[0]) })
        return HTMLPage(
            title: chart.title, notes: chart.notes, sections: [table.markup()], detailsJSON: drawing.json(layers)
        ).document()
    }

    /// Nothing to choose with a single layer.
    private func layerChoice() -> String {
        guard layers.count > 1 else { return "" }
        let options = layers.map { "<option>\(MarkupText.escaped($0.name))</option>" }
        return "<label>Show <select class=\"layer\" autocomplete=\"off\">\(options.joined())</select></label>\n"
    }

    /// Keeps rows all of whose cells have a value, none below a threshold.
    private func limitChoice() -> String {
        let format = NumberFormat(significantDigits: 4)
        let options = chart.thresholds.filter(scale.range.contains).compactMap { threshold in
            NumberFormat().text(threshold).map {
                "<option value=\"\($0)\">no cell below \(format.text(threshold) ?? $0)</option>"
            }
        }
        if options.isEmpty { return "" }
        return "<label>and <select class=\"limit\" autocomplete=\"off\"><option value=\"\">any value</option>"
            + options.joined() + "</select></label>\n"
    }
}
