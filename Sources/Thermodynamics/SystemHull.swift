internal import Chemistry
public import ConvexCore
public import ThermoEntries

/// Hull distances of every entry whose elements are exactly those of one chemical system.
///
/// Columns are the stable phases of all proper subsystems and every phase of the system itself: nothing else can take part in an
/// equilibrium there. Leaving a phase out of that list gives its decomposition energy (Bartel et al., npj Comput. Mater. 6, 97
/// (2020), doi:10.1038/s41524-020-00362-y).
public struct SystemHull: Sendable {
    /// Hull distances of one entry.
    public struct Distance: Sendable, Hashable {
        /// Row in the entries.
        public let row: Int
        /// Energy above the hull, eV/atom, >= 0; the phase itself is part of the hull.
        public let energyAboveHull: Double
        /// Energy minus the hull without any entry of this composition, eV/atom: negative for a stable phase. For an entry that is not the
        /// lowest of its composition it is counted from the same hull. Nil for elements, which nothing can replace.
        public let decompositionEnergy: Double?
    }

    /// Entries this close to the hull (eV/atom) count as stable (CASES H1).
    public static let stableWithin = 1e-6

    /// One entry per row of the system, in canonical order.
    public let distances: [Distance]

    /// Computes the distances of rows `own` among the columns `own + below`.
    ///
    /// `below` holds the rows of proper subsystems that may be stable; `own` the rows of the system itself. Both ascending.
    /// - Throws: errors of `PhaseSystem`; `notCertified`.
    /// - Complexity: two small linear programs per composition.
    public init(
        _ entries: EntrySet, system: ChemicalSystem, own: Range<Int>, below: [Int], settings: LPSettings = LPSettings()
    ) throws(ThermodynamicsError) {
        let phases = try PhaseSystem(entries, system: system, rows: SystemHull.merge(below, own))
        let problem = try GrandProblem(phases, reservoirs: [])
        var calculator = try EquilibriumCalculator(problem, settings: settings)
        var distances: [Distance] = []
        distances.reserveCapacity(own.count)
        let energies = entries.energies
        var latest = (hull: 0.0, without: Double?.none)
        for row in own {
            // Polymorphs follow their lowest entry, the only one with a column.
            if let column = phases.position(ofRow: row) {
                let without = try calculator.hull(without: column)
                // The row's own energy, not the column's, which was multiplied and divided: a stable entry is at 0 exactly.
                latest = (min(without ?? energies[row], energies[row]), without)
            }
            let above = max(0, energies[row] - latest.hull)
            distances.append(
                Distance(
                    row: row, energyAboveHull: above, decompositionEnergy: latest.without.map { energies[row] - $0 }))
        }
        self.distances = distances
    }

    private static func merge(_ below: [Int], _ own: Range<Int>) -> [Int] {
        let split = below.firstIndex { $0 > own.lowerBound } ?? below.count
        return Array(below[..<split]) + Array(own) + Array(below[split...])
    }
}

extension PhaseSystem {
    /// Position of the phase that stands for a row of the entries; nil when the row gave way to a lower polymorph.
    ///
    /// - Complexity: O(log n).
    public func position(ofRow row: Int) -> Int? {
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle] < row { low = middle + 1 } else { high = middle }
        }
        return low < rows.count && rows[low] == row ? low : nil
    }
}

extension EquilibriumCalculator {
    /// Cost in eV/atom that keeps a column out of every optimum: far above any energy, far below what would spoil the scale.
    static let prohibitive = 1e3

    /// Hull energy (eV/atom) at the composition of a closed column with that column left out; nil for an element.
    mutating func hull(without column: Int) throws(ThermodynamicsError) -> Double? {
        let m = problem.balanced.count
        let b = Array(problem.matrix.byColumn[(column * m)..<((column + 1) * m)])
        let subject = phases.entries.formula(at: phases.rows[problem.columnPhase[column]])
        let isElement = b.contains(1)
        if isElement { return nil }
        var costs = problem.costs
        costs[column] = EquilibriumCalculator.prohibitive
        return try certifiedVertex(costs: costs, b: b, subject: subject).0.objective
    }
}
