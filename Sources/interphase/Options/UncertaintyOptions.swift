internal import Analyses
internal import ArgumentParser
internal import Electrochemistry
internal import Presentation

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

    func validate() throws { _ = try sampling() }

    /// The sampling; nil when none was asked for.
    /// - Throws: `ValidationError` for values that make no sense.
    func sampling() throws -> EnergySampling? {
        guard let uncertainty else { return nil }
        try typed { try PlausibleRange.energy.check(uncertainty, of: "--uncertainty") }
        do {
            return try EnergySampling(standardDeviation: uncertainty, samples: samples, seed: seed)
        } catch {
            throw ValidationError("--uncertainty: \(error.description)")
        }
    }

    /// What the intervals mean, for the foot of a table; nil without `--uncertainty`.
    var footnote: String? {
        guard uncertainty != nil else { return nil }
        return
            "Intervals: 5 to 95 % of \(samples) samples with independent errors of the compounds; a sample that the element of the ion "
            + "leaves alone counts as 0 V, an empty end means no limit. Errors that many compounds share (of a correction, of an element) "
            + "are not in it: 0.15 eV/atom holds 86 % of 169 measured oxidation limits, 0.03 only 43 %."
    }

    /// The options as settings of a report; none without `--uncertainty`.
    var echo: [Report.Setting] {
        guard let uncertainty else { return [] }
        return [
            .init("uncertainty_eV_per_atom", .number(uncertainty)), .init("samples", .integer(samples)),
            .init("seed", .text("\(seed)")),
        ]
    }
}
