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
    /// - Complexity: O(S + n m) with S the number of chemical systems in the data.
    public init(
        _ entries: EntrySet, system: ChemicalSystem, candidates: Candidates = .possiblyStable, excluding excluded: Composition? = nil
    ) throws(ThermodynamicsError) {
        let skipped = excluded.map { Set(entries.rows(of: $0)) } ?? []
        var builder = Builder(entries: entries, system: system)
        for row in entries.rows(within: system) {
            if candidates == .possiblyStable && entries.hullStatus[row] == .unstable { continue }
            if !skipped.isEmpty && skipped.contains(row) { continue }
            builder.append(row)
        }
        let missing = zip(system.elements, builder.elementPhases).filter { $0.1 < 0 }.map(\.0.symbol)
        guard missing.isEmpty else {
            throw ThermodynamicsError(
                .missingElements(missing), subject: missing.joined(separator: ", "),
                message: "no elemental reference in the data '\(entries.provenance.name)'",
                remedy: "add an entry for each of these elements, or leave them out of the question")
        }
        self.entries = entries
        self.system = system
        rows = builder.rows
        amounts = builder.amounts
        energies = builder.energies
        elementPhases = builder.elementPhases
    }

    /// Collects phases in canonical order; of equal compositions, which follow each other, the lowest stays.
    private struct Builder {
        let entries: EntrySet
        let elementCount: Int
        var slot: [Int]
        var rows: [Int] = []
        var amounts: [Double] = []
        var energies: [Double] = []
        var elementPhases: [Int]

        init(entries: EntrySet, system: ChemicalSystem) {
            self.entries = entries
            elementCount = system.elements.count
            slot = [Int](repeating: -1, count: 128)
            for (i, element) in system.elements.enumerated() { slot[Int(element.atomicNumber)] = i }
            elementPhases = [Int](repeating: -1, count: elementCount)
        }

        mutating func append(_ row: Int) {
            let (first, end) = (Int(entries.starts[row]), Int(entries.starts[row + 1]))
            let start = amounts.count
            amounts.append(contentsOf: repeatElement(0, count: elementCount))
            var atoms = 0.0
            for k in first..<end {
                amounts[start + slot[Int(entries.atomicNumbers[k])]] = entries.amounts[k]
                atoms += entries.amounts[k]
            }
            if !rows.isEmpty && amounts[start...].elementsEqual(amounts[(start - elementCount)..<start]) {
                amounts.removeLast(elementCount)
                return
            }
            if end - first == 1 { elementPhases[slot[Int(entries.atomicNumbers[first])]] = rows.count }
            rows.append(row)
            energies.append(entries.energies[row] * atoms)
        }
    }
}
