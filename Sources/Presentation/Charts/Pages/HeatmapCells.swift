internal import TextFormats

/// The coloured cells of a page, its legend, and the data its script works on.
struct HeatmapCells {
    let chart: HeatmapChart
    let scale: ColorScale

    /// A row of the layer the page opens with.
    func row(_ row: Int, _ layer: HeatmapPage.Layer) -> String {
        let label = MarkupText.escaped(chart.rowLabels[row])
        let cells = chart.columnLabels.indices.map { column in
            cell(layer.values[row][column], key: "data-key=\"\(row),\(column)\" tabindex=\"0\"")
        }
        return "<tr data-text=\"\(label)\"><th scope=\"row\">\(label)</th>\(cells.joined())</tr>"
    }

    private func cell(_ value: Double?, key: String) -> String {
        guard let face = Face(value, self) else { return "<td class=\"cell none\" \(key)></td>" }
        let style = "style=\"background:\(face.fill);color:\(face.ink)\""
        return "<td class=\"cell\" \(key) data-value=\"\(face.exact)\" \(style)>\(face.text)</td>"
    }

    /// The colour bar, and the colours of the thresholds.
    func legend() -> String {
        let range = scale.range
        guard range.upperBound > range.lowerBound else { return "" }
        let stops = (0...16).map { scale.color(atShare: Double($0) / 16).hexadecimal }.joined(separator: ",")
        let marks = chart.thresholds.filter(range.contains).map { threshold in
            "<span><b style=\"background:\(scale.color(of: threshold).hexadecimal)\"></b>\(text(threshold))</span>"
        }
        return "<div class=\"bar\"><span>\(text(range.lowerBound))</span>"
            + "<i style=\"background:linear-gradient(90deg,\(stops))\"></i>"
            + "<span>\(text(range.upperBound)) \(MarkupText.escaped(chart.unitLabel))</span>\(marks.joined())</div>"
    }

    private func text(_ value: Double) -> String { NumberFormat(significantDigits: 4).text(value) ?? "" }

    /// What a cell shows.
    private struct Face {
        let exact: String
        let text: String
        let fill: String
        let ink: String

        init?(_ value: Double?, _ cells: HeatmapCells) {
            guard let value, value.isFinite, let exact = NumberFormat().text(value) else { return nil }
            let color = cells.scale.color(of: value)
            self.exact = exact
            text = cells.chart.cellText(value)
            (fill, ink) = (color.hexadecimal, color.ink.hexadecimal)
        }
    }
}

extension HeatmapCells {
    /// `{"names": [...], "layers": [{"faces": {"r,c": [value, text, fill, ink]}, "details": {"r,c": [[name, value], ...]}}]}`.
    ///
    /// Rows and columns ascend; a name in `details` is its position in `names`. A page of one layer needs no faces.
    func json(_ layers: [HeatmapPage.Layer]) -> String {
        var names = NameTable()
        let texts = layers.map { layer in
            let faces = layers.count > 1 ? "\"faces\": {\(faces(layer))}, " : ""
            return "{\(faces)\"details\": {\(details(layer, &names))}}"
        }
        let list = names.names.map(JSONWriter.quoted).joined(separator: ", ")
        return "{\"names\": [\(list)], \"layers\": [\n\(texts.joined(separator: ",\n"))]}"
    }

    private func faces(_ layer: HeatmapPage.Layer) -> String {
        keyed { row, column in
            Face(layer.values[row][column], self).map { face in
                "[\([face.exact, face.text, face.fill, face.ink].map(JSONWriter.quoted).joined(separator: ","))]"
            }
        }
    }

    private func details(_ layer: HeatmapPage.Layer, _ names: inout NameTable) -> String {
        keyed { row, column in
            let number = layer.values[row][column].flatMap { NumberFormat(significantDigits: 5).text($0) }
            let head = [
                HeatmapPage.Detail(chart.rowTitle.isEmpty ? "row" : chart.rowTitle, chart.rowLabels[row]),
                HeatmapPage.Detail(
                    chart.columnTitle.isEmpty ? "column" : chart.columnTitle, chart.columnLabels[column]),
                HeatmapPage.Detail("value", number.map { "\($0) \(chart.unitLabel)" } ?? "none"),
            ]
            let pairs = (head + layer.details[row][column]).map { detail in
                "[\(names.position(of: detail.name)),\(JSONWriter.quoted(detail.value))]"
            }
            return "[\(pairs.joined(separator: ","))]"
        }
    }

    /// The members of an object with one key per cell; cells without a text have none.
    private func keyed(_ text: (_ row: Int, _ column: Int) -> String?) -> String {
        var members: [String] = []
        for row in chart.rowLabels.indices {
            for column in chart.columnLabels.indices {
                if let value = text(row, column) { members.append("\"\(row),\(column)\":\(value)") }
            }
        }
        return members.joined(separator: ",\n")
    }

    /// Names in order of their first use; tooltips repeat a dozen of them thousands of times.
    private struct NameTable {
        private(set) var names: [String] = []
        private var positions: [String: Int] = [:]

        mutating func position(of name: String) -> Int {
            if let known = positions[name] { return known }
            positions[name] = names.count
            names.append(name)
            return names.count - 1
        }
    }
}
