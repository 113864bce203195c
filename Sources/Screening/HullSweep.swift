internal import Chemistry
public import Parallel
public import ThermoEntries
public import Thermodynamics

/// Hull distances of every entry of a data set, one small problem per chemical system, in parallel.
///
/// Systems are taken in the order of their number of elements, so that the stable phases of all subsystems are known when a
/// system is reached; nothing else can lie on its hull.
public struct HullSweep: Sendable {
    /// The data.
    public let entries: EntrySet
    /// Workers.
    public let runner: ParallelRunner

    /// A sweep over one data set.
    public init(entries: EntrySet, runner: ParallelRunner) {
        self.entries = entries
        self.runner = runner
    }

    /// Distances of all rows, in row order.
    ///
    /// - Throws: the first error in row order: an element without reference, or a result that could not be certified.
    /// - Complexity: two linear programs per composition at most.
    public func distances(
        completed: (@Sendable (Int) -> Void)? = nil
    ) async throws(ThermodynamicsError) -> [SystemHull.Distance] {
        let starts = entries.systemStarts.map(Int.init)
        let sizes = entries.systemMasks.map { $0.nonzeroBitCount }
        var isStable = [Bool](repeating: false, count: entries.count)
        var all = [SystemHull.Distance?](repeating: nil, count: entries.count)
        var finished = 0
        for size in 1...max(sizes.max() ?? 1, 1) {
            let level = sizes.indices.filter { sizes[$0] == size }
            let snapshot = isStable
            let before = finished
            let entries = entries
            let results = await runner.map(level, completed: { done in completed?(before + done) }) { position in
                HullSweep.hull(of: position, entries: entries, starts: starts, isStable: snapshot)
            }
            finished += level.count
            for result in results {
                for distance in try result.get() {
                    all[distance.row] = distance
                    isStable[distance.row] = distance.energyAboveHull <= SystemHull.stableWithin
                }
            }
        }
        return all.compactMap { $0 }
    }

    /// Number of systems a sweep goes through, for progress.
    public var systemCount: Int { entries.systemMasks.count }

    private static func hull(
        of position: Int, entries: EntrySet, starts: [Int], isStable: [Bool]
    ) -> Result<[SystemHull.Distance], ThermodynamicsError> {
        let own = starts[position]..<starts[position + 1]
        let system = ChemicalSystem(entries.composition(at: own.lowerBound).elements)
        let below = entries.systemPositions(within: system).lazy.filter { $0 != position }.flatMap { other in
            (starts[other]..<starts[other + 1]).lazy.filter { isStable[$0] }
        }
        return Result { () throws(ThermodynamicsError) in
            try SystemHull(entries, system: system, own: own, below: Array(below)).distances
        }
    }
}
