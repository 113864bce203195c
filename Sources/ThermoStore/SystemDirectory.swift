internal import ThermoEntries

/// Which chemical systems a database holds: elements, number of phases and checksum of each, in canonical order.
///
/// Kept as one block with a checksum of its own, since a system that a damaged index could not find would be missed in silence.
/// Bytes per system: mask (16), phases (4), checksum of its rows (8), little-endian.
struct SystemDirectory: Sendable, Equatable {
    private(set) var masks: [UInt128] = []
    /// Number of the first phase of each system, and the number of all phases at the end.
    private(set) var starts: [Int] = [0]
    private(set) var checksums: [UInt64] = []

    private static let width = 28

    /// An empty directory; `append` fills it.
    init() {}

    mutating func append(mask: UInt128, phases: Int, checksum: UInt64) {
        masks.append(mask)
        starts.append(phaseCount + phases)
        checksums.append(checksum)
    }

    /// Phases of all systems.
    var phaseCount: Int { starts[starts.count - 1] }

    /// The block as it is stored.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(masks.count * Self.width)
        for position in masks.indices {
            LittleEndian.append(masks[position], to: &bytes)
            LittleEndian.append(UInt32(starts[position + 1] - starts[position]), to: &bytes)
            LittleEndian.append(checksums[position], to: &bytes)
        }
        return bytes
    }

    /// Reads a block; nil when its length is that of no directory.
    ///
    /// - Complexity: O(systems), a few milliseconds for 200,000.
    init?(_ bytes: [UInt8]) {
        guard bytes.count.isMultiple(of: Self.width) else { return nil }
        let count = bytes.count / Self.width
        masks.reserveCapacity(count)
        starts.reserveCapacity(count + 1)
        checksums.reserveCapacity(count)
        for offset in stride(from: 0, to: bytes.count, by: Self.width) {
            append(
                mask: LittleEndian.read(UInt128.self, bytes, at: offset),
                phases: Int(LittleEndian.read(UInt32.self, bytes, at: offset + 16)),
                checksum: LittleEndian.read(UInt64.self, bytes, at: offset + 20))
        }
    }

    /// Positions, ascending, of the systems of a scope and of those that hold one of `phases` (numbers).
    func positions(in scope: ElementScope, holding phases: [Int]) -> [Int] {
        let named = Set(phases.compactMap(position(ofPhase:)))
        return masks.indices.filter { scope.holds(mask: masks[$0]) || named.contains($0) }
    }

    private func position(ofPhase number: Int) -> Int? {
        guard (0..<phaseCount).contains(number) else { return nil }
        var (low, high) = (0, masks.count)
        while low < high {
            let middle = (low + high) / 2
            if starts[middle + 1] <= number { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
