import Foundation
@testable import Parallel
import Synchronization
import Testing

@Suite("The parallel runner")
struct ParallelRunnerTests {
    @Test("results come back in the order of the items, once each", arguments: [1, 2, 5, 64])
    func order(threads: Int) async {
        for count in [0, 1, 7, 8, 63, 64, 65, 1000] {
            let items = Array(0..<count)
            let found = await ParallelRunner(threads: threads).map(items) { $0 * $0 }
            #expect(found == items.map { $0 * $0 }, "\(count) items")
        }
    }

    @Test("the last report of progress is the number of items", arguments: [1, 3])
    func progress(threads: Int) async {
        let heard = Heard()
        _ = await ParallelRunner(threads: threads).map(Array(0..<100), completed: { heard.add($0) }, { $0 })
        #expect(heard.numbers.max() == 100)
        #expect(Set(heard.numbers).count == heard.numbers.count)
    }

    /// By hand: a quarter of what falls to each thread, rounded up, 1 to 16. Whether threads are free is up to the system.
    @Test(
        "small batches are cut so that every thread gets work",
        arguments: [(8, 2, 1), (9, 2, 2), (16, 2, 2), (4, 4, 1), (1, 8, 1), (1000, 2, 16), (0, 2, 1)])
    func chunks(items: Int, threads: Int, chunk: Int) {
        #expect(ParallelRunner(threads: threads).chunk(of: items) == chunk)
    }

    @Test("a failing item keeps its place and stops no other", arguments: [1, 4])
    func failures(threads: Int) async {
        let found = await ParallelRunner(threads: threads).outcomes(Array(0..<50)) { item throws(Odd) in
            if item % 2 == 1 { throw Odd(item: item) }
            return -item
        }
        #expect(found == (0..<50).map { $0 % 2 == 1 ? .failure(Odd(item: $0)) : .success(-$0) })
    }

    @Test("after a cancellation the outputs are those of the first items, and no other was started", arguments: [1, 4])
    func cancellation(threads: Int) async {
        let started = Heard()
        let task = Task {
            await ParallelRunner(threads: threads).map(Array(0..<5000)) { item in
                started.add(item)
                Thread.sleep(forTimeInterval: 0.002)
                return item
            }
        }
        // A thread of its own: those of the tasks are busy with the items.
        Thread.detachNewThread {
            while started.numbers.isEmpty { Thread.sleep(forTimeInterval: 0.001) }
            task.cancel()
        }
        let found = await task.value
        #expect(!found.isEmpty && found.count < 5000)
        #expect(found == Array(0..<found.count))
        #expect(started.numbers.sorted() == found)
    }

    @Test("a task cancelled before it begins starts nothing")
    func cancelledBefore() async {
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return await ParallelRunner(threads: 2).map([1, 2, 3]) { $0 }
        }
        #expect(await task.value.isEmpty)
    }

    private struct Odd: Error, Equatable {
        let item: Int
    }

    /// Numbers heard from any thread.
    private final class Heard: Sendable {
        private let heard = Mutex<[Int]>([])
        var numbers: [Int] { heard.withLock { $0 } }
        func add(_ number: Int) { heard.withLock { $0.append(number) } }
    }
}
