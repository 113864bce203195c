import Chemistry

extension EntrySet {
    /// Share of the atoms above which one element makes a compound dilute, a cell of that element with a foreign atom.
    public static let diluteAbove = 0.95

    /// Whether row `row` is a compound of which one element makes up more than `diluteAbove`, such as Mg149Cl.
    public func isDilute(_ row: Int) -> Bool {
        let range = columns.range(row)
        guard range.count > 1 else { return false }
        var (sum, highest) = (0.0, 0.0)
        for position in range {
            sum += columns.amounts[position]
            highest = max(highest, columns.amounts[position])
        }
        return highest > Self.diluteAbove * sum
    }

    /// The dilute rows, ascending.
    ///
    /// - Complexity: O(n).
    public var diluteRows: [Int] { (0..<count).filter(isDilute) }

    /// A new set without the rows for which `isLeftOut` is true; statuses of the systems that hold their elements become `.unknown`.
    ///
    /// - Complexity: O(n + r s) for r rows left out and s chemical systems.
    public func leavingOut(_ isLeftOut: (Int) -> Bool) -> EntrySet {
        let removed = (0..<count).filter(isLeftOut)
        return removed.isEmpty ? self : without(removed)
    }

    /// The same as `leavingOut`, where the statuses of the rows that stay are known to hold without the others.
    package func leavingOutWithKnownStatus(_ removed: [Int]) -> EntrySet {
        guard !removed.isEmpty else { return self }
        let left = Set(removed)
        return EntrySet(provenance: provenance, columns: columns.selecting((0..<count).filter { !left.contains($0) }))
    }
}
