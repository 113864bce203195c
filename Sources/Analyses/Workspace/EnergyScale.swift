internal import Calibration
internal import Chemistry
internal import TextFormats
package import ThermoEntries
internal import ThermoSnapshot

/// On which scale the formation energies of the database are.
public enum EnergyScale: String, Codable, Hashable, Sendable, CaseIterable {
    /// As the source gives them: those of the papers that used the same data.
    case published
    /// Published energies brought to measured enthalpies of formation by a model fitted to about two thousand of them.
    case calibrated

    /// What the numbers are, for people.
    package var text: String? {
        switch self {
        case .published: nil
        case .calibrated: "calibrated on measured enthalpies of formation (298 K)"
        }
    }
}

extension EntrySet {
    /// The set on a scale.
    /// - Throws: `AnalysisError` for data that the scale is not made for.
    /// - Complexity: O(rows).
    package func on(_ scale: EnergyScale) throws -> EntrySet {
        guard scale == .calibrated else { return self }
        guard provenance.calculationType == ThermoSnapshot.calculationType else {
            throw AnalysisError.usage(
                """
                \(.energies) \(scale.rawValue): the calibration is that of \(ThermoSnapshot.calculationType), and \(provenance.name) is of type \
                \(provenance.calculationType); leave \(.energies) out, or use \(.database) \(ThermoSnapshot.name)
                """)
        }
        var reader = CorrectionReader(try ThermoSnapshot.calibration())
        let scaled = try (0..<count).map { row in
            try self.energies[row] + reader.correction(of: composition(at: row))
        }
        return rescaled(to: scaled) { $0 == DoubtfulEnergy.note }
    }
}

extension SettingName {
    /// `DataRequest.energies`.
    public static let energies = SettingName("energies")
}
