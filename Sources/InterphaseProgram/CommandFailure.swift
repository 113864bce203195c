internal import Analyses
internal import ArgumentParser
internal import Interfaces
internal import Presentation
internal import ProgramFrame
internal import Reports
internal import Terminal
internal import TextFormats
internal import ThermoEntries
internal import ThermoSnapshot
internal import ThermoStore
internal import Thermodynamics

/// An error that ends a command, with one line for people and its exit code.
struct CommandFailure: Error, Equatable, CustomStringConvertible {
    /// Cause and remedy in one line.
    var message: String
    /// One of `ExitCodes`.
    var exitCode: ExitCode

    /// The command was called in a way that makes no sense: exit code 64.
    static func usage(_ message: String) -> CommandFailure {
        CommandFailure(message: message, exitCode: ExitCodes.usage)
    }

    /// Data given by the user cannot be used: exit code 65.
    static func badInput(_ message: String) -> CommandFailure {
        CommandFailure(message: message, exitCode: ExitCodes.badInput)
    }

    /// We failed, not the user: exit code 70.
    static func fault(_ message: String) -> CommandFailure {
        CommandFailure(message: message, exitCode: ExitCodes.fault)
    }

    var description: String { message }
}

extension InterphaseCommand {
    /// Ends the process: the message as `interphase: error: ...` on standard error, then the exit code of the contract.
    static func leave(after error: any Error) -> Never {
        if let lost = error as? NothingLeft {
            for problem in lost.problems.prefix(OutputOptions.namedFailures) {
                complain("\(problem.input.isEmpty ? "empty formula" : problem.input): \(problem.message)")
            }
            exit(withError: lost.isFault ? ExitCodes.fault : ExitCodes.badInput)
        }
        if let failure = CommandFailure(endedBy: error) {
            complain(failure.message)
            exit(withError: failure.exitCode)
        }
        if exitCode(for: error) == ExitCodes.usage,
            let message = UnknownWord(Array(CommandLine.arguments.dropFirst())).message
        {
            complain(message)
            exit(withError: ExitCodes.usage)
        }
        leave(afterParsing: error, complain: complain)
    }

    /// Writes one error message to standard error.
    static func complain(_ message: String) {
        StandardOutput.writeDiagnostics(Diagnostic.error(message))
    }

    /// Writes one warning to standard error; the command goes on.
    static func warn(_ message: String) {
        StandardOutput.writeDiagnostics(Diagnostic.warning(message))
    }

    /// Writes one remark to standard error: how something was read, or what was done with it.
    static func remark(_ message: String) {
        StandardOutput.writeDiagnostics(Diagnostic.remark(message))
    }
}

extension CommandFailure {
    /// Translates the errors of the rooms; nil for those that belong to the argument parser.
    ///
    /// An error that is nobody's is our fault and leaves with 70.
    init?(endedBy error: any Error) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let failure as AnalysisError:
            let codes: [AnalysisError.Blame: ExitCode] = [
                .usage: ExitCodes.usage, .badInput: ExitCodes.badInput, .fault: ExitCodes.fault,
            ]
            self.init(message: failure.wording.asTyped, exitCode: codes[failure.blame] ?? ExitCodes.fault)
        case let failure as EntriesError: self = .badInput(failure.description)
        case let failure as StoreError:
            self.init(
                message: failure.description,
                exitCode: failure.kind == .unwritable ? ExitCodes.usage : ExitCodes.badInput)
        case let failure as SnapshotError:
            self = failure.kind == .unknownMaterial ? .badInput(failure.description) : .fault(failure.description)
        case let failure as ThermodynamicsError:
            self = failure.kind == .notCertified ? .fault(failure.description) : .badInput(failure.description)
        case let failure as InterfaceError:
            let isFault = failure.kind == .thermodynamics(.notCertified)
            self.init(message: failure.description, exitCode: isFault ? ExitCodes.fault : ExitCodes.badInput)
        case let failure as OutputError:
            let isFault = failure.kind == .unwritableStream
            self.init(message: failure.description, exitCode: isFault ? ExitCodes.fault : ExitCodes.usage)
        case is ExitCode, is CleanExit, is ValidationError: return nil
        default:
            guard InterphaseCommand.exitCode(for: error) == .failure else { return nil }
            self = .fault(String(describing: error))
        }
    }
}
