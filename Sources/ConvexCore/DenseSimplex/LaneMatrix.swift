/// A laid out for multiplying all columns by a row vector: eight columns at a time, rows that are zero in all eight left out.
///
/// Neighbouring columns tend to use the same rows (phases of one chemical system stand together), so that about half of the
/// entries of a hull problem drop out.
struct LaneMatrix {
    /// Number of groups of eight columns; the last one is padded with zeros.
    private let groups: Int
    /// First item of every group, and the end.
    private let starts: Block<Int>
    /// Row of every item.
    private let rows: Block<Int>
    /// Eight entries of every item.
    private let entries: Block<Double>

    /// Number of columns rounded up to whole groups: the length of vectors that `multiply` writes.
    static func paddedCount(_ columns: Int) -> Int {
        (columns + Lanes.scalarCount - 1) / Lanes.scalarCount * Lanes.scalarCount
    }

    init(_ matrix: ColumnMatrix, memory: WorkSpace) {
        let (m, n) = (matrix.rows, matrix.columns)
        let width = Lanes.scalarCount
        var (starts, rows, entries): ([Int], [Int], [Double]) = ([0], [], [])
        rows.reserveCapacity(m * n / width + m)
        entries.reserveCapacity(m * (n + width))
        for first in stride(from: 0, to: n, by: width) {
            let filled = min(width, n - first)
            for i in 0..<m {
                let row = matrix.byRow[(i * n + first)..<(i * n + first + filled)]
                if row.allSatisfy({ $0 == 0 }) { continue }
                rows.append(i)
                entries.append(contentsOf: row)
                for _ in filled..<width { entries.append(0) }
            }
            starts.append(rows.count)
        }
        groups = starts.count - 1
        self.starts = memory.integers(starts)
        self.rows = memory.integers(rows)
        self.entries = memory.doubles(entries)
    }

    /// `result = base + factor * (v A)` for all columns; `base` and `result` may be the same block.
    ///
    /// - Complexity: O(m n) at most.
    func multiply(_ v: Block<Double>, factor: Double, addedTo base: Block<Double>, into result: Block<Double>) {
        let width = Lanes.scalarCount
        var item = 0
        for group in 0..<groups {
            var sum = Lanes.zero
            let end = starts[group + 1]
            while item < end {
                sum += v[rows[item]] * entries.lanes(at: item &* width)
                item &+= 1
            }
            result.set(base.lanes(at: group &* width) + factor * sum, at: group &* width)
        }
    }
}
