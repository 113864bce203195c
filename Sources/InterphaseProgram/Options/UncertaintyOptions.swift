internal import Analyses
internal import ArgumentParser
internal import Electrochemistry

/// How far a result depends on errors of the energies.
struct UncertaintyOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Vary the energies of all compounds and tell how the limits scatter: 'calibrated' by the errors of the calibration "
                + "(with --energies calibrated), or a standard deviation in eV/atom for independent errors; entries whose table "
                + "states one (uncertainty_eV) vary by that.",
            valueName: "value"), transform: EnergyErrorText.init(parsing:))
    var uncertainty: EnergyErrorText?

    @Option(parsing: .unconditional, help: ArgumentHelp("Samples drawn for --uncertainty.", valueName: "n"))
    var samples = EnergySampling.defaultSamples

    @Option(parsing: .unconditional, help: ArgumentHelp("Seed of the random numbers of --uncertainty.", valueName: "n"))
    var seed: UInt64 = 1

    func validate() throws { _ = try typed { try request?.sampling() } }

    /// What is asked for; nil without `--uncertainty`.
    var request: UncertaintyRequest? {
        uncertainty.map { UncertaintyRequest(standardDeviation: $0.standardDeviation, samples: samples, seed: seed) }
    }
}

/// What energies are varied by.
struct EnergyErrorText {
    /// eV/atom; nil for `calibrated`.
    let standardDeviation: Double?

    init(parsing text: String) throws {
        if text == EnergyScale.calibrated.rawValue {
            standardDeviation = nil
        } else if let number = Double(text) {
            standardDeviation = number
        } else {
            throw ValidationError("'\(text)' is neither a standard deviation in eV/atom nor 'calibrated'")
        }
    }
}
