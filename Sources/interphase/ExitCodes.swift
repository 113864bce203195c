internal import ArgumentParser

/// The exit codes of the command-line contract; 0 is success.
enum ExitCodes {
    /// Done, but at least one row failed; the rows say which and why.
    static let someRowsFailed = ExitCode(1)
    /// Wrong usage: an unknown option, a value that cannot be, an output path that cannot be written.
    static let usage = ExitCode(64)
    /// Bad input data: a formula, a file, a database.
    static let badInput = ExitCode(65)
    /// A fault of ours: a result that could not be certified, a failing output stream, an error nobody foresaw.
    static let fault = ExitCode(70)
}
