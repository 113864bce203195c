/// What orders the rows of a set, independent of the order of the input: the chemical system by atomic numbers, the amounts of the
/// reduced formula by atomic number, the energy, the id; sequences compare lexicographically, ids byte by byte.
extension EntryColumns {
    /// -1, 0 or 1 by system and amounts alone: row `row` against row `otherRow` of `other`.
    func formulaOrder(_ row: Int, _ other: EntryColumns, _ otherRow: Int) -> Int {
        let (own, others) = (range(row), other.range(otherRow))
        let shared = min(own.count, others.count)
        for step in 0..<shared {
            let (left, right) = (
                atomicNumbers[own.lowerBound + step], other.atomicNumbers[others.lowerBound + step]
            )
            if left != right { return left < right ? -1 : 1 }
        }
        if own.count != others.count { return own.count < others.count ? -1 : 1 }
        for step in 0..<shared {
            let (left, right) = (amounts[own.lowerBound + step], other.amounts[others.lowerBound + step])
            if left != right { return left < right ? -1 : 1 }
        }
        return 0
    }

    /// -1, 0 or 1: row against formula unit, by system and amounts.
    func formulaOrder(_ row: Int, _ unit: FormulaUnit) -> Int {
        let range = range(row)
        let numbers = atomicNumbers[range]
        guard numbers.elementsEqual(unit.atomicNumbers) else {
            return numbers.lexicographicallyPrecedes(unit.atomicNumbers) ? -1 : 1
        }
        let values = amounts[range]
        if values.elementsEqual(unit.amounts) { return 0 }
        return values.lexicographicallyPrecedes(unit.amounts) ? -1 : 1
    }

    /// Whether two rows are one phase with one energy under one calculation type: duplicates, if their ids agree too.
    func isDuplicate(_ row: Int, _ other: EntryColumns, _ otherRow: Int) -> Bool {
        energies[row] == other.energies[otherRow] && formulaOrder(row, other, otherRow) == 0
            && origins[row].calculationType == other.origins[otherRow].calculationType
    }

    /// Total order of rows that each have an id: canonical order, then everything else that distinguishes duplicates, so that which of them
    /// survives does not depend on the input order.
    func precedes(_ row: Int, _ otherRow: Int) -> Bool {
        let order = formulaOrder(row, self, otherRow)
        if order != 0 { return order < 0 }
        if energies[row] != energies[otherRow] { return energies[row] < energies[otherRow] }
        let ids = explicitIDs.order(row, explicitIDs, otherRow)
        if ids != 0 { return ids < 0 }
        return tieBreak(row).lexicographicallyPrecedes(tieBreak(otherRow))
    }

    private func tieBreak(_ row: Int) -> [String] {
        let gap = bandGaps[row].range.map { "\($0.lowest) \($0.highest)" }
        return [origins[row].calculationType, origins[row].source, notes[row] ?? "", gap ?? ""]
    }
}
