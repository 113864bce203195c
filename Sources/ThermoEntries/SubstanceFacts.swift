public import Chemistry

/// What is measured of substances by composition: gas or liquid at room temperature, band gap.
///
/// It belongs to the substance and not to a database, so every set of entries can carry the same facts (`EntrySet.knowing`).
/// They are looked up by the atoms of the reduced formula and made when they are first asked for.
public struct SubstanceFacts: Sendable {
    /// State at 298.15 K and 1 bar of what is no solid there.
    public enum Fluid: String, Sendable, Hashable, CaseIterable {
        /// Boils or sublimes below 298.15 K at 1 bar.
        case gas
        /// Melts below 298.15 K and boils above it.
        case liquid
    }

    /// A measured band gap.
    public struct Gap: Sendable, Hashable {
        /// Smallest and largest value stated, eV.
        public let range: BandGapRange
        /// Whether it was taken from an article about the substance, and not from a large set alone.
        public let isChecked: Bool
        /// DOI of the source.
        public let source: String

        /// A gap from `source`.
        public init(_ range: BandGapRange, isChecked: Bool, source: String) {
            self.range = range
            self.isChecked = isChecked
            self.source = source
        }
    }

    /// What is known of one substance.
    public struct Fact: Sendable, Hashable {
        /// State at 298.15 K and 1 bar; nil for solids.
        public var fluid: Fluid?
        /// Measured gap, if any.
        public var gap: Gap?

        /// Nothing known.
        public init() {}
    }

    /// Atomic number and amount of every element of a reduced formula, by atomic number.
    private struct Key: Hashable {
        let code: [UInt64]

        init(_ numbers: some Sequence<UInt8>, _ amounts: some Sequence<Double>) {
            code = zip(numbers, amounts).map { UInt64($0) << 56 | ($1 < EntryLimits.exactAmount ? UInt64($1) : 0) }
        }
    }

    /// Facts gathered one after the other.
    public struct Table: Sendable {
        private var facts: [Key: Fact] = [:]

        /// Nothing known of anything.
        public init() {}

        /// Substances of which something is known.
        public var count: Int { facts.count }

        /// What is known of a composition; multiples of it are the same substance.
        public subscript(composition: Composition) -> Fact {
            get { key(composition).flatMap { facts[$0] } ?? Fact() }
            set { if let key = key(composition) { facts[key] = newValue } }
        }

        /// Changes what is known of a composition, which is looked up once; one whose amounts are too large stays unknown.
        package mutating func change(_ composition: Composition, _ body: (inout Fact) -> Void) {
            if let key = key(composition) { body(&facts[key, default: Fact()]) }
        }

        fileprivate func fact(_ numbers: some Sequence<UInt8>, _ amounts: some Sequence<Double>) -> Fact? {
            facts.isEmpty ? nil : facts[Key(numbers, amounts)]
        }

        private func key(_ composition: Composition) -> Key? {
            FormulaUnit(composition).map { Key($0.atomicNumbers, $0.amounts) }
        }
    }

    private let table: @Sendable () -> Table

    /// Facts that `table` gives; it is called at every question and should share what it makes.
    public init(_ table: @escaping @Sendable () -> Table) { self.table = table }

    /// Nothing known: every substance is a solid, and no gap is measured.
    public static let none = SubstanceFacts { Table() }

    /// - Complexity: O(elements).
    func fact(_ numbers: some Sequence<UInt8>, _ amounts: some Sequence<Double>) -> Fact? {
        table().fact(numbers, amounts)
    }
}
