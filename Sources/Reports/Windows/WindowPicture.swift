package import Analyses
internal import Chemistry
package import Electrochemistry
internal import ExactArithmetic
package import Presentation
internal import TextFormats
internal import ThermoEntries
internal import Thermodynamics

/// Stability windows as bars, grouped by family.
package struct WindowPicture {
    /// The ion and what voltages are printed against.
    package let workspace: Workspace
    /// Heading of the chart.
    package let title: String
    /// The template of a series, whose rows stay together in their order; nil groups by family.
    package let series: String?

    /// Puts the parts together.
    package init(
        workspace: Workspace, title: String, series: String?
    ) {
        self.workspace = workspace
        self.title = title
        self.series = series
    }

    /// More bars than this cannot be read on one page.
    package static let mostRows = 300
    /// Where cathodes of lithium cells work, V against the metal: from LiFePO4's range up to charged NCM.
    private static let cathodeVolts = 3.0...4.3
    private static let stabilisedMark = " *"
    private static let noEntryMark = " \u{2020}"

    private var reference: ReferenceElectrode { workspace.reference }
    private var ion: WorkingIon { workspace.ion }

    /// The drawing of all results that could be calculated.
    package func chart(_ results: [WindowAnswer]) -> WindowChart {
        var chart = WindowChart(title: title, axis: ChartAxis("Voltage / \(reference.label)"), groups: groups(results))
        chart.extensionName =
            ion.valence > 0 ? "up to the voltage at which the last ion leaves" : "with the last ion"
        chart.bands = bands
        chart.notes = notes(results)
        return chart
    }

    private func groups(_ results: [WindowAnswer]) -> [WindowChart.Group] {
        if let series { return [WindowChart.Group(series, rows: results.map(row))] }
        return MaterialFamily.allCases.compactMap { family in
            let members = results.filter { MaterialFamily.of($0.substance.composition) == family }
            return members.isEmpty ? nil : WindowChart.Group(family.title, rows: members.map(row))
        }
    }

    private func row(_ result: WindowAnswer) -> WindowChart.Row {
        let window = result.window
        var label = result.substance.text
        if let x = result.substance.x, let text = NumberFormat(significantDigits: 4).text(x) {
            label = "x = \(text)"
        }
        if window.stabilisedBy > StabilityWindow.shownAboveHull { label += Self.stabilisedMark }
        if window.entryRow == nil { label += Self.noEntryMark }
        if window.flags.contains(.reservoirItself) {
            return WindowChart.Row(label, bar: nil, absence: "element of the ion")
        }
        guard !window.flags.contains(.noWindow) else {
            return WindowChart.Row(label, bar: nil, absence: "no window")
        }
        return WindowChart.Row(label, bar: bar(window, result.uncertainty))
    }

    private func bar(_ window: StabilityWindow, _ uncertainty: WindowUncertainty?) -> WindowChart.Bar {
        func limit(_ voltage: Double?) -> WindowChart.Limit {
            voltage.map { .at(reference.voltage(againstElement: $0)) } ?? .open
        }
        var bar = WindowChart.Bar(low: limit(window.reductionLimit), high: limit(window.oxidationLimit))
        if ion.valence > 0, let end = window.fullExtraction?.voltage, let high = window.oxidationLimit, end > high {
            bar.extendedHigh = reference.voltage(againstElement: end)
        }
        bar.lowSpread = uncertainty?.reduction.interval.map(shifted)
        bar.highSpread = uncertainty?.oxidation.interval.map(shifted)
        return bar
    }

    private func shifted(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
        reference.voltage(againstElement: range.lowerBound)...reference.voltage(againstElement: range.upperBound)
    }

    /// The element of the ion as a line, and for lithium the range of its cathodes.
    private var bands: [WindowChart.Band] {
        let element = Composition(ion.element).reducedFormula
        let zero = reference.voltage(againstElement: 0)
        let own = WindowChart.Band(element, zero...zero)
        return ion.element == .lithium ? [own, WindowChart.Band("Cathodes", shifted(Self.cathodeVolts))] : [own]
    }

    private func notes(_ results: [WindowAnswer]) -> [String] {
        let couple = ReferenceElectrode(elementOf: ion)
        var notes: [String] = []
        if ion.element == .lithium {
            func text(_ value: Double) -> String { NumberFormat().text(value, decimals: 1) ?? "" }
            notes.append(
                "Shaded: typical range of cathodes, \(text(Self.cathodeVolts.lowerBound))-"
                    + "\(text(Self.cathodeVolts.upperBound)) V vs \(couple).")
        }
        let above = results.map(\.window.stabilisedBy).max() ?? 0
        if above > StabilityWindow.shownAboveHull {
            let height = NumberFormat().text(above, decimals: 3) ?? ""
            notes.append("* above the hull, by \(height) eV/atom at most; drawn as if on it.")
        }
        if results.contains(where: { $0.window.entryRow == nil }) {
            notes.append("\u{2020} no entry; drawn as if on the hull.")
        }
        if results.contains(where: { $0.window.flags.contains(.noWindow) }) {
            notes.append("No window: decomposes at every voltage.")
        }
        return notes + workspace.pictureNotes
    }
}

extension StabilityWindow {
    /// Heights above the hull that print as 0.000 eV/atom are none to a reader.
    package static var shownAboveHull: Double { 0.0005 }
}

extension Workspace {
    /// The lines below every drawing: what the numbers rest on.
    package var pictureNotes: [String] {
        ["\(energyFootnote) Database: \(stamp.name) \(stamp.version), \(stamp.phases) phases."]
    }
}
