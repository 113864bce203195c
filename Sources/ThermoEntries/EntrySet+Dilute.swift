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

    /// The same as `leavingOut` for `removed`, ascending, where the statuses of the rows that stay are known to hold without the others.
    ///
    /// - Complexity: O(n), copies of whole stretches for sets without ids and deviations of their own.
    package func leavingOutWithKnownStatus(_ removed: [Int]) -> EntrySet {
        guard !removed.isEmpty else { return self }
        let bounds = [-1] + removed + [count]
        let kept = zip(bounds, bounds.dropFirst()).map { ($0 + 1)..<$1 }.filter { !$0.isEmpty }
        guard columns.explicitIDs.isEmpty, columns.deviations.isEmpty else {
            var rest = columns.selecting(kept.flatMap { Array($0) })
            rest.rowsElsewhere += removed.count
            return EntrySet(provenance: provenance, columns: rest)
        }
        var result = columns
        let terms = kept.map { Int(starts[$0.lowerBound])..<Int(starts[$0.upperBound]) }
        result.atomicNumbers = Self.joined(columns.atomicNumbers, terms)
        result.amounts = Self.joined(columns.amounts, terms)
        result.energies = Self.joined(columns.energies, kept)
        result.hullStatus = Self.joined(columns.hullStatus, kept)
        result.bandGaps = Self.joined(columns.bandGaps, kept)
        let rows = kept.flatMap { Array($0) }
        result.origins = columns.origins.selecting(rows)
        result.notes = columns.notes.selecting(rows)
        result.starts = [0]
        result.starts.reserveCapacity(rows.count + 1)
        var end: Int32 = 0
        for row in rows {
            end += columns.starts[row + 1] - columns.starts[row]
            result.starts.append(end)
        }
        result.rebuildSystems()
        result.rowsElsewhere += removed.count
        return EntrySet(provenance: provenance, columns: result)
    }

    private static func joined<Value>(_ values: [Value], _ ranges: [Range<Int>]) -> [Value] {
        var result: [Value] = []
        result.reserveCapacity(values.count)
        for range in ranges { result.append(contentsOf: values[range]) }
        return result
    }
}
