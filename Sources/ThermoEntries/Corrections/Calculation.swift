public import Chemistry

/// A raw DFT calculation as the correction scheme needs it: what was computed, and how.
public struct Calculation: Sendable, Hashable {
    /// Id of the entry.
    public var id: String
    /// The cell that was computed, amounts as given.
    public var composition: Composition
    /// Uncorrected total energy of `composition` in eV.
    public var energy: Double
    /// `GGA`, `GGA+U`, `R2SCAN`, ... as the file writes it; nil when it does not.
    public var runType: String?
    /// Hubbard U in eV of every element computed with one.
    public var hubbards: [Element: Double] = [:]
    /// Names of the projector-augmented-wave potentials (`Li_sv`), nil when not recorded.
    public var potentials: [String]?
    /// `oxide`, `peroxide`, `superoxide`, `ozonide` or `hydroxide`, as found from the structure; nil when not recorded.
    public var oxideType: String?
    /// Whether `oxideType` was found here, from the distances in the file's structure, and not stated by the file.
    public var isOxideTypeMeasured = false
    /// `sulfide` or `polysulfide`, as found from the structure; nil when not recorded.
    public var sulfideType: String?
    /// Mean oxidation state of each element, nil when not recorded.
    public var oxidationStates: [Element: Double]?
    /// The corrections that the file holds, in its order.
    public var givenAdjustments: [EnergyAdjustment] = []

    /// A calculation of which only the energy in eV is known.
    public init(id: String, composition: Composition, energy: Double, runType: String? = nil) {
        self.id = id
        self.composition = composition
        self.energy = energy
        self.runType = runType
    }

    /// Sum of the corrections of the file, in eV for `composition`.
    public var givenCorrection: Double { givenAdjustments.reduce(0) { $0 + $1.value } }
}

/// One term of a correction: so many eV for each of so many atoms.
public struct EnergyAdjustment: Sendable, Hashable {
    /// What it corrects, e.g. `MP2020 anion correction (Cl)`.
    public let name: String
    /// eV per corrected atom; the whole value for a constant.
    public let perAtom: Double
    /// Number of corrected atoms in the cell; 1 for a constant.
    public let atoms: Double
    /// Why it applies, one clause; empty for corrections read from a file.
    public let reason: String

    /// A term of `perAtom` eV for `atoms` atoms.
    public init(name: String, perAtom: Double, atoms: Double, reason: String = "") {
        self.name = name
        self.perAtom = perAtom
        self.atoms = atoms
        self.reason = reason
    }

    /// `perAtom * atoms`, eV for the cell.
    public var value: Double { perAtom * atoms }
}
