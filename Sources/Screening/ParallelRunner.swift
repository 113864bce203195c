internal import Synchronization

/// Runs independent rows on several threads; the only concurrency of the library.
///
/// Every worker takes the next unclaimed chunk of items; results come back in the order of the items, so the output does not
/// depend on the number of threads.
public struct ParallelRunner: Sendable {
    /// Workers at most.
    public let threads: Int
    /// Items a worker claims at a time.
    private static let chunk = 16

    /// A runner with at least one worker.
    public init(threads: Int) { self.threads = max(1, threads) }

    /// Applies `transform` to every item; `completed` hears the number of items done so far, from any thread.
    ///
    /// - Complexity: O(items / threads) calls in a row.
    public func map<Item: Sendable, Output: Sendable>(
        _ items: [Item], completed: (@Sendable (Int) -> Void)? = nil, _ transform: @escaping @Sendable (Item) -> Output
    ) async -> [Output] {
        if threads == 1 || items.count <= ParallelRunner.chunk { return serial(items, completed: completed, transform) }
        let next = Mutex(0)
        let done = Mutex(0)
        let claim: @Sendable () -> Range<Int>? = {
            next.withLock { position in
                guard position < items.count else { return nil }
                let range = position..<min(position + ParallelRunner.chunk, items.count)
                position = range.upperBound
                return range
            }
        }
        let parts = await withTaskGroup(of: [(Int, [Output])].self) { group in
            for _ in 0..<threads {
                group.addTask {
                    var mine: [(Int, [Output])] = []
                    while let range = claim() {
                        mine.append((range.lowerBound, items[range].map(transform)))
                        if let completed { completed(done.withLock { $0 += range.count; return $0 }) }
                    }
                    return mine
                }
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
        return parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
    }

    private func serial<Item, Output>(
        _ items: [Item], completed: ((Int) -> Void)?, _ transform: (Item) -> Output
    ) -> [Output] {
        var outputs: [Output] = []
        outputs.reserveCapacity(items.count)
        for item in items {
            outputs.append(transform(item))
            completed?(outputs.count)
        }
        return outputs
    }
}
