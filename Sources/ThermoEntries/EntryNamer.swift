/// Gives every row of a set its own id while rows are added.
struct EntryNamer {
    /// Ids that were taken, by row, and what is used instead.
    private(set) var renamed: [Int: String] = [:]
    private let base: EntrySet
    private let added: EntryColumns
    private var baseIDs: IDTable
    private var addedIDs: IDTable

    /// Names rows of `added`, each of which has an id, so that they go with those of `base`.
    init(base: EntrySet, added: EntryColumns) {
        self.base = base
        self.added = added
        addedIDs = IDTable(capacity: added.count)
        let named = base.columns.explicitIDs.isEmpty ? 0 : base.count
        baseIDs = IDTable(capacity: named)
        for row in 0..<named {
            if let id = base.columns.explicitID(row) { baseIDs.insert(row, id) }
        }
    }

    /// Tries `id`, `id#2`, `id#3`, ...: an equal row under one of them makes the new one a duplicate (false), the first free one is taken.
    mutating func admit(_ row: Int) -> Bool {
        let id = added.explicitIDs[row]
        var candidate = id
        var number = 1
        while let isSame = isHeld(candidate, by: row) {
            if isSame { return false }
            number += 1
            candidate = "\(id)#\(number)"
        }
        if number > 1 { renamed[row] = candidate }
        addedIDs.insert(row, candidate)
        return true
    }

    /// Nil when `id` is free, else whether its holder is the same phase with the same energy as `row`.
    private func isHeld(_ id: String, by row: Int) -> Bool? {
        if let other = addedIDs.row(of: id, named: { renamed[$0] ?? added.explicitIDs[$0] }) {
            return added.isDuplicate(row, added, other)
        }
        let held = baseIDs.row(of: id, named: { base.columns.explicitIDs[$0] }) ?? base.rowOfDefaultID(id)
        return held.map { added.isDuplicate(row, base.columns, $0) }
    }
}

/// Finds rows by their ids: a hash table of row numbers at half load, whose texts stay where they are.
struct IDTable {
    private var slots: [Int32]
    private static let free: Int32 = -1
    private static let smallest = 16

    /// An empty table for at most `capacity` rows.
    init(capacity: Int) {
        var size = Self.smallest
        while size < 2 * capacity { size *= 2 }
        slots = [Int32](repeating: Self.free, count: size)
    }

    /// The row that was inserted under `id`; `text` tells the id of a row.
    func row(of id: String, named text: (Int) -> String) -> Int? {
        var slot = first(id)
        while slots[slot] != Self.free {
            let row = Int(slots[slot])
            if text(row) == id { return row }
            slot = next(slot)
        }
        return nil
    }

    /// Inserts a row under `id`, which is not in the table.
    mutating func insert(_ row: Int, _ id: String) {
        var slot = first(id)
        while slots[slot] != Self.free { slot = next(slot) }
        slots[slot] = Int32(row)
    }

    private func first(_ id: String) -> Int { id.hashValue & (slots.count - 1) }

    private func next(_ slot: Int) -> Int { (slot + 1) & (slots.count - 1) }
}
