import Chemistry
import Testing
import ThermoEntries

func composition(_ formula: String) throws -> Composition { try FormulaParser.parse(formula).composition }

func entry(_ formula: String, _ energy: Double, id: String? = nil, gap: Double? = nil) throws -> Entry {
    Entry(
        id: id ?? formula, composition: try composition(formula), formationEnergyPerAtom: energy,
        bandGap: gap.map { BandGapRange(lowest: $0, highest: $0) })
}

let empty = EntrySet(provenance: Provenance(name: "test", version: "1"))

func set(_ entries: Entry...) throws -> EntrySet { try empty.adding(entries).set }

/// Everything a reader of the set can see, row by row.
func description(_ set: EntrySet) -> [String] {
    (0..<set.count).map { row in
        let gap = set.bandGap(at: row).map { "\($0.lowest) \($0.highest)" } ?? "-"
        return "\(set.id(at: row)) \(set.formula(at: row)) \(set.energies[row]) \(set.hullStatus[row]) \(gap) "
            + "\(set.note(at: row) ?? "-") \(set.origin(at: row).source)"
    }
}

/// The order and the indices that the columns promise.
func checkInvariants(_ set: EntrySet, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(set.starts.count == set.count + 1, sourceLocation: sourceLocation)
    #expect(set.systemStarts.count == set.systemMasks.count + 1, sourceLocation: sourceLocation)
    #expect(Set(set.systemMasks).count == set.systemMasks.count, sourceLocation: sourceLocation)
    for system in set.systemMasks.indices {
        for row in Int(set.systemStarts[system])..<Int(set.systemStarts[system + 1]) {
            let numbers = set.atomicNumbers[Int(set.starts[row])..<Int(set.starts[row + 1])]
            let mask = numbers.reduce(UInt128(0)) { $0 | (UInt128(1) << UInt128($1)) }
            #expect(mask == set.systemMasks[system], sourceLocation: sourceLocation)
            #expect(numbers.sorted() == Array(numbers), sourceLocation: sourceLocation)
        }
    }
    for row in 0..<max(set.count - 1, 0) {
        #expect(isOrdered(set, row, row + 1), "rows \(row) and \(row + 1)", sourceLocation: sourceLocation)
    }
}

/// Canonical order written out a second time, term by term.
private func isOrdered(_ set: EntrySet, _ first: Int, _ second: Int) -> Bool {
    let key = { (row: Int) -> ([Int], [Int]) in
        let range = Int(set.starts[row])..<Int(set.starts[row + 1])
        return (set.atomicNumbers[range].map(Int.init), set.amounts[range].map { Int($0) })
    }
    let (left, right) = (key(first), key(second))
    if left.0 != right.0 { return left.0.lexicographicallyPrecedes(right.0) }
    if left.1 != right.1 { return left.1.lexicographicallyPrecedes(right.1) }
    if set.energies[first] != set.energies[second] { return set.energies[first] < set.energies[second] }
    return set.id(at: first) < set.id(at: second)
}
