internal import ArgumentParser
internal import Presentation
internal import ThermoEntries
internal import ThermoFetch

/// Exit codes of the command-line contract: 64 wrong usage, 65 bad input data, 70 a fault of ours.
enum FetchExit {
    static let usage = ExitCode(64)
    static let badInput = ExitCode(65)
    static let fault = ExitCode(70)

    /// Ends the process with one line on standard error.
    static func leave(after error: any Error) -> Never {
        switch error {
        case let failure as FetchError: end(failure.description, code(of: failure))
        case let failure as EntriesError: end(failure.description, badInput)
        case let failure as PresentationError:
            end(failure.description, failure.kind == .unwritableStream ? fault : usage)
        default: break
        }
        let code = FetchCommand.exitCode(for: error)
        if code != .success, !(error is ExitCode) {
            let message = FetchCommand.fullMessage(for: error)
            let prefix = "Error: "
            end(message.hasPrefix(prefix) ? String(message.dropFirst(prefix.count)) : message, code)
        }
        FetchCommand.exit(withError: error)
    }

    /// What the user asked for wrongly is usage; what a service or the network did is bad input.
    private static func code(of failure: FetchError) -> ExitCode {
        switch failure.kind {
        case .invalidRequest, .missingKey: usage
        default: badInput
        }
    }

    private static func end(_ message: String, _ code: ExitCode) -> Never {
        StandardOutput.writeDiagnostics("interphase: error: \(message)\n")
        FetchCommand.exit(withError: code)
    }
}
