internal import Analyses
internal import Presentation
internal import TextFormats
internal import ThermoEntries

/// Drawings and pages of a map.
///
/// One condition is drawn as it is. Several voltages become the columns when one of the lists holds a single material; of two longer
/// lists a picture shows the worst voltage of every pair, and a page lets the reader choose.
extension Heatmap {
    /// One picture of the map.
    func chart() -> HeatmapChart {
        let layers = layers
        if isOverVoltage { return marked(voltageChart(layers), voltageFlags(layers)) }
        var chart = marked(plainChart(rows, columns, layers[0].values), layers[0].flags)
        if conditions.count > 1 {
            chart.title = "\(heading), \(layers[0].name)"
            let choice = against == nil ? "lowest energy" : "largest difference"
            chart.notes.insert("Every cell: the \(choice) over the voltages.", at: 0)
        }
        return chart
    }

    /// The chart with a corner in every cell that carries a flag, and a note that names the flags.
    private func marked(_ chart: HeatmapChart, _ flags: [[[String]]]) -> HeatmapChart {
        let all = Set(flags.joined().joined()).sorted()
        guard !all.isEmpty else { return chart }
        var chart = chart
        chart.marks = flags.map { row in row.map { !$0.isEmpty } }
        chart.notes.insert("Dark corner: the cell carries a flag (\(all.joined(separator: ", "))).", at: 0)
        return chart
    }

    /// The page; tooltips hold both energies, the mixing ratio, the reaction, the class and the flags.
    func page() -> HeatmapPage {
        let layers = layers
        if isOverVoltage {
            let chart = voltageChart(layers)
            let lines = chart.rowLabels.indices.map { position in layers.map { details($0.partner(position)) } }
            return HeatmapPage(chart: chart, details: lines)
        }
        var page = HeatmapPage(
            chart: plainChart(rows, columns, layers[0].values),
            layers: layers.map { layer in
                .init(layer.name, values: layer.values, details: layer.cells.map { row in row.map { details($0) } })
            })
        if conditions.count > 1 { page.chart.title = heading }
        if against != nil { return page }
        page.chart.range = nil  // that of the first layer; the scale of the page spans all
        page.chart.range = colors(from: page.scale.range.lowerBound)
        page.chart.thresholds = thresholds(page.scale)
        return page
    }

    /// Marks at the colour bar, eV per atom: the literature's limits of a mild, a clear and a strong reaction.
    private static let thresholds = [-0.05, -0.1, -0.2]

    private func thresholds(_ scale: ColorScale) -> [Double] {
        Self.thresholds.map { unit.value($0) }.filter(scale.range.contains)
    }

    /// Everything but a picture's own title; the light end of the colours always means no reaction.
    private func plainChart(_ rows: [String], _ columns: [String], _ values: [[Double?]]) -> HeatmapChart {
        var chart = HeatmapChart(
            title: title, rowLabels: rows, columnLabels: columns, values: values, unitLabel: unitTitle,
            decimals: unit == .meV ? 0 : unit.digits - 1)
        let databases = [workspace, against].compactMap { $0?.stamp }.map {
            "Database: \($0.name) \($0.version), \($0.phases) phases."
        }
        let gap =
            values.contains { $0.contains { $0 == nil } } ? ["Hatched: no value; the messages of the run say why."] : []
        chart.notes = gap + limitNote(values) + notes + [missingNote].compactMap { $0 } + databases
        if against != nil {
            chart.isDiverging = true
            chart.range = colorLimit.map { -$0...$0 }
            return chart
        }
        chart.range = colors(from: chart.scale.range.lowerBound)
        chart.thresholds = thresholds(chart.scale)
        return chart
    }

    /// Ends of the colours: `--color-limit`, or the lowest energy.
    private func colors(from lowest: Double) -> ClosedRange<Double> { colorLimit.map { -$0...0 } ?? min(0, lowest)...0 }

    /// Says where the colours end when values lie beyond.
    private func limitNote(_ values: [[Double?]]) -> [String] {
        guard let colorLimit, values.joined().contains(where: { $0.map { $0.magnitude > colorLimit } == true }) else {
            return []
        }
        let limit = NumberFormat(significantDigits: 4).text(colorLimit) ?? ""
        return [
            "Colours end at \(against == nil ? "-" : "+-")\(limit) \(unitTitle); cells beyond have the colour of the end."
        ]
    }

    /// The title without the number of conditions.
    private var heading: String { "\(quantity), \(unitTitle), \(surroundings)" }

