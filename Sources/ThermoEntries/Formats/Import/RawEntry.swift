internal import TextFormats
internal import Chemistry

/// An entry as a file gives it, energies per atom, before references and checks across entries.
struct RawEntry: Sendable {
    var id: String
    var composition: Composition
    /// Absolute energy in eV/atom, corrections included.
    var absolute: Double?
    /// Formation energy in eV/atom against the provider's elements.
    var formation: Double?
    /// Empty when the file does not say.
    var calculationType = ""
    /// Whose elements a formation energy refers to; empty for the user's own files.
    var provider = ""
    /// Where the entry comes from, when the file says it; else the file.
    var source: String?
    var place: Place
    var bandGap: BandGapRange?
    var note: String?
    /// The calculation behind it, for corrections and audits.
    var calculation: Calculation?
    /// Standard deviation of the energy in eV/atom, where the file states it.
    var energyDeviation: Double?
    /// Whether a scheme has found the Materials Project's settings behind the energy.
    var hasStandardSettings = false
    /// Whether the layout itself has done what the options ask about corrections.
    var isCorrectionSettled = false
    /// Digits behind the point of the energy as written, where a layout may have rounded.
    var decimals: Int?
}

/// What one record of a file turned out to be.
enum DecodedRecord: Sendable {
    case entry(RawEntry)
    case hullDistance(HullDistance)
    /// Of another calculation type, these, than the chosen one.
    case filtered(types: [String])
    /// It has no energy at all.
    case withoutEnergy
    /// It is no entry (a page header) and is not counted.
    case ignored
}
