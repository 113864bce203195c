import Chemistry

extension EntryColumns {
    /// Takes the rows `removed`, ascending, out of a loaded set in place; they still count in the size of the database. The hull statuses of
    /// the rows that stay must hold without them.
    ///
    /// For sets without ids and deviations of their own.
    /// - Complexity: O(n); values move within their arrays.
    package mutating func leaveOut(_ removed: [Int]) {
        precondition(explicitIDs.isEmpty && deviations.isEmpty, "ids and deviations are not moved")
        guard !removed.isEmpty else { return }
        (systemMasks, systemStarts) = systems(without: removed)
        let bounds = [-1] + removed + [count]
        let kept = zip(bounds, bounds.dropFirst()).map { ($0 + 1)..<$1 }.filter { !$0.isEmpty }
        let terms = kept.map { Int(starts[$0.lowerBound])..<Int(starts[$0.upperBound]) }
        atomicNumbers.keep(terms)
        amounts.keep(terms)
        energies.keep(kept)
        hullStatus.keep(kept)
        bandGaps.keep(kept)
        origins.keep(kept)
        notes.keep(kept)
        var end = 0
        for (stretch, terms) in zip(kept, terms) {
            let shift = Int32(terms.lowerBound) - starts[end]
            for row in stretch {
                starts[end + 1] = starts[row + 1] - shift
                end += 1
            }
        }
        starts.removeLast(starts.count - 1 - end)
        rowsElsewhere += removed.count
    }

    /// The systems that are left without `removed`, ascending, and where their rows begin then.
    private func systems(without removed: [Int]) -> (masks: [UInt128], starts: [Int32]) {
        var (masks, starts): ([UInt128], [Int32]) = ([], [])
        masks.reserveCapacity(systemMasks.count)
        starts.reserveCapacity(systemStarts.count)
        var gone = 0
        for (system, mask) in systemMasks.enumerated() {
            let (first, end) = (Int(systemStarts[system]), Int(systemStarts[system + 1]))
            let before = gone
            while gone < removed.count, removed[gone] < end { gone += 1 }
            guard gone - before < end - first else { continue }
            masks.append(mask)
            starts.append(Int32(first - before))
        }
        return (masks, starts + [Int32(count - removed.count)])
    }
}

extension Array {
    /// Keeps the stretches, which ascend and do not overlap, and nothing else; values move within the array.
    mutating func keep(_ stretches: [Range<Int>]) {
        var end = 0
        for stretch in stretches {
            if stretch.lowerBound == end {
                end = stretch.upperBound
                continue
            }
            for position in stretch {
                self[end] = self[position]
                end += 1
            }
        }
        removeLast(count - end)
    }
}
