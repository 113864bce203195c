public import Chemistry
import ExactArithmetic

/// An immutable set of phases in columns, in canonical order, contiguous per chemical system.
///
/// Canonical order: atomic numbers of the chemical system, amounts of the reduced formula by atomic number, energy, id, all
/// lexicographic. It does not depend on the order in which phases were given, so neither does anything computed from it. Formulas,
/// ids and compositions are made on demand; the hot path reads the flat columns. Copies share their storage.
public struct EntrySet: Sendable {
    /// Where the numbers come from.
    public let provenance: Provenance
    package let columns: EntryColumns
    private let lazyIndex = LazySystemIndex()

    /// Wraps columns that hold the invariants of `EntryColumns`.
    package init(provenance: Provenance, columns: EntryColumns) {
        self.provenance = provenance
        self.columns = columns
    }

    /// A set without phases; `adding` fills it.
    public init(provenance: Provenance) {
        self.init(provenance: provenance, columns: EntryColumns(defaultIDPrefix: provenance.name + ":"))
    }

    /// Number of rows n: compounds, polymorphs and elements.
    public var count: Int { columns.count }
    /// Phases of the database: the rows, those that stayed in its file since nothing asked for can involve them,
    /// and dilute ones left out.
    public var totalCount: Int { count + columns.rowsElsewhere }
    /// n + 1 positions: row i owns `starts[i]..<starts[i + 1]` of `atomicNumbers` and `amounts`.
    public var starts: [Int32] { columns.starts }
    /// Atomic numbers of all rows one after the other, ascending within a row.
    public var atomicNumbers: [UInt8] { columns.atomicNumbers }
    /// Atoms per reduced formula unit (O2 has 2), matching `atomicNumbers`; whole numbers.
    public var amounts: [Double] { columns.amounts }
    /// Formation energies in eV/atom, elements at zero; n values.
    public var energies: [Double] { columns.energies }
    /// Whether a row is on the hull of its own chemical system; n values.
    public var hullStatus: [HullStatus] { columns.hullStatus }
    /// Element masks of the chemical systems in row order (`ChemicalSystem.mask`).
    public var systemMasks: [UInt128] { columns.systemMasks }
    /// Rows of system s are `systemStarts[s]..<systemStarts[s + 1]`.
    public var systemStarts: [Int32] { columns.systemStarts }

    /// Positions, ascending, of every chemical system of the set whose elements all lie in `system`.
    ///
    /// - Complexity: O(S) for S systems the first times, then O(2^k) look-ups for k elements, at most O(S).
    public func systemPositions(within system: ChemicalSystem) -> [Int] {
        lazyIndex.positions(within: system, masks: systemMasks)
    }

    /// Rows that hold a single element.
    public var elementCount: Int {
        systemRanges.reduce(0) { $0 + (columns.range($1.lowerBound).count == 1 ? $1.count : 0) }
    }

    /// Rows of two or more elements, polymorphs counted each.
    public var compoundCount: Int { count - elementCount }

    /// All elements that occur, ascending by atomic number.
    public var elements: [Element] {
        let mask = systemMasks.reduce(UInt128(0), |)
        return Element.allCases.filter { mask & ChemicalSystem.bit($0.atomicNumber) != 0 }
    }

    /// Reduced formula of row `row` as the field writes it, e.g. `Li(MnS2)2`.
    public func formula(at row: Int) -> String { columns.formula(row) }

    /// Id of row `row`; where the source gives none, the set's name and the formula: `mp-2019:Li3PS4`.
    public func id(at row: Int) -> String {
        columns.explicitID(row) ?? columns.defaultIDPrefix + formula(at: row)
    }

    /// Exact composition of one reduced formula unit of row `row` (Li2O2 and O2 as printed).
    public func composition(at row: Int) -> Composition {
        let (elements, counts) = atoms(at: row)
        return Composition(sortedElements: elements, values: counts.map { Rational($0) })
    }

    /// Band gaps in eV of row `row`, if known.
    public func bandGap(at row: Int) -> BandGapRange? { columns.bandGaps[row].range }

    /// Whether the substance of row `row` is a gas or a liquid at 298.15 K and 1 bar; nil for solids and where nothing is known.
    public func fluid(at row: Int) -> SubstanceFacts.Fluid? { fact(at: row)?.fluid }

    /// Measured band gap of the substance of row `row`, if one is known.
    public func measuredGap(at row: Int) -> SubstanceFacts.Gap? { fact(at: row)?.gap }

    private func fact(at row: Int) -> SubstanceFacts.Fact? {
        let range = columns.range(row)
        return columns.measured.fact(columns.atomicNumbers[range], columns.amounts[range])
    }

    /// The same rows with other knowledge of substances.
    public func knowing(_ facts: SubstanceFacts) -> EntrySet {
        var changed = columns
        changed.measured = facts
        return EntrySet(provenance: provenance, columns: changed)
    }

    /// The word that row `row` puts into the flags of results, if any.
    public func note(at row: Int) -> String? { columns.notes[row] }

    /// Standard deviation of the energy of row `row` in eV/atom, where its source states one.
    public func energyDeviation(at row: Int) -> Double? { columns.deviation(row) }

    /// Calculation type and source of row `row`.
    public func origin(at row: Int) -> EntryOrigin { columns.origins[row] }

    /// Atoms in one reduced formula unit of row `row`.
    public func atomCount(at row: Int) -> Double { columns.amounts[columns.range(row)].reduce(0, +) }

    /// Row `row` as an entry of its reduced composition.
    public func entry(at row: Int) -> Entry {
        var entry = Entry(
            id: id(at: row), composition: composition(at: row), formationEnergyPerAtom: columns.energies[row],
            origin: origin(at: row), bandGap: bandGap(at: row), note: note(at: row))
        entry.energyDeviation = energyDeviation(at: row)
        return entry
    }

    /// The same rows with other hull statuses, one per row.
    public func settingHullStatus(_ statuses: [HullStatus]) -> EntrySet {
        precondition(statuses.count == count, "one hull status per row")
        var changed = columns
        changed.hullStatus = statuses
        return EntrySet(provenance: provenance, columns: changed)
    }

    private func atoms(at row: Int) -> (elements: [Element], counts: [Int]) {
        let range = columns.range(row)
        return (
            columns.atomicNumbers[range].compactMap { Element(atomicNumber: Int($0)) },
            columns.amounts[range].map { Int($0) }
        )
    }

    /// Row ranges of the systems in order.
    var systemRanges: some Sequence<Range<Int>> {
        zip(columns.systemStarts, columns.systemStarts.dropFirst()).lazy.map { Int($0)..<Int($1) }
    }
}
