public import Chemistry

/// One phase: a composition with its formation energy, where it comes from, and what is doubtful about it.
///
/// An entry is plain data and checks nothing; `EntrySet` refuses bad energies with the entry's name.
public struct Entry: Sendable, Hashable {
    /// Name of this phase, unique within a set.
    public let id: String
    /// Composition as given; a set keeps the reduced one.
    public let composition: Composition
    /// Formation energy in eV/atom, elements at zero.
    public let formationEnergyPerAtom: Double
    /// Kind of calculation (`GGA`, `R2SCAN`, ...) behind the energy; two kinds do not belong into one hull.
    public let calculationType: String
    /// File, option or database that gave the entry.
    public let source: String
    /// Band gaps of the polymorphs in eV, if known.
    public let bandGap: BandGapRange?
    /// Lower-case word that travels into the flags of every result with this phase, e.g. `doubtful-energy`.
    public let note: String?
    /// Standard deviation of the formation energy in eV/atom, where its source states one.
    public var energyDeviation: Double?

    /// A phase with its formation energy in eV/atom; everything else has a neutral default.
    public init(
        id: String, composition: Composition, formationEnergyPerAtom: Double, origin: EntryOrigin = EntryOrigin(),
        bandGap: BandGapRange? = nil, note: String? = nil
    ) {
        self.id = id
        self.composition = composition
        self.formationEnergyPerAtom = formationEnergyPerAtom
        self.calculationType = origin.calculationType
        self.source = origin.source
        self.bandGap = bandGap
        self.note = note
    }

    /// Calculation type and source together.
    public var origin: EntryOrigin { EntryOrigin(calculationType: calculationType, source: source) }
}

/// Calculation type and source of entries; many entries share one origin.
public struct EntryOrigin: Sendable, Hashable {
    /// Kind of calculation, `unknown` unless stated.
    public let calculationType: String
    /// File, option or database; empty unless stated.
    public let source: String

    /// Both parts default to "not stated".
    public init(calculationType: String = Provenance.unknownCalculationType, source: String = "") {
        self.calculationType = calculationType
        self.source = source
    }
}
