public import ArgumentParser

/// The exit codes of the command-line contract, the same from both programs; 0 is success.
public enum ExitCodes {
    /// Done, but at least one row failed; the rows say which and why.
    public static let someRowsFailed = ExitCode(1)
    /// Wrong usage: an unknown option, a value that cannot be, an output path that cannot be written.
    public static let usage = ExitCode(64)
    /// Bad input data: a formula, a file, a database, an answer of a service.
    public static let badInput = ExitCode(65)
    /// A fault of ours: a result that could not be certified, a failing output stream, an error nobody foresaw.
    public static let fault = ExitCode(70)
}
