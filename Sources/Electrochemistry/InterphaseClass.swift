internal import Chemistry
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
    ///
    /// The gaps are those of the data. An elemental product without one is judged by `ElementalConduction`, since the data
    /// hold no gaps of elements and metals must not count as unknown.
    public static func judge(_ products: [PhaseAmount], entries: EntrySet) -> (class: InterphaseClass, deciding: [Int])
    {
        if products.isEmpty { return (.stable, []) }
        let rows = products.map(\.row)
        let conduction = rows.map { entries.conduction(at: $0) }
        let conductors = zip(rows, conduction).filter { $0.1 == .conducting }.map(\.0)
        if !conductors.isEmpty { return (.mixedConducting, conductors) }
        let unknown = zip(rows, conduction).filter { $0.1 == .unknown }.map(\.0)
        return unknown.isEmpty ? (.selfLimiting, rows) : (.unknown, unknown)
    }
}

extension EntrySet {
    /// Whether electrons pass through the phase at a row.
    fileprivate func conduction(at row: Int) -> ElementalConduction {
        if let gap = bandGap(at: row) {
            return gap.lowest < InterphaseClass.conductingBelow ? .conducting : .insulating
        }
        let (first, end) = (Int(starts[row]), Int(starts[row + 1]))
        guard end - first == 1 else { return .unknown }
        return Element(atomicNumber: Int(atomicNumbers[first])).map(ElementalConduction.init) ?? .unknown
    }
}
