internal import ArgumentParser
internal import Chemistry
internal import Interfaces
internal import Parallel
internal import Presentation
internal import ProgramFrame
internal import Screening
internal import ThermoEntries
internal import ThermoSnapshot
internal import Thermodynamics

/// Why one input of a batch has no result.
struct InputProblem: Error, Sendable {
    /// The input as typed and the reason in one line.
    var failure: RowFailure
    /// Whether the reason is ours (a result that could not be certified), not the input's.
    var isFault: Bool

    /// Puts the error of a room behind the input it concerns; the input is not named twice.
    init(_ input: String, _ error: any Error) {
        isFault =
            (error as? ThermodynamicsError)?.kind == .notCertified
            || (error as? InterfaceError)?.kind == .thermodynamics(.notCertified)
        let message =
            switch error {
            case let error as SnapshotError where error.kind == .unknownMaterial: "\(error.message); \(error.remedy)"
            case let error as ThermodynamicsError where error.subject == input: "\(error.message); \(error.remedy)"
            default: String(describing: error)
            }
        failure = RowFailure(input: input, message: message)
    }

    /// What is wrong with an input, in words.
    init(_ failure: RowFailure) {
        self.failure = failure
        isFault = false
    }
}

/// Results of many inputs in their order, where a failing one never stops the others.
struct Batch<Output: Sendable>: Sendable {
    /// One outcome per input.
    let outcomes: [Result<Output, InputProblem>]

    /// The successful outcomes.
    var values: [Output] { outcomes.compactMap { try? $0.get() } }

    /// The failures.
    var problems: [InputProblem] {
        outcomes.compactMap { outcome in
            if case .failure(let problem) = outcome { problem } else { nil }
        }
    }

    /// Ends the command before anything is written when every input failed.
    /// - Throws: the reasons go to standard error; `ExitCodes.badInput`, or `fault` when one of them is ours.
    func refuseIfNothingIsLeft() throws {
        if problems.count == outcomes.count { try refuseIfAnythingFailed() }
    }

    /// Ends the command when an input failed without which there is nothing to do; throws as `refuseIfNothingIsLeft`.
    func refuseIfAnythingFailed() throws {
        let problems = problems
        guard !problems.isEmpty else { return }
        for problem in problems.prefix(OutputOptions.namedFailures) {
            let failure = problem.failure
            let name = failure.input.isEmpty ? "empty formula" : failure.input
            InterphaseCommand.complain("\(name): \(failure.message)")
        }
        throw problems.contains(where: \.isFault) ? ExitCodes.fault : ExitCodes.badInput
    }
}

extension Batch<Substance> {
    /// The inputs as typed, those that failed included.
    var names: [String] {
        outcomes.map { outcome in
            switch outcome {
            case .success(let substance): substance.text
            case .failure(let problem): problem.failure.input
            }
        }
    }
}

extension Batch {
    /// The same inputs with other results; failures stay in their place.
    func map<Next: Sendable>(_ transform: (Output) -> Next) -> Batch<Next> {
        Batch<Next>(outcomes: outcomes.map { $0.map(transform) })
    }

    /// Applies `transform` to every input that could be read, in parallel.
    func then<Next: Sendable>(
        _ workspace: Workspace, progress: any ProgressReporter, naming name: @escaping @Sendable (Output) -> String,
        _ transform: @escaping @Sendable (Output) throws -> Next
    ) async -> Batch<Next> {
        let total = outcomes.count
        let next = await workspace.runner.map(
            outcomes, completed: { progress.update(completed: $0, of: total) },
            { outcome in
                outcome.flatMap { input in
                    do {
                        return .success(try transform(input))
                    } catch {
                        return .failure(InputProblem(name(input), error))
                    }
                }
            })
        progress.finish()
        return Batch<Next>(outcomes: next)
    }
}
