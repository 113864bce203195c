import CThermoData

/// A file of ThermoData as it lies in the program; the bytes are static and never copied.
enum EmbeddedFile {
    case phases, stableSet, digest, doubtful, materials, elements

    /// The bytes, valid as long as the program runs.
    var bytes: UnsafeRawBufferPointer {
        switch self {
        case .phases: UnsafeRawBufferPointer(start: thermodata_mp2019(), count: thermodata_mp2019_count())
        case .stableSet:
            UnsafeRawBufferPointer(start: thermodata_mp2019_stable(), count: thermodata_mp2019_stable_count())
        case .digest: UnsafeRawBufferPointer(start: thermodata_mp2019_digest(), count: thermodata_mp2019_digest_count())
        case .doubtful: UnsafeRawBufferPointer(start: thermodata_doubtful(), count: thermodata_doubtful_count())
        case .materials: UnsafeRawBufferPointer(start: thermodata_materials(), count: thermodata_materials_count())
        case .elements: UnsafeRawBufferPointer(start: thermodata_elements(), count: thermodata_elements_count())
        }
    }

    /// The bytes as UTF-8 text.
    var text: String { String(decoding: bytes, as: UTF8.self) }
}
