package import Analyses
internal import Chemistry
package import Electrochemistry
internal import ExactArithmetic
package import Presentation
internal import ThermoEntries
internal import Thermodynamics

/// What `profile` finds out about one composition: the rows of tables, and what drawings need.
package struct ProfileResult: Sendable {
    package let cells: [[Cell]]
    package let substance: Substance
    package let profile: VoltageProfile

    /// Puts the parts together.
    package init(
        cells: [[Cell]], substance: Substance, profile: VoltageProfile
    ) {
        self.cells = cells
        self.substance = substance
        self.profile = profile
    }
}

/// A voltage profile as a staircase that falls to the right: over the uptake of cations, over the release of anions.
package struct ProfilePicture {
    /// The data and what voltages are printed against.
    package let workspace: Workspace
    /// Plateaus outside of this range of voltage against the reference are left out.
    package let range: ClosedRange<Double>

    /// Puts the parts together.
    package init(
        workspace: Workspace, range: ClosedRange<Double>
    ) {
        self.workspace = workspace
        self.range = range
    }

    /// Volts that the curve goes on beyond its outermost plateaus.
    private static let margin = 0.3

    private var reference: ReferenceElectrode { workspace.reference }

    /// The drawing of one composition.
    package func chart(_ result: ProfileResult) -> StaircaseChart {
        let plateaus = plateaus(result.profile)
        let isCation = result.profile.ion.valence > 0
        let ion = result.profile.ion.element.symbol
        var chart = StaircaseChart(
            title: "Voltage profile of \(result.substance.text)",
            horizontal: ChartAxis(
                "\(ion) \(isCation ? "taken up" : "given off") / per formula unit of \(result.substance.text)"),
            vertical: ChartAxis(
                "Voltage / \(reference.label)", range: voltages(plateaus.map(\.level), isCation: isCation)),
            plateaus: plateaus)
        chart.levelUnit = "V"
        if let step = result.profile.steps.first(where: { $0.uptake != 0 }) {
            chart.secondAxis = StaircaseChart.SecondAxis("Capacity / mAh/g", factor: step.capacity / step.uptake)
        }
        chart.notes = ["Phases: what forms at each plateau, seen from 0."]
        if plateaus.isEmpty { chart.notes = ["No plateau in this range of voltage."] }
        chart.notes += workspace.pictureNotes
        return chart
    }

    /// A plateau per transition between two steps.
    private func plateaus(_ profile: VoltageProfile) -> [StaircaseChart.Plateau] {
        let atoms = profile.composition.atomCount.doubleValue
        return zip(profile.steps, profile.steps.dropFirst()).compactMap { more, less in
            let limit = profile.ion.valence > 0 ? more.voltageHigh : more.voltageLow
            guard let voltage = limit.map(reference.voltage), range.contains(voltage) else { return nil }
            let (low, high) = profile.ion.valence > 0 ? (less.uptake, more.uptake) : (-more.uptake, -less.uptake)
            return StaircaseChart.Plateau(
                low...max(low, high), level: voltage, label: label(more, less, atoms: atoms))
        }
    }

    /// The phases on the side away from uptake 0; on both sides of a plateau that runs across it.
    private func label(_ more: VoltageProfile.Step, _ less: VoltageProfile.Step, atoms: Double) -> String {
        let zero = IonEvolution.negligibleUptake * atoms
        if less.uptake >= -zero { return names(more) }
        if more.uptake <= zero { return names(less) }
        return "\(names(less)) | \(names(more))"
    }

    private func names(_ step: VoltageProfile.Step) -> String {
        let amounts = step.phases.map { Amount(workspace.entries.formula(at: $0.row), $0.amount) }
        return Amount.sorted(amounts).map(\.formula).joined(separator: " + ")
    }

    /// The range asked for, as far as it has ends, else what the plateaus and the element of the ion need: the element of a cation lies
    /// below all plateaus, that of an anion above.
    private func voltages(_ levels: [Double], isCation: Bool) -> ClosedRange<Double> {
        let element = reference.voltage(againstElement: 0)
        let all = levels + [element]
        let lowest = (all.min() ?? element) - (isCation ? 0 : Self.margin)
        let highest = (all.max() ?? element) + (isCation ? Self.margin : 0)
        let low = range.lowerBound.isFinite ? range.lowerBound : lowest
        let high = range.upperBound.isFinite ? range.upperBound : highest
        return min(low, high)...max(low, high)
    }
}
