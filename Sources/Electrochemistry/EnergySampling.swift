/// How formation energies are varied to see how far a result depends on their errors.
///
/// Elements keep their energies, since a formation energy counts from them. Independent errors leave out what all compounds of an element
/// share (its reference, a correction); those of the calibration do not.
public struct EnergySampling: Sendable, Hashable {
    /// Where the errors come from.
    public enum Errors: Sendable, Hashable {
        /// An independent normal error for every compound, of this standard deviation in eV/atom unless its entry states its own.
        case independent(Double)
        /// The errors of the calibration, which compounds share through its terms; for calibrated energies.
        case calibrated
    }

    /// Where the errors come from.
    public let errors: Errors
    /// Number of samples.
    public let samples: Int
    /// Start of the random numbers; equal seeds give equal results.
    public let seed: UInt64

    /// 1000 samples unless stated: the ends of a 5-95 % interval are then known to about a tenth of its width.
    public static let defaultSamples = 1000
    /// More samples than this are refused.
    public static let mostSamples = 1_000_000
    /// The interval reported: from the 5 % to the 95 % quantile.
    public static let quantiles = (low: 0.05, high: 0.95)

    /// A sampling with a standard deviation in eV/atom.
    ///
    /// - Throws: `invalidSampling` for a deviation that is negative or no number, for a number of samples outside 1...1,000,000.
    public init(
        standardDeviation: Double, samples: Int = EnergySampling.defaultSamples, seed: UInt64 = 1
    ) throws(ElectrochemistryError) {
        guard standardDeviation.isFinite, standardDeviation >= 0 else {
            throw ElectrochemistryError(
                .invalidSampling, subject: "uncertainty \(standardDeviation) eV/atom",
                message: "is no standard deviation", remedy: "give 0 or more, for example 0.03")
        }
        try self.init(.independent(standardDeviation), samples: samples, seed: seed)
    }

    /// A sampling of errors.
    ///
    /// - Throws: `invalidSampling` for a number of samples outside 1...1,000,000.
    public init(
        _ errors: Errors, samples: Int = EnergySampling.defaultSamples, seed: UInt64 = 1
    ) throws(ElectrochemistryError) {
        guard (1...EnergySampling.mostSamples).contains(samples) else {
            throw ElectrochemistryError(
                .invalidSampling, subject: "\(samples) samples", message: "cannot be drawn",
                remedy: "give a number from 1 to \(EnergySampling.mostSamples)")
        }
        self.errors = errors
        self.samples = samples
        self.seed = seed
    }
}