    /// What holds at every voltage.
    private var surroundings: String {
        var others = conditions[0]
        others.voltage = nil
        others.reservoirs.removeFirst(conditions[0].voltage == nil ? 0 : 1)
        return others.reservoirs.isEmpty ? "open" : others.title
    }
}

/// One picture's worth of cells.
extension Heatmap {
    fileprivate struct MapLayer {
        let name: String
        /// `cells[row][column]`; nil where a material could not be read.
        let cells: [[HeatmapValue?]]

        var values: [[Double?]] { cells.map { $0.map { try? $0?.value.get() } } }

        /// Flags of the cells.
        var flags: [[[String]]] { cells.map { row in row.map { $0?.flags ?? [] } } }

        /// The cell at a position of the longer list, when the other one holds a single material.
        func partner(_ position: Int) -> HeatmapValue? {
            cells.count == 1 ? cells[0][position] : cells[position][0]
        }
    }

    /// Whether voltages take the place of the list with a single material.
    fileprivate var isOverVoltage: Bool { conditions.count > 1 && (rows.count == 1 || columns.count == 1) }

    /// Every condition; in front of several the worst of all, unless voltages are columns.
    fileprivate var layers: [MapLayer] {
        let each = conditions.indices.map { index in
            layer(voltageText(index).map { "\($0) V" } ?? "") { $0[$0.startIndex + index] }
        }
        guard conditions.count > 1, !isOverVoltage else { return each }
        let ends = conditions.compactMap(\.voltage)
        let range = [ends.min(), ends.max()].compactMap { $0.flatMap { NumberFormat(significantDigits: 4).text($0) } }
        let choice = against == nil ? "worst" : "largest"
        return [layer("\(choice) of \(conditions.count) voltages, \(range.joined(separator: " to ")) V", worst)] + each
    }

    /// The first of the lowest, of differences the first of the largest; a failure when one condition failed, since it may hide a
    /// worse value.
    private func worst(_ values: ArraySlice<HeatmapValue>) -> HeatmapValue? {
        var lowest: (energy: Double, value: HeatmapValue)?
        for value in values {
            guard let number = try? value.value.get() else { return value }
            let energy = against == nil ? number : -number.magnitude
            if energy < lowest?.energy ?? .infinity { lowest = (energy, value) }
        }
        return lowest?.value
    }

    /// Cells chosen from the values of each pair, which stand side by side, one per condition.
    private func layer(_ name: String, _ choose: (ArraySlice<HeatmapValue>) -> HeatmapValue?) -> MapLayer {
        var cells = rows.map { _ in [HeatmapValue?](repeating: nil, count: columns.count) }
        for start in stride(from: 0, to: values.count, by: conditions.count) {
            let pair = values[start..<start + conditions.count]
            cells[values[start].row][values[start].column] = choose(pair)
        }
        return MapLayer(name: name, cells: cells)
    }

    private func voltageText(_ condition: Int) -> String? {
        conditions[condition].voltage.flatMap { NumberFormat(significantDigits: 4).text($0) }
    }

    /// The longer list over the voltages.
    fileprivate func voltageChart(_ layers: [MapLayer]) -> HeatmapChart {
        let (names, partner) = columns.count == 1 ? (rows, columns[0]) : (columns, rows[0])
        let values = names.indices.map { position in layers.map { try? $0.partner(position)?.value.get() } }
        var chart = plainChart(names, conditions.indices.map { voltageText($0) ?? "" }, values)
        chart.title = "\(heading), with \(partner)"
        chart.columnTitle = "voltage / V"
        return chart
    }

    /// Flags of the longer list over the voltages.
    fileprivate func voltageFlags(_ layers: [MapLayer]) -> [[[String]]] {
        (columns.count == 1 ? rows : columns).indices.map { position in
            layers.map { $0.partner(position)?.flags ?? [] }
        }
    }

    /// The lines of a tooltip.
    fileprivate func details(_ value: HeatmapValue?) -> [HeatmapPage.Detail] {
        guard let value else { return [] }
        if case .failure(let failure) = value.value { return [.init("failed", failure.message)] }
        let format = CSVRenderer(numbers: NumberFormat(significantDigits: 5))
        return zip(cellColumns, value.cells).dropFirst(2).compactMap { column, cell in
            let isRepeated = !isOpen && column.name.contains("nonreservoir")
            // Reactions say the products too; comparisons have the products alone.
            let isSaid = column.kind == .amounts && against == nil || isRepeated
            return cell.isBlank || isSaid ? nil : .init(column.name, format.field(cell))
        }
    }
}
