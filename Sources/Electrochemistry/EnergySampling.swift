/// How formation energies are varied to see how far a result depends on their errors.
///
/// Every compound gets an independent normal error of its energy per atom; elements keep theirs, since a formation energy counts from
/// them. Errors that all compounds of an element share (of its reference, of a correction) are therefore not part of the model.
public struct EnergySampling: Sendable, Hashable {
    /// Standard deviation in eV/atom of every compound whose entry states none of its own.
    public let standardDeviation: Double
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
        guard (1...EnergySampling.mostSamples).contains(samples) else {
            throw ElectrochemistryError(
                .invalidSampling, subject: "\(samples) samples", message: "cannot be drawn",
                remedy: "give a number from 1 to \(EnergySampling.mostSamples)")
        }
        self.standardDeviation = standardDeviation
        self.samples = samples
        self.seed = seed
    }
}
