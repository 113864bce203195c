internal import Chemistry

/// Finds the chemical systems of a set that lie within another system, for callers that ask thousands of times.
///
/// A system of k elements has 2^k subsets; each is looked up in a hash table of the systems that exist. Above
/// `subsetLimit` the table of systems is scanned instead.
public struct SystemIndex: Sendable {
    private let positions: [UInt128: Int32]
    private let masks: [UInt128]
    /// Largest number of elements whose subsets are enumerated (2^12 look-ups, about as dear as a scan).
    private static let subsetLimit = 12

    /// Indexes the systems of a set.
    ///
    /// - Complexity: O(S) for S systems.
    public init(_ entries: EntrySet) {
        masks = entries.systemMasks
        var positions: [UInt128: Int32] = [:]
        positions.reserveCapacity(masks.count)
        for (position, mask) in masks.enumerated() { positions[mask] = Int32(position) }
        self.positions = positions
    }

    /// Position of the system with exactly these elements, if it exists.
    public func position(of system: ChemicalSystem) -> Int? { positions[system.mask].map(Int.init) }

    /// Positions, ascending, of every existing system whose elements all lie in `system`.
    ///
    /// - Complexity: O(2^k) look-ups for k elements, at most O(S).
    public func positions(within system: ChemicalSystem) -> [Int] {
        if system.elements.count > SystemIndex.subsetLimit {
            return masks.indices.filter { masks[$0] & ~system.mask == 0 }
        }
        let bits = system.elements.map { UInt128(1) << UInt128($0.atomicNumber) }
        var subsets: [UInt128] = [0]
        subsets.reserveCapacity(1 << bits.count)
        for bit in bits {
            for k in subsets.indices { subsets.append(subsets[k] | bit) }
        }
        var found: [Int] = []
        for mask in subsets.dropFirst() {
            if let position = positions[mask] { found.append(Int(position)) }
        }
        return found.sorted()
    }
}
