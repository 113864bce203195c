public import ArgumentParser

extension AsyncParsableCommand {
    /// Parses the arguments of the process and runs the command they name.
    /// - Parameter prepare: looks at the command between the two, and may refuse it.
    public static func runNamedCommand(prepare: (any ParsableCommand) throws -> Void = { _ in }) async throws {
        var command = try await asyncParseAsRoot()
        try prepare(command)
        if var asyncCommand = command as? any AsyncParsableCommand {
            try await asyncCommand.run()
        } else {
            try command.run()
        }
    }

    /// Ends the process after an error of the argument parser, with its message in our form and its exit code.
    ///
    /// Requests for help, the version or a completion script are no errors; the argument parser prints them itself. An `ExitCode` alone
    /// says nothing: whoever threw it has spoken.
    /// - Parameter complain: writes the message, without the mark that the parser puts in front.
    public static func leave(afterParsing error: any Error, complain: (String) -> Void) -> Never {
        let code = exitCode(for: error)
        guard code != .success, !(error is ExitCode) else { exit(withError: error) }
        let (message, mark) = (fullMessage(for: error), "Error: ")
        complain(message.hasPrefix(mark) ? String(message.dropFirst(mark.count)) : message)
        exit(withError: code)
    }
}

/// The form of what both programs say on standard error.
public enum Diagnostic {
    /// One error; only the first line is marked, usage lines may follow.
    public static func error(_ message: String) -> String { "interphase: error: \(message)\n" }

    /// One warning; the command goes on.
    public static func warning(_ message: String) -> String { "interphase: warning: \(message)\n" }

    /// One remark: nothing is wrong, but worth knowing.
    public static func remark(_ message: String) -> String { "interphase: \(message)\n" }
}
