public import Chemistry
public import ThermoEntries

/// The candidate phases of one chemical system, lowest polymorph each, in the canonical order of the entries.
///
/// Letters: m elements, n phases. `amounts[j * m + i]` is the number of atoms of element i in one formula unit of phase j.
public struct PhaseSystem: Sendable {
    /// Which entries take part.
    public enum Candidates: Sendable {
        /// Everything that could be on the hull: entries known to be above it are left out. For equilibria.
        case possiblyStable
        /// Every entry. For hulls from which a stable phase is left out.
        case all
    }

    /// The data the phases come from.
    public let entries: EntrySet
    /// The chemical system; its elements (by atomic number) are the rows.
    public let system: ChemicalSystem
    /// Row in `entries` of every phase.
    public let rows: [Int]
    /// Atoms per formula unit, phase after phase.
    public let amounts: [Double]
    /// Formation energy of every phase in eV per formula unit.
    public let energies: [Double]
    /// Phase that stands for every element of the system.
    public let elementPhases: [Int]

    /// m.
    public var elementCount: Int { system.elements.count }
    /// n.
    public var phaseCount: Int { rows.count }

    /// Gathers the phases within a chemical system, without those of the composition `excluded` (every polymorph of it).
    ///
    /// - Throws: `missingElements` when an element of the system has no elemental entry.
    /// - Complexity: that of `EntrySet.systemPositions(within:)`, and O(n m).
    public init(
        _ entries: EntrySet, system: ChemicalSystem, candidates: Candidates = .possiblyStable,
        excluding excluded: Composition? = nil
    ) throws(ThermodynamicsError) {
        let skipped = excluded.map { Set(entries.rows(of: $0)) } ?? []
        let status = entries.hullStatus
        let rows = entries.rows(within: system)
        try self.init(
            entries, system: system,
            rows: rows.lazy.filter { row in
                (candidates == .all || status[row] != .unstable) && (skipped.isEmpty || !skipped.contains(row))
            })
    }

    /// Takes chosen rows of the data, ascending, all of them within `system`.
    ///
    /// - Throws: `missingElements` when an element of the system is not among them.
    /// - Complexity: O(n m).
    public init(
        _ entries: EntrySet, system: ChemicalSystem, rows: some Sequence<Int>
    ) throws(ThermodynamicsError) {
        var builder = Builder(entries: entries, system: system)
        for row in rows { builder.append(row) }
        let missing = zip(system.elements, builder.elementPhases).filter { $0.1 < 0 }.map(\.0.symbol)
        guard missing.isEmpty else {
            throw ThermodynamicsError(
                .missingElements(missing), subject: missing.joined(separator: ", "),
                message: "no elemental reference in the data '\(entries.provenance.name)'",
                remedy: "add an entry for each of these elements, or leave them out of the question")
        }
        self.entries = entries
        self.system = system
        self.rows = builder.rows
        amounts = builder.amounts
        energies = builder.energies
        elementPhases = builder.elementPhases
    }

    /// Collects phases in canonical order; of equal compositions, which follow each other, the lowest stays.
    private struct Builder {
        let starts: [Int32]
        let atomicNumbers: [UInt8]
        let atoms: [Double]
        let energyPerAtom: [Double]
        let elementCount: Int
        var slot: [Int]
        var rows: [Int] = []
        var amounts: [Double] = []
        var energies: [Double] = []
        var elementPhases: [Int]

        init(entries: EntrySet, system: ChemicalSystem) {
            starts = entries.starts
            atomicNumbers = entries.atomicNumbers
            atoms = entries.amounts
            energyPerAtom = entries.energies
            elementCount = system.elements.count
            slot = [Int](repeating: -1, count: 128)
            for (i, element) in system.elements.enumerated() { slot[Int(element.atomicNumber)] = i }
            elementPhases = [Int](repeating: -1, count: elementCount)
        }

        mutating func append(_ row: Int) {
            let (first, end) = (Int(starts[row]), Int(starts[row + 1]))
            let start = amounts.count
            amounts.append(contentsOf: repeatElement(0, count: elementCount))
            var total = 0.0
            for k in first..<end {
                amounts[start + slot[Int(atomicNumbers[k])]] = atoms[k]
                total += atoms[k]
            }
            if !rows.isEmpty && repeatsPrevious(start) {
                amounts.removeLast(elementCount)
                return
            }
            if end - first == 1 { elementPhases[slot[Int(atomicNumbers[first])]] = rows.count }
            rows.append(row)
            energies.append(energyPerAtom[row] * total)
        }

        private func repeatsPrevious(_ start: Int) -> Bool {
            for i in start..<(start + elementCount) where amounts[i] != amounts[i - elementCount] { return false }
            return true
        }
    }
}
