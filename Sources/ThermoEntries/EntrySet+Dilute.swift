import Chemistry

extension EntrySet {
    /// Share of the atoms above which one element makes a compound dilute, a cell of that element with a foreign atom.
    public static let diluteAbove = 0.95

    /// Whether row `row` is a compound of which one element makes up more than `diluteAbove`, such as Mg149Cl.
    public func isDilute(_ row: Int) -> Bool {
        Self.isDilute(columns.amounts[columns.range(row)])
    }

    private static func isDilute(_ amounts: ArraySlice<Double>) -> Bool {
        guard amounts.count > 1 else { return false }
        var (sum, highest) = (0.0, 0.0)
        for amount in amounts {
            sum += amount
            highest = max(highest, amount)
        }
        return highest > diluteAbove * sum
    }

    /// The dilute rows, ascending.
    ///
    /// - Complexity: O(n).
    public var diluteRows: [Int] {
        let (starts, amounts) = (columns.starts, columns.amounts)
        return (0..<count).filter { Self.isDilute(amounts[Int(starts[$0])..<Int(starts[$0 + 1])]) }
    }

    /// A new set without the rows for which `isLeftOut` is true; statuses of the systems that hold their elements become `.unknown`. The rows
    /// left out still count in `totalCount`, the size of the database.
    ///
    /// - Complexity: O(n + r s) for r rows left out and s chemical systems.
    public func leavingOut(_ isLeftOut: (Int) -> Bool) -> EntrySet {
        let removed = (0..<count).filter(isLeftOut)
        guard !removed.isEmpty else { return self }
        var rest = without(removed).columns
        rest.rowsElsewhere += removed.count
        return EntrySet(provenance: provenance, columns: rest)
    }
}
