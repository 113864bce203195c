internal import TextFormats
internal import ArgumentParser
internal import Terminal
internal import ProgramFrame
internal import ThermoEntries
internal import ThermoFetch

/// Which exit code an error of the rooms ends a fetch with.
enum FetchExit {
    /// Ends the process with one line on standard error.
    static func leave(after error: any Error) -> Never {
        switch error {
        case let failure as FetchError: end(failure.description, code(of: failure))
        case let failure as EntriesError: end(failure.description, ExitCodes.badInput)
        case let failure as OutputError:
            end(failure.description, failure.kind == .unwritableStream ? ExitCodes.fault : ExitCodes.usage)
        default: FetchCommand.leave(afterParsing: error, complain: complain)
        }
    }

    /// What the user asked for wrongly is usage; what a service or the network did is bad input.
    private static func code(of failure: FetchError) -> ExitCode {
        switch failure.kind {
        case .invalidRequest, .missingKey: ExitCodes.usage
        default: ExitCodes.badInput
        }
    }

    private static func end(_ message: String, _ code: ExitCode) -> Never {
        complain(message)
        FetchCommand.exit(withError: code)
    }

    private static func complain(_ message: String) { StandardOutput.writeDiagnostics(Diagnostic.error(message)) }
}
