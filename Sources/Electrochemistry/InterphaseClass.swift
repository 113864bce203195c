public import ThermoEntries
public import Thermodynamics

/// What kind of interphase a set of products makes, judged by their band gaps.
///
/// The classes follow Wenzel et al., Solid State Ionics 278, 98 (2015), doi:10.1016/j.ssi.2015.06.001: no reaction, a passivating
/// layer that conducts no electrons, or a mixed conductor through which the reaction goes on.
public enum InterphaseClass: String, Sendable, Hashable, CaseIterable {
    /// Nothing forms.
    case stable
    /// Every product has a gap of at least `conductingBelow`.
    case selfLimiting = "self-limiting"
    /// At least one product conducts electrons.
    case mixedConducting = "mixed-conducting"
    /// No known conductor, but the gap of at least one product is not known.
    case unknown

    /// A phase whose smallest known gap (eV, semilocal DFT) lies below this value counts as electronically conducting.
    public static let conductingBelow = 0.5

    /// The class of a set of products, and the rows that decide it (the conductors, or those without a known gap).
    public static func judge(_ products: [PhaseAmount], entries: EntrySet) -> (class: InterphaseClass, deciding: [Int])
    {
        if products.isEmpty { return (.stable, []) }
        let rows = products.map(\.row)
        let conductors = rows.filter { row in
            entries.bandGap(at: row).map { $0.lowest < conductingBelow } ?? false
        }
        if !conductors.isEmpty { return (.mixedConducting, conductors) }
        let unknown = rows.filter { entries.bandGap(at: $0) == nil }
        return unknown.isEmpty ? (.selfLimiting, rows) : (.unknown, unknown)
    }
}
