internal import Synchronization

/// Runs independent rows on several threads; the only concurrency of the library.
///
/// Every worker takes the next unclaimed chunk of items; results come back in the order of the items, so the output does not
/// depend on the number of threads. When the surrounding task is cancelled or the deadline is over, no further chunk is begun and those
/// begun are finished.
public struct ParallelRunner: Sendable {
    /// Workers at most.
    public let threads: Int
    /// When no further chunk is begun; nil: never.
    public let deadline: ContinuousClock.Instant?
    /// Items a worker claims at a time, at most.
    private static let largestChunk = 16
    /// Chunks for each worker at least, as long as there are items, so that a slow chunk at the end keeps nobody waiting for long.
    private static let chunksPerThread = 4

    /// A runner with at least one worker.
    public init(threads: Int, deadline: ContinuousClock.Instant? = nil) {
        self.threads = max(1, threads)
        self.deadline = deadline
    }

    /// Whether the task is cancelled or the deadline over.
    public var isStopped: Bool { Task.isCancelled || deadline.map { $0 <= .now } ?? false }

    /// Applies `transform` to every item; `completed` hears the number of items done so far, from any thread.
    ///
    /// - Returns: the outputs of all items, or, when it is stopped, those of the first items without a gap: fewer outputs
    ///   than items say that the rest was not started.
    /// - Complexity: O(items / threads) calls in a row.
    public func map<Item: Sendable, Output: Sendable>(
        _ items: [Item], completed: (@Sendable (Int) -> Void)? = nil, _ transform: @escaping @Sendable (Item) -> Output
    ) async -> [Output] {
        let chunk = chunk(of: items.count)
        let queue = WorkQueue(count: items.count, chunk: chunk)
        let workers = min(threads, items.count.dividedUp(by: chunk))
        let parts = await withTaskGroup(of: [(first: Int, outputs: [Output])].self) { group in
            for _ in 0..<workers {
                group.addTask {
                    var mine: [(first: Int, outputs: [Output])] = []
                    while !isStopped, let range = queue.claim() {
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

    /// As `map` for work that can fail: every started item has its output or its error in its own place, and none stops another.
    ///
    /// - Returns: as of `map`, fewer results than items when it is stopped.
    /// - Complexity: O(items / threads) calls in a row.
    public func outcomes<Item: Sendable, Output: Sendable, Failure: Error>(
        _ items: [Item], completed: (@Sendable (Int) -> Void)? = nil,
        _ transform: @escaping @Sendable (Item) throws(Failure) -> Output
    ) async -> [Result<Output, Failure>] {
        await map(items, completed: completed) { item in
            Result { () throws(Failure) in try transform(item) }
        }
    }

    /// Items a worker claims at a time: small when there are few, so that all threads have work.
    func chunk(of count: Int) -> Int {
        min(
            max(1, count.dividedUp(by: ParallelRunner.chunksPerThread).dividedUp(by: threads)),
            ParallelRunner.largestChunk)
    }
}

extension Int {
    /// The quotient of two positive numbers, rounded up.
    fileprivate func dividedUp(by divisor: Int) -> Int { self / divisor + (self % divisor == 0 ? 0 : 1) }
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
