public import Interfaces
public import Parallel

/// Many cell stacks in parallel; a stack that fails keeps its error and leaves the others alone.
public struct StackBatch: Sendable {
    /// Judges one stack.
    public let calculator: StackCalculator
    /// Workers.
    public let runner: ParallelRunner

    /// Puts a batch together.
    public init(_ calculator: StackCalculator, runner: ParallelRunner) {
        self.calculator = calculator
        self.runner = runner
    }

    /// One report or error per stack, in the order given; `completed` hears the number of stacks done so far, from any thread.
    public func run(
        _ stacks: [(stack: CellStack, conditions: CellConditions)], completed: (@Sendable (Int) -> Void)? = nil
    ) async -> [Result<StackReport, InterfaceError>] {
        let calculator = calculator
        return await runner.outcomes(stacks, completed: completed) { item throws(InterfaceError) in
            try calculator.report(item.stack, item.conditions)
        }
    }
}
