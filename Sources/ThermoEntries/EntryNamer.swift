/// Gives every row of a set its own id while rows are added.
struct EntryNamer {
    enum Decision {
        /// The same phase with the same energy is already there.
        case merged
        /// The row, under its own id or a numbered one.
        case accepted(NewRow)
    }

    private let base: EntrySet
    private let baseIDs: [String: Int]
    /// The rows that got in, in the order in which they came.
    private var accepted: [NewRow] = []
    /// Position in `accepted` by id.
    private var taken: [String: Int] = [:]

    init(base: EntrySet, capacity: Int) {
        self.base = base
        accepted.reserveCapacity(capacity)
        var ids: [String: Int] = [:]
        for (row, id) in base.columns.explicitIDs.enumerated() {
            if let id { ids[id] = row }
        }
        self.baseIDs = ids
    }

    /// Tries `id`, `id#2`, `id#3`, ...: an equal row under one of them makes the new one a duplicate, the first free one is taken.
    mutating func admit(_ row: NewRow) -> Decision {
        var candidate = row
        var number = 1
        while let isSame = holder(of: candidate.key.id, matches: row) {
            if isSame { return .merged }
            number += 1
            candidate.key.id = "\(row.key.id)#\(number)"
        }
        taken[candidate.key.id] = accepted.count
        accepted.append(candidate)
        return .accepted(candidate)
    }

    /// Hands over the rows that got in, without a copy; the namer is empty afterwards.
    mutating func takeAccepted() -> [NewRow] {
        taken = [:]
        defer { accepted = [] }
        return accepted
    }

    /// Nil when `id` is free, else whether its holder is the same phase with the same energy as `row`.
    private func holder(of id: String, matches row: NewRow) -> Bool? {
        if let position = taken[id] {
            let other = accepted[position]
            return other.origin.calculationType == row.origin.calculationType && other.key.energy == row.key.energy
                && other.key.atomicNumbers == row.key.atomicNumbers && other.key.amounts == row.key.amounts
        }
        guard let held = baseIDs[id] ?? base.rowOfDefaultID(id) else { return nil }
        let range = base.columns.range(held)
        return base.origin(at: held).calculationType == row.origin.calculationType
            && base.columns.energies[held] == row.key.energy
            && base.columns.atomicNumbers[range].elementsEqual(row.key.atomicNumbers)
            && base.columns.amounts[range].elementsEqual(row.key.amounts)
    }
}
