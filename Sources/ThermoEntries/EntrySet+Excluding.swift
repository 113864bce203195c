public import TextFormats
import Chemistry

extension EntrySet {
    /// A new set without the phases named, each by its id or by a formula (which means all entries of that composition).
    ///
    /// Rows whose chemical system holds all elements of a removed row get hull status `.unknown`: they may lie on the hull now.
    ///
    /// - Returns: The set and the ids of the rows left out, in row order.
    /// - Throws: `EntriesError` of kind `noMatch` that lists every name that fits no entry.
    /// - Complexity: O(n) per name.
    public func excluding(_ formulasOrIDs: [String]) throws(EntriesError) -> (set: EntrySet, removed: [String]) {
        var isRemoved = [Bool](repeating: false, count: count)
        var unmatched: [String] = []
        for name in formulasOrIDs {
            let rows = rows(named: name)
            if rows.isEmpty { unmatched.append("'\(name)'") }
            for row in rows { isRemoved[row] = true }
        }
        guard unmatched.isEmpty else {
            throw EntriesError(
                kind: .noMatch, subject: unmatched.joined(separator: ", "),
                message: "no entry of \(provenance.name) has this id or formula",
                remedy: "check the spelling, or list what there is with 'interphase data list'")
        }
        let removed = isRemoved.indices.filter { isRemoved[$0] }
        return (without(removed), removed.map(id(at:)))
    }

    /// The same phases, those at `rows` with a word that travels into the flags of results.
    public func marking(_ rows: [Int], with note: String) -> EntrySet {
        guard !rows.isEmpty else { return self }
        var result = columns
        for row in rows { result.notes[row] = note }
        return EntrySet(provenance: provenance, columns: result)
    }

    /// The phases for which `isWanted` is true, by row; when any is left out, all hull statuses become `.unknown`.
    ///
    /// - Complexity: O(n).
    public func filter(_ isWanted: (Int) -> Bool) -> EntrySet {
        let rows = (0..<count).filter(isWanted)
        guard rows.count < count else { return self }
        var result = columns.selecting(rows)
        result.hullStatus = [HullStatus](repeating: .unknown, count: rows.count)
        return EntrySet(provenance: provenance, columns: result)
    }

    /// The entry with this id, else all entries of the composition that the text writes.
    func rows(named name: String) -> [Int] {
        if let row = row(id: name) { return [row] }
        guard let formula = try? FormulaParser.parse(name) else { return [] }
        return rows(of: formula.composition)
    }

    /// The set without `removed`, which is ascending.
    func without(_ removed: [Int]) -> EntrySet {
        let left = Set(removed)
        var result = columns.selecting((0..<count).filter { !left.contains($0) })
        let masks = removed.map { columns.atomicNumbers[columns.range($0)].reduce(0) { $0 | ChemicalSystem.bit($1) } }
        for (system, mask) in result.systemMasks.enumerated() where masks.contains(where: { $0 & ~mask == 0 }) {
            for row in Int(result.systemStarts[system])..<Int(result.systemStarts[system + 1]) {
                result.hullStatus[row] = .unknown
            }
        }
        return EntrySet(provenance: provenance, columns: result)
    }
}
