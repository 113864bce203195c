internal import Analyses
internal import ArgumentParser
internal import Presentation
internal import Screening
internal import TextFormats
internal import ThermoEntries

/// The thresholds of the funnel. What is not given comes from `--criteria`, then from `--preset`, then from the defaults.
struct ScreenCriteriaOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Criteria of a published screening: " + ScreeningPreset.all.map(\.name).joined(separator: ", ")
                + "; see --list-presets.", valueName: "name"))
    var preset: String?

    @Option(
        help: ArgumentHelp(
            "Criteria from a JSON file: names and units as in the settings of a result, or a result itself.",
            valueName: "file"))
    var criteria: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Range the window must cover, V against the ion's metal; 2.5:4.0.", valueName: "low:high"),
        transform: VoltageInterval.init(parsing:))
    var voltage: VoltageInterval?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Largest energy above the hull, eV/atom; 0.005.", valueName: "value"))
    var maxAboveHull: Double?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Smallest band gap, eV; 1. The smallest known gap of a composition counts.", valueName: "value")
    )
    var minGap: Double?

    @Flag(
        inversion: .prefixedNo,
        help: "Stop candidates without a known band gap instead of letting them pass with a flag.")
    var requireGap: Bool?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Largest reaction with each of the three partners, meV/atom; 50. 'none': calculated, not judged.",
            valueName: "value"), transform: ReactionLimit.init(parsing:))
    var maxReaction: ReactionLimit?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The same for the electrolyte alone.", valueName: "value"),
        transform: ReactionLimit.init(parsing:))
    var maxElectrolyte: ReactionLimit?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The same for the cathode as made alone.", valueName: "value"),
        transform: ReactionLimit.init(parsing:))
    var maxCathode: ReactionLimit?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The same for the charged cathode alone.", valueName: "value"),
        transform: ReactionLimit.init(parsing:))
    var maxChargedCathode: ReactionLimit?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Judge contacts with the cathode also open to the ion, by the worst voltage of this range.",
            valueName: "low:high"),
        transform: VoltageInterval.init(parsing:))
    var reactionVoltage: VoltageInterval?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Error of the energies, eV/atom: windows and reactions it could turn carry the flag within-margin, and pass.",
            valueName: "value"))
    var margin: Double?

    @Flag(inversion: .prefixedNo, help: "Stop what the margin could turn instead of letting it pass.")
    var strict: Bool?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Largest cost, in the unit of --costs; unknown costs pass.", valueName: "value"))
    var maxCost: Double?

    @Flag(inversion: .prefixedNo, help: "Let elements without a stable isotope pass.")
    var allowRadioactive: Bool?

    @Flag(inversion: .prefixedNo, help: "Let noble gases pass.")
    var allowNobleGases: Bool?

    @OptionGroup var elements: ScreenElementOptions

    func validate() throws {
        let numbers = [
            ("--max-above-hull", maxAboveHull), ("--min-gap", minGap), ("--margin", margin), ("--max-cost", maxCost),
        ]
        for (name, value) in numbers {
            if let value, !(value >= 0 && value.isFinite) {
                throw ValidationError("\(name) is \(value); give a number of 0 or more")
            }
        }
        try typed { try PlausibleRange.energy.check(maxAboveHull, of: "--max-above-hull") }
        try typed { try PlausibleRange.energy.check(margin, of: "--margin") }
        _ = try chosenPreset()
    }

    /// The preset asked for.
    /// - Throws: `ValidationError` with the names there are.
    func chosenPreset() throws -> ScreeningPreset? {
        guard let preset else { return nil }
        guard let found = ScreeningPreset(named: preset) else {
            let names = ScreeningPreset.all.map(\.name).joined(separator: ", ")
            throw ValidationError("--preset '\(preset)' is unknown; use one of \(names)")
        }
        return found
    }

    /// What was typed, by the names of the criteria.
    var changes: CriteriaChanges {
        var changes = CriteriaChanges()
        func number(_ name: String, _ value: Double?) { changes[name] = value.map { .number($0) } }
        func flag(_ name: String, _ value: Bool?) { changes[name] = value.map { .flag($0) } }
        func limit(_ name: String, _ own: ReactionLimit?) { changes[name] = (own ?? maxReaction)?.value }
        number("voltage_low_V", voltage?.range.lowerBound)
        number("voltage_high_V", voltage?.range.upperBound)
        number("max_energy_above_hull_eV_per_atom", maxAboveHull)
        number("min_band_gap_eV", minGap)
        flag("unknown_band_gap_passes", requireGap.map { !$0 })
        flag("refuse_radioactive", allowRadioactive.map { !$0 })
        flag("refuse_noble_gases", allowNobleGases.map { !$0 })
        limit("max_electrolyte_meV_per_atom", maxElectrolyte)
        limit("max_cathode_meV_per_atom", maxCathode)
        limit("max_charged_cathode_meV_per_atom", maxChargedCathode)
        number("reaction_voltage_low_V", reactionVoltage?.range.lowerBound)
        number("reaction_voltage_high_V", reactionVoltage?.range.upperBound)
        number("margin_eV_per_atom", margin)
        flag("strict", strict)
        number("max_cost", maxCost)
        elements.add(to: &changes)
        return changes
    }
}

/// A largest reaction energy in meV/atom, or `none`.
struct ReactionLimit: Equatable {
    /// meV/atom; none: not judged.
    let value: CriterionValue

    /// - Throws: `ValidationError` for anything but a number of 0 or more and `none`.
    init(parsing text: String) throws {
        if text == "none" {
            value = .none
        } else if let number = DecimalLiteral.finite(text), number >= 0 {
            if number > 0, number < 1 {
                InterphaseCommand.warn("a largest reaction of '\(text)' means \(text) meV/atom; 50 is usual")
            }
            value = .number(number)
        } else {
            throw ValidationError("'\(text)' is no largest reaction; give meV/atom of 0 or more, or none")
        }
    }
}
