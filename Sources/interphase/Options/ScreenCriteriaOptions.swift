internal import ArgumentParser
internal import Presentation
internal import Screening

/// The thresholds of the funnel, all with defaults.
struct ScreenCriteriaOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Range the window must cover, V against the ion's metal.", valueName: "low:high"))
    var voltage = "2.5:4.0"

    @Option(help: ArgumentHelp("Largest energy above the hull, eV/atom.", valueName: "value"))
    var maxAboveHull = ScreeningCriteria().maximumEnergyAboveHull

    @Option(
        help: ArgumentHelp("Smallest band gap, eV; the smallest known gap of a composition counts.", valueName: "value")
    )
    var minGap = ScreeningCriteria().minimumBandGap

    @Flag(help: "Stop candidates without a known band gap instead of letting them pass with a flag.")
    var requireGap = false

    @Option(help: ArgumentHelp("Largest reaction with each of the three partners, meV/atom.", valueName: "value"))
    var maxReaction = 50.0

    @Option(help: ArgumentHelp("The same for the electrolyte alone.", valueName: "value"))
    var maxElectrolyte: Double?

    @Option(help: ArgumentHelp("The same for the cathode as made alone.", valueName: "value"))
    var maxCathode: Double?

    @Option(help: ArgumentHelp("The same for the charged cathode alone.", valueName: "value"))
    var maxChargedCathode: Double?

    @Flag(help: "Let elements without a stable isotope pass.")
    var allowRadioactive = false

    @Flag(help: "Let noble gases pass.")
    var allowNobleGases = false

    func validate() throws { _ = try criteria() }

    /// The thresholds in the units of the library.
    func criteria() throws -> ScreeningCriteria {
        var criteria = ScreeningCriteria()
        (criteria.voltageLow, criteria.voltageHigh) = try range()
        for (name, value) in [
            ("--max-above-hull", maxAboveHull), ("--min-gap", minGap), ("--max-reaction", maxReaction),
            ("--max-electrolyte", maxElectrolyte ?? 0), ("--max-cathode", maxCathode ?? 0),
            ("--max-charged-cathode", maxChargedCathode ?? 0),
        ] where !(value >= 0 && value.isFinite) {
            throw ValidationError("\(name) is \(value); give a number of 0 or more")
        }
        criteria.maximumEnergyAboveHull = maxAboveHull
        criteria.minimumBandGap = minGap
        criteria.passesUnknownBandGap = !requireGap
        criteria.refusesRadioactive = !allowRadioactive
        criteria.refusesNobleGases = !allowNobleGases
        criteria.maximumElectrolyteReaction = (maxElectrolyte ?? maxReaction) / 1000
        criteria.maximumCathodeReaction = (maxCathode ?? maxReaction) / 1000
        criteria.maximumChargedCathodeReaction = (maxChargedCathode ?? maxReaction) / 1000
        return criteria
    }

    private func range() throws -> (Double, Double) {
        let parts = voltage.split(separator: ":", omittingEmptySubsequences: false).map { EnergyAssignment.decimal($0) }
        guard parts.count == 2, let low = parts[0], let high = parts[1] else {
            throw ValidationError("--voltage '\(voltage)' is no range; write LOW:HIGH in V, for instance 2.5:4.0")
        }
        guard low <= high else {
            throw ValidationError("--voltage \(voltage) is upside down; write the lower voltage first")
        }
        return (low, high)
    }

    /// The thresholds for the `settings` of JSON.
    func echo(_ criteria: ScreeningCriteria) -> [Report.Setting] {
        [
            .init("voltage_low_V", .number(criteria.voltageLow)),
            .init("voltage_high_V", .number(criteria.voltageHigh)),
            .init("max_energy_above_hull_eV_per_atom", .number(criteria.maximumEnergyAboveHull)),
            .init("min_band_gap_eV", .number(criteria.minimumBandGap)),
            .init("unknown_band_gap_passes", .boolean(criteria.passesUnknownBandGap)),
            .init("refuse_radioactive", .boolean(criteria.refusesRadioactive)),
            .init("refuse_noble_gases", .boolean(criteria.refusesNobleGases)),
            .init("max_electrolyte_meV_per_atom", .number(criteria.maximumElectrolyteReaction * 1000)),
            .init("max_cathode_meV_per_atom", .number(criteria.maximumCathodeReaction * 1000)),
            .init("max_charged_cathode_meV_per_atom", .number(criteria.maximumChargedCathodeReaction * 1000)),
        ]
    }
}
