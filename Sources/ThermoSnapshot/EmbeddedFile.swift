import CThermoData

/// A file of ThermoData as it lies in the program; the bytes are static and never copied.
enum EmbeddedFile {
    case phases, stableSet, digest, doubtful, implausible, materials, elements, fluids, measuredGaps, checkedGaps
    case calibrationElements, calibrationCentres, calibrationTerms, calibrationScales, calibrationCovariance, measured

    /// The bytes, valid as long as the program runs.
    var bytes: UnsafeRawBufferPointer {
        switch self {
        case .phases: UnsafeRawBufferPointer(start: thermodata_mp2019(), count: thermodata_mp2019_count())
        case .stableSet:
            UnsafeRawBufferPointer(start: thermodata_mp2019_stable(), count: thermodata_mp2019_stable_count())
        case .digest: UnsafeRawBufferPointer(start: thermodata_mp2019_digest(), count: thermodata_mp2019_digest_count())
        case .doubtful: UnsafeRawBufferPointer(start: thermodata_doubtful(), count: thermodata_doubtful_count())
        case .implausible:
            UnsafeRawBufferPointer(start: thermodata_implausible(), count: thermodata_implausible_count())
        case .materials: UnsafeRawBufferPointer(start: thermodata_materials(), count: thermodata_materials_count())
        case .elements: UnsafeRawBufferPointer(start: thermodata_elements(), count: thermodata_elements_count())
        case .fluids: UnsafeRawBufferPointer(start: thermodata_fluids(), count: thermodata_fluids_count())
        case .measuredGaps:
            UnsafeRawBufferPointer(start: thermodata_measured_gaps(), count: thermodata_measured_gaps_count())
        case .checkedGaps:
            UnsafeRawBufferPointer(start: thermodata_checked_gaps(), count: thermodata_checked_gaps_count())
        case .calibrationElements:
            UnsafeRawBufferPointer(start: thermodata_calibration_elements(), count: thermodata_calibration_elements_count())
        case .calibrationCentres:
            UnsafeRawBufferPointer(start: thermodata_calibration_centres(), count: thermodata_calibration_centres_count())
        case .calibrationTerms:
            UnsafeRawBufferPointer(start: thermodata_calibration_terms(), count: thermodata_calibration_terms_count())
        case .calibrationScales:
            UnsafeRawBufferPointer(start: thermodata_calibration_scales(), count: thermodata_calibration_scales_count())
        case .calibrationCovariance:
            UnsafeRawBufferPointer(start: thermodata_calibration_covariance(), count: thermodata_calibration_covariance_count())
        case .measured:
            UnsafeRawBufferPointer(start: thermodata_measured(), count: thermodata_measured_count())
        }
    }

    /// The bytes as UTF-8 text.
    var text: String { String(decoding: bytes, as: UTF8.self) }
}
