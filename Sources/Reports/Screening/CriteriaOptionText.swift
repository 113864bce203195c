internal import Analyses
internal import Chemistry
package import Electrochemistry
internal import Presentation
package import Screening
internal import TextFormats

/// The options that turn some criteria into others, as they are typed.
package struct CriteriaOptionText {
    package let old: ScreeningCriteria
    package let new: ScreeningCriteria
    /// What voltages are typed against.
    package let reference: ReferenceElectrode

    /// The options for one stage; empty where nothing changes.
    package func options(at stage: ScreeningStage) -> [String] {
        switch stage {
        case .phaseStability: changed("--max-above-hull", \.maximumEnergyAboveHull)
        case .elements: elementOptions
        case .window: voltageOptions
        case .bandGap:
            changed("--min-gap", \.minimumBandGap)
                + (old.passesUnknownBandGap == new.passesUnknownBandGap ? [] : ["--no-require-gap"])
        case .cost:
            old.maximumCost == new.maximumCost ? [] : ["--max-cost \(text(new.maximumCost ?? 0))"]
        case .electrolyte: changed("--max-electrolyte", \.maximumElectrolyteReaction, scale: Self.milli)
        case .cathode: changed("--max-cathode", \.maximumCathodeReaction, scale: Self.milli)
        case .chargedCathode: changed("--max-charged-cathode", \.maximumChargedCathodeReaction, scale: Self.milli)
        case .calculation: []
        }
    }

    /// All of them in the order of the stages.
    package var all: [String] {
        ScreeningStage.allCases.flatMap(options) + (old.isStrict && !new.isStrict ? ["--no-strict"] : [])
    }

    private static let milli = 1000.0

    private func changed(
        _ option: String, _ path: KeyPath<ScreeningCriteria, Double>, scale: Double = 1
    ) -> [String] {
        old[keyPath: path] == new[keyPath: path] ? [] : ["\(option) \(text(new[keyPath: path] * scale))"]
    }

    private var voltageOptions: [String] {
        if old.voltageLow == new.voltageLow && old.voltageHigh == new.voltageHigh { return [] }
        let ends = [new.voltageLow, new.voltageHigh].map { text(reference.voltage(againstElement: $0)) }
        return ["--voltage \(ends.joined(separator: ":"))"]
    }

    private var elementOptions: [String] {
        let (mine, other) = (old.elements, new.elements)
        var options: [String] = []
        if old.refusesRadioactive && !new.refusesRadioactive { options.append("--allow-radioactive") }
        if old.refusesNobleGases && !new.refusesNobleGases { options.append("--allow-noble-gases") }
        func list(_ option: String, _ old: [String], _ new: [String]) {
            guard old != new else { return }
            options.append(new.isEmpty ? "no \(option)" : "\(option) \(new.joined(separator: ","))")
        }
        list("--require-elements", mine.required.map(\.symbol), other.required.map(\.symbol))
        list("--only-elements", mine.allowed.map(\.symbol), other.allowed.map(\.symbol))
        list("--forbid-elements", mine.forbidden.map(\.symbol), other.forbidden.map(\.symbol))
        list("--families", mine.families.map(\.rawValue), other.families.map(\.rawValue))
        return options
    }

    /// Thresholds are rounded to few digits already; these are enough to keep them.
    private func text(_ value: Double) -> String { NumberFormat(significantDigits: 8).text(value) ?? "" }
}
