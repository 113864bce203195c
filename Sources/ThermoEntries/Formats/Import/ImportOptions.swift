public import Chemistry

/// What the number of an entry means, for layouts that do not say it themselves.
public enum EnergyMeaning: String, Sendable, CaseIterable {
    /// Total energy in eV of the composition as written.
    case total
    /// Absolute energy in eV/atom.
    case perAtom = "per-atom"
    /// Formation energy in eV/atom, elements at zero.
    case formationPerAtom = "formation-per-atom"
}

/// Choices of the user where a file alone does not decide; every default refuses rather than guesses.
public struct ImportOptions: Sendable {
    /// Insists on one layout; nil recognises it by content.
    public var format: EntryFileFormat?
    /// The calculation type to take from a file that holds several, e.g. `R2SCAN`; nil takes a file with one.
    public var calculationType: String?
    /// Lets energies of several calculation types or providers into one set. Default false.
    public var allowsMixedSources = false
    /// What energies mean where the layout does not say it; nil makes such a file an error.
    public var energyMeaning: EnergyMeaning?
    /// Position, from 1, of the energy to take from the list of a formula-energies file; nil takes a list of one.
    public var energyPosition: Int?
    /// Id of the entry that is the reference of an element; the lowest one unless stated (I15).
    public var references: [Element: String] = [:]
    /// Corrections of raw calculations. Default `.asGiven`.
    public var corrections = CorrectionMode.asGiven
    /// Whether `corrections` are not the user's word but follow from the database that the entries join. Corrections of that scheme in the
    /// file are then kept, and entries without a raw calculation need no remark. Default false.
    public var areCorrectionsImplied = false
    /// Elements that raw energies refer to where the file lacks them, once a scheme has found the Materials Project's settings.
    public var elementEnergies = ElementEnergies()
    /// Temperature in K at which free energies are taken where a file lists them over temperature; nil takes `energy`.
    public var temperature: Double?
    /// Counts an entry that cannot be used as refused, with the reason, and goes on; the default stops at the first.
    public var keepsGoing = false

    /// The strict defaults.
    public init() {}
}
