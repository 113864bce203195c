internal import Chemistry
internal import Synchronization

/// Finds the chemical systems of a set that lie within another system, for callers that ask thousands of times.
///
/// A system of k elements has 2^k subsets; each is looked up in a hash table of the systems that exist. Above
/// `subsetLimit` the table of systems is scanned instead.
struct SystemIndex: Sendable {
    private let positions: [UInt128: Int32]
    private let masks: [UInt128]
    /// Largest number of elements whose subsets are enumerated (2^12 look-ups, about as dear as a scan).
    private static let subsetLimit = 12

    /// Indexes the systems of a set.
    ///
    /// - Complexity: O(S) for S systems.
    init(masks: [UInt128]) {
        self.masks = masks
        var positions: [UInt128: Int32] = [:]
        positions.reserveCapacity(masks.count)
        for (position, mask) in masks.enumerated() { positions[mask] = Int32(position) }
        self.positions = positions
    }

    /// Positions, ascending, of every existing system whose elements all lie in `system`.
    ///
    /// - Complexity: O(2^k) look-ups for k elements, at most O(S).
    func positions(within system: ChemicalSystem) -> [Int] {
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

/// The index of a set, made when it has been asked for often enough; a set and its copies share it, from any thread.
final class LazySystemIndex: Sendable {
    private struct State {
        var questions = 0
        var index: SystemIndex?
    }

    /// Questions that are answered by a look at all systems, before the index is worth its making.
    private static let scans = 24
    private let state = Mutex(State())

    /// As `SystemIndex.positions(within:)`; `masks` are always those of the one set.
    func positions(within system: ChemicalSystem, masks: [UInt128]) -> [Int] {
        let index = state.withLock { state -> SystemIndex? in
            if state.index == nil, state.questions >= Self.scans { state.index = SystemIndex(masks: masks) }
            state.questions += 1
            return state.index
        }
        return index?.positions(within: system) ?? masks.indices.filter { masks[$0] & ~system.mask == 0 }
    }
}
