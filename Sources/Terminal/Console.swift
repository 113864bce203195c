#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// What is known about the terminal behind the standard streams.
public enum Console {
    /// Whether standard output goes to a person's terminal.
    public static var isOutputInteractive: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Whether standard error goes to a person's terminal.
    public static var isErrorInteractive: Bool { isatty(STDERR_FILENO) == 1 }

    /// Characters a table may use in a line: the width of the terminal within 80...120, and 100 where there is none.
    ///
    /// Without a terminal the width does not depend on the environment, so that output in files and pipes is the same everywhere.
    public static var tableWidth: Int {
        var size = winsize()
        guard isOutputInteractive, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return 100
        }
        return min(120, max(80, Int(size.ws_col)))
    }
}
