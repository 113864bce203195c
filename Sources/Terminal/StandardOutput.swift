#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Standard output and standard error for a command: whole writes, and a closed pipe is no failure.
public enum StandardOutput {
    /// Makes writing to a closed pipe an error code instead of the end of the process; call it once at the start.
    public static func ignoreBrokenPipes() {
        signal(SIGPIPE, SIG_IGN)
    }

    /// Writes all of `text`; does nothing more when the reader has gone, as in `interphase hull --all | head`.
    /// - Throws: `OutputError` of kind `unwritableStream`, for instance when the disk behind it is full.
    public static func write(_ text: String) throws(OutputError) {
        try write(Array(text.utf8))
    }

    /// Writes all of `bytes`, as `write(_:)` does with a text.
    /// - Throws: as there.
    public static func write(_ bytes: [UInt8]) throws(OutputError) {
        try report(writeAll(bytes, to: STDOUT_FILENO))
    }

    /// Writes what `make` gives in portions, so that none of it has to be held in memory.
    /// - Throws: what `make` throws, or `OutputError` of kind `unwritableStream`.
    public static func stream(_ make: (inout PortionedText) throws -> Void) throws {
        try report(try PortionedText.write(to: STDOUT_FILENO, make))
    }

    private static func report(_ reason: String?) throws(OutputError) {
        guard let reason, reason != brokenPipe else { return }
        throw OutputError(
            kind: .unwritableStream, subject: "standard output", message: "cannot be written: \(reason)",
            remedy: "free space or write to a file with --output")
    }

    /// Writes `text` to standard error; failures there have nowhere to be reported and are dropped.
    public static func writeDiagnostics(_ text: String) {
        _ = writeAll(Array(text.utf8), to: STDERR_FILENO)
    }
}
