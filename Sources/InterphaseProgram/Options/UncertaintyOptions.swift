internal import Analyses
internal import ArgumentParser
internal import Electrochemistry

/// How far a result depends on errors of the energies.
struct UncertaintyOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Vary the energies of all compounds by this standard deviation, eV/atom, or by their own where a table of entries states "
                + "one (uncertainty_eV), and tell how the limits scatter.",
            valueName: "value"))
    var uncertainty: Double?

    @Option(parsing: .unconditional, help: ArgumentHelp("Samples drawn for --uncertainty.", valueName: "n"))
    var samples = EnergySampling.defaultSamples

    @Option(parsing: .unconditional, help: ArgumentHelp("Seed of the random numbers of --uncertainty.", valueName: "n"))
    var seed: UInt64 = 1

    func validate() throws { _ = try typed { try request?.sampling() } }

    /// What is asked for; nil without `--uncertainty`.
    var request: UncertaintyRequest? {
        uncertainty.map { UncertaintyRequest(standardDeviation: $0, samples: samples, seed: seed) }
    }
}
