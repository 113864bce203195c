public import Calibration
internal import Synchronization

extension ThermoSnapshot {
    private static let model = Mutex<CalibrationModel?>(nil)

    /// The calibration of the published energies of mp-2019 on measured ones; read once.
    /// - Throws: `SnapshotError` of kind `damaged`.
    public static func calibration() throws -> CalibrationModel {
        try model.withLock { known in
            if let known { return known }
            do {
                let made = try CalibrationModel(
                    elements: EmbeddedFile.calibrationElements.text, centres: EmbeddedFile.calibrationCentres.text,
                    terms: EmbeddedFile.calibrationTerms.text, scales: EmbeddedFile.calibrationScales.text,
                    covariance: Array(EmbeddedFile.calibrationCovariance.bytes))
                known = made
                return made
            } catch let error as CalibrationError {
                throw SnapshotError.damaged(error.table, error.message)
            }
        }
    }
}
