internal import Parallel
internal import TextFormats

/// Results of many inputs in their order, where a failing one never stops the others.
public struct Batch<Output: Sendable>: Sendable {
    /// One outcome per input.
    public let outcomes: [Result<Output, Problem>]

    /// Outcomes in the order of their inputs.
    public init(outcomes: [Result<Output, Problem>]) { self.outcomes = outcomes }

    /// The successful outcomes.
    public var values: [Output] { outcomes.compactMap { try? $0.get() } }

    /// The failures.
    public var problems: [Problem] {
        outcomes.compactMap { outcome in
            if case .failure(let problem) = outcome { problem } else { nil }
        }
    }

    /// Whether every input failed.
    public var isLost: Bool { problems.count == outcomes.count }

    /// The same inputs with other results; failures stay in their place.
    public func map<Next: Sendable>(_ transform: (Output) -> Next) -> Batch<Next> {
        Batch<Next>(outcomes: outcomes.map { $0.map(transform) })
    }

    /// The same inputs with other results, where making them can end it all.
    package func tryMap<Next: Sendable>(_ transform: (Output) throws -> Next) throws -> Batch<Next> {
        Batch<Next>(
            outcomes: try outcomes.map { outcome in
                switch outcome {
                case .success(let output): .success(try transform(output))
                case .failure(let problem): .failure(problem)
                }
            })
    }

    /// What is said of an input that was not begun.
    private static var unfinished: String { "not calculated: the analysis was stopped, or its time was over" }

    /// Applies `transform` to every input that could be read, in parallel.
    /// - Parameters:
    ///   - workspace: whose runner and observer are used.
    ///   - activity: what the progress is told of.
    ///   - name: what an input that fails is called.
    ///   - transform: makes the result of one input, from any thread.
    public func then<Next: Sendable>(
        _ workspace: Workspace, _ activity: Activity, naming name: @escaping @Sendable (Output) -> String,
        _ transform: @escaping @Sendable (Output) throws -> Next
    ) async -> Batch<Next> {
        let total = outcomes.count
        let progress = workspace.observer.progress(of: activity)
        let next = await workspace.runner.map(
            outcomes, completed: { progress.update(completed: $0, of: total) },
            { outcome in
                outcome.flatMap { input in
                    do {
                        return .success(try transform(input))
                    } catch {
                        return .failure(Problem(name(input), error))
                    }
                }
            })
        progress.finish()
        let rest = outcomes.dropFirst(next.count).map { outcome in
            outcome.flatMap { .failure(Problem(name($0), message: Self.unfinished)) as Result<Next, Problem> }
        }
        return Batch<Next>(outcomes: next + rest)
    }
}

/// None of the inputs of an analysis could be used; all reasons are told.
public struct NothingLeft: Error, Sendable {
    /// The reasons.
    public let problems: [Problem]
    /// Whether one of them is ours.
    public var isFault: Bool { problems.contains(where: \.isFault) }
}

extension Batch {
    /// - Throws: `NothingLeft` when every input failed.
    public func refuseIfNothingIsLeft() throws(NothingLeft) {
        if isLost { try refuseIfAnythingFailed() }
    }

    /// - Throws: `NothingLeft` when an input failed without which there is nothing to do.
    public func refuseIfAnythingFailed() throws(NothingLeft) {
        if !problems.isEmpty { throw NothingLeft(problems: problems) }
    }
}

extension Batch<Substance> {
    /// The inputs as typed, those that failed included.
    public var names: [String] {
        outcomes.map { outcome in
            switch outcome {
            case .success(let substance): substance.text
            case .failure(let problem): problem.input
            }
        }
    }
}
