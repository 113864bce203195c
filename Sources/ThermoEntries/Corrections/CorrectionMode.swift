/// Which corrections the energies of raw calculations get.
public enum CorrectionMode: String, Sendable, CaseIterable {
    /// Energy plus the corrections that the file itself holds.
    case asGiven = "as-given"
    /// The uncorrected energies.
    case none
    /// The file's corrections are dropped and those of the Materials Project's 2011 scheme applied, which the embedded data carry.
    case mp2011
    /// The file's corrections are dropped and those of the Materials Project's 2020 scheme applied.
    case mp2020

    /// The calculation type of energies corrected in this way; nil where the file decides.
    var calculationType: String? {
        switch self {
        case .asGiven, .none: nil
        case .mp2011: MP2011Scheme.calculationType
        case .mp2020: MP2020Scheme.calculationType
        }
    }

    /// The mode whose corrected energies have this calculation type; nil for other types.
    public init?(calculationType: String) {
        let canonical = EntrySources.canonical(calculationType)
        guard let mode = Self.allCases.first(where: { $0.calculationType == canonical }) else { return nil }
        self = mode
    }

    /// The corrections of one calculation by the scheme; the one of 2020 where none is named.
    func audit(_ calculation: Calculation) -> CorrectionAudit {
        self == .mp2011 ? MP2011Scheme.audit(calculation) : MP2020Scheme.audit(calculation)
    }

    /// Whether a correction of a file is one of this scheme, by its name.
    func made(_ adjustment: EnergyAdjustment) -> Bool {
        switch self {
        case .asGiven, .none: false
        case .mp2011: Self.namesOf2011.contains(adjustment.name) || adjustment.name.hasPrefix("MP2011 ")
        case .mp2020: adjustment.name.hasPrefix("MP2020")
        }
    }

    /// Names under which pymatgen's legacy classes write their corrections.
    private static let namesOf2011: Set<String> = [
        "MP Gas Correction", "MP Anion Correction", "MP Advanced Correction",
    ]
}
