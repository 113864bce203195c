package import Analyses
internal import Chemistry
internal import Interfaces
package import Presentation
internal import TextFormats
internal import ThermoEntries
internal import Thermodynamics

/// Reaction energies over the mixing ratio.
///
/// Energies are per atom over the atomic share in closed systems; in open ones both count atoms that no reservoir holds, the basis in
/// which tables find the minimum.
package struct ReactPicture {
    /// The data.
    package let workspace: Workspace
    /// Writes the reactions at kinks.
    package let rows: ReactRows
    /// The reactants.
    package let pair: (Substance, Substance)
    /// Heading of the charts.
    package let title: String

    /// Puts the parts together.
    package init(
        workspace: Workspace, rows: ReactRows, pair: (Substance, Substance), title: String
    ) {
        self.workspace = workspace
        self.rows = rows
        self.pair = pair
        self.title = title
    }

    /// Curves that differ clearly from each other in one drawing.
    package static let mostCurves = 8

    /// One drawing, or several when there are more conditions than one drawing holds.
    package func charts(_ results: [ReactionAnswer]) -> [CurveChart] {
        if results.count == 1 { return [chart(energies(results[0]), results)] }
        return stride(from: 0, to: results.count, by: Self.mostCurves).map { start in
            let part = Array(results[start..<min(start + Self.mostCurves, results.count)])
            return chart(part.map { curve($0, name: name($0.condition), \.mutual) }, part)
        }
    }

    private func chart(_ series: [CurveChart.Series], _ results: [ReactionAnswer]) -> CurveChart {
        let isOpen = results.contains { !$0.condition.reservoirs.isEmpty }
        let atom = isOpen ? "non-reservoir atom" : "atom"
        let energy = results.count == 1 ? "Reaction energy" : "Mutual reaction energy"
        var chart = CurveChart(
            title: title, horizontal: ChartAxis("Share of \(pair.0.text) / \(atom)s", range: 0...1),
            vertical: ChartAxis("\(energy) / eV/\(atom)", decimals: 3), series: series)
        chart.notes = (results.count == 1 ? [minimum(results[0].reaction)] : []) + workspace.pictureNotes
        if results.contains(where: { $0.condition.voltage != nil }) { chart.notes.append(workspace.voltageFootnote) }
        return chart
    }

    /// Total and mutual energy of one condition; they are one curve when the reactants do nothing alone.
    private func energies(_ result: ReactionAnswer) -> [CurveChart.Series] {
        let selfPart = result.reaction.kinks.map(\.energies.selfPart.magnitude).max() ?? 0
        if selfPart < NumberFormat().zeroBelow { return [curve(result, name: "total = mutual", \.total)] }
        return [curve(result, name: "total", \.total), curve(result, name: "mutual", \.mutual)]
    }

    private func curve(
        _ result: ReactionAnswer, name: String, _ energy: KeyPath<InterfaceEnergies, Double>
    ) -> CurveChart.Series {
        let points = result.reaction.kinks.map { kink in
            CurveChart.Point(
                kink.fractions.nonReservoir, kink.energies[keyPath: energy],
                tip: rows.text(pair, result.reaction, kink))
        }
        return CurveChart.Series(name, points: points)
    }

    private func name(_ condition: Condition) -> String {
        condition.voltage.flatMap { NumberFormat(significantDigits: 4).text($0) }.map { "\($0) V" } ?? condition.text
    }

    private func minimum(_ reaction: InterfaceReaction) -> String {
        let kink = reaction.kinks[reaction.totalMinimum]
        guard !reaction.flags.contains(.noReaction) else { return "The two do not react with each other." }
        return "Lowest total energy: \(rows.text(pair, reaction, kink))."
    }
}
