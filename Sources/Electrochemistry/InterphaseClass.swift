public import Chemistry
public import ThermoEntries
public import Thermodynamics

/// What kind of interphase a set of products makes, judged by the band gaps of the solids among them.
///
/// The classes follow Wenzel et al., Solid State Ionics 278, 98 (2015), doi:10.1016/j.ssi.2015.06.001: no reaction, a passivating
/// layer that conducts no electrons, or a mixed conductor through which the reaction goes on. Gases and liquids make no layer.
public enum InterphaseClass: String, Sendable, Hashable, CaseIterable {
    /// Nothing forms.
    case stable
    /// Every solid product has a gap of at least `conductingBelow`.
    case selfLimiting = "self-limiting"
    /// At least one solid product conducts electrons.
    case mixedConducting = "mixed-conducting"
    /// No known conductor, but of at least one solid product it is not known whether it conducts.
    case unknown
    /// No solid is left: every product is a gas or a liquid at 298.15 K and 1 bar, and nothing stops the reaction.
    case gasifies

    /// A phase whose gap (eV) lies below this value counts as electronically conducting; see `PhaseConduction`.
    public static let conductingBelow = 0.5

    /// The class of a set of products, and the rows that decide it (the conductors, or those without a known gap).
    ///
    /// - Parameters:
    ///   - products: the phases formed.
    ///   - entries: the set their rows refer to.
    ///   - electrode: elements of an electrode that the products touch, the ion among them (`electrodeElements`). Phases
    ///     made of these alone that are not known to insulate say nothing about the other partner and do not count: the
    ///     electrode conducts anyway.
    public static func judge(
        _ products: [PhaseAmount], entries: EntrySet, electrode: ChemicalSystem? = nil
    ) -> InterphaseJudgement {
        if products.isEmpty { return InterphaseJudgement(class: .stable, deciding: []) }
        let solids = products.map(\.row).filter { entries.fluid(at: $0) == nil }
        if solids.isEmpty { return InterphaseJudgement(class: .gasifies, deciding: products.map(\.row)) }
        let conduction = solids.map { PhaseConduction($0, entries: entries).answer }
        let own = zip(solids, conduction).filter { row, answer in
            guard let electrode, answer != .insulating else { return false }
            return ChemicalSystem(entries.composition(at: row).elements).isSubset(of: electrode)
        }.map(\.0)
        let counted = own.count == solids.count ? [] : own
        func rows(_ wanted: PhaseConduction.Answer) -> [Int] {
            zip(solids, conduction).filter { $0.1 == wanted && !counted.contains($0.0) }.map(\.0)
        }
        let (conductors, unknown) = (rows(.conducting), rows(.unknown))
        if !conductors.isEmpty {
            return InterphaseJudgement(class: .mixedConducting, deciding: conductors, electrodeOwn: counted)
        }
        if !unknown.isEmpty { return InterphaseJudgement(class: .unknown, deciding: unknown, electrodeOwn: counted) }
        return InterphaseJudgement(class: .selfLimiting, deciding: rows(.insulating), electrodeOwn: counted)
    }

    /// The elements whose conductors say nothing about `layer` where it touches `electrode`: those of the electrode and the ion.
    ///
    /// Nil when the layer consists of nothing else, so that its own products could not be told apart.
    public static func electrodeElements(
        of electrode: Composition, ion: Element, layer: Composition
    ) -> ChemicalSystem? {
        let elements = ChemicalSystem(electrode.elements + [ion])
        return ChemicalSystem(layer.elements).isSubset(of: elements) ? nil : elements
    }
}

/// A class of interphase with the phases behind it.
public struct InterphaseJudgement: Sendable, Hashable {
    /// The class.
    public let `class`: InterphaseClass
    /// Rows that decide: the conductors, or the products of which nothing is known, or all solids; of `gasifies` all products.
    public let deciding: [Int]
    /// Rows that did not count since they are made of an electrode's own elements.
    public let electrodeOwn: [Int]

    init(class: InterphaseClass, deciding: [Int], electrodeOwn: [Int] = []) {
        self.class = `class`
        self.deciding = deciding
        self.electrodeOwn = electrodeOwn
    }
}
