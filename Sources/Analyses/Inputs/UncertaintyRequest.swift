internal import Calibration
public import Electrochemistry
internal import ThermoSnapshot

/// How far a result depends on errors of the energies.
public struct UncertaintyRequest: Codable, Hashable, Sendable {
    /// Standard deviation by which all compounds vary that state none of their own, eV/atom; nil: the errors of the calibration.
    public var standardDeviation: Double?
    /// Samples drawn.
    public var samples = EnergySampling.defaultSamples
    /// Seed of the random numbers.
    public var seed: UInt64 = 1

    /// Varies all energies by a standard deviation in eV/atom, or by the errors of the calibration.
    public init(standardDeviation: Double?, samples: Int = EnergySampling.defaultSamples, seed: UInt64 = 1) {
        (self.standardDeviation, self.samples, self.seed) = (standardDeviation, samples, seed)
    }

    /// The model whose errors are drawn; nil for independent ones.
    /// - Throws: `AnalysisError` beside energies that are not calibrated.
    func calibration(in workspace: Workspace) throws -> CalibrationModel? {
        guard standardDeviation == nil else { return nil }
        guard workspace.request.energies == .calibrated else {
            throw AnalysisError.usage(
                """
                \(.uncertainty) calibrated: the errors of the calibration are those of calibrated energies, and published ones are off by more; \
                add \(.energies) calibrated, or give a standard deviation in eV/atom
                """)
        }
        return try ThermoSnapshot.calibration()
    }

    /// The sampling.
    /// - Throws: `AnalysisError` for values that make no sense.
    public func sampling() throws(AnalysisError) -> EnergySampling {
        try PlausibleRange.energy.check(standardDeviation, of: "\(.uncertainty)")
        do throws(ElectrochemistryError) {
            guard let standardDeviation else { return try EnergySampling(.calibrated, samples: samples, seed: seed) }
            return try EnergySampling(standardDeviation: standardDeviation, samples: samples, seed: seed)
        } catch {
            throw .usage("\(.uncertainty): \(error.description)")
        }
    }
}
