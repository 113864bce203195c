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
        let queue = WorkQueue(count: items.count, chunk: ParallelRunner.chunk)
        let workers = min(threads, (items.count + ParallelRunner.chunk - 1) / ParallelRunner.chunk)
        let parts = await withTaskGroup(of: [(first: Int, outputs: [Output])].self) { group in
            for _ in 0..<workers {
                group.addTask {
                    var mine: [(first: Int, outputs: [Output])] = []
                    while let range = queue.claim() {
                        mine.append((range.lowerBound, items[range].map(transform)))
                        let done = queue.finish(range.count)
                        completed?(done)
                    }
                    return mine
                }
            }
            return await group.reduce(into: [(first: Int, outputs: [Output])]()) { $0 += $1 }
        }
        return parts.sorted { $0.first < $1.first }.flatMap(\.outputs)
    }
}

/// Hands out ranges of items and counts the finished ones.
private final class WorkQueue: Sendable {
    private let count: Int
    private let chunk: Int
    private let next = Mutex(0)
    private let done = Mutex(0)

    init(count: Int, chunk: Int) {
        self.count = count
        self.chunk = chunk
    }

    func claim() -> Range<Int>? {
        next.withLock { position in
            guard position < count else { return nil }
            let range = position..<min(position + chunk, count)
            position = range.upperBound
            return range
        }
    }

    func finish(_ items: Int) -> Int {
        done.withLock {
            $0 += items
            return $0
        }
    }
}
