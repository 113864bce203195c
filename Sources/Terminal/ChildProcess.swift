#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Another program, started and waited for.
enum ChildProcess {
    /// How a program ended.
    enum End: Equatable {
        /// It ended by itself with this exit code.
        case code(Int32)
        /// A signal of this number ended it.
        case signal(Int32)
        /// It could not be started, for the system's reason (`errno`).
        case notStarted(Int32)
    }

    /// Runs `program` with our standard output and what it says on standard error dropped.
    /// - Parameter environment: all of its variables.
    static func run(_ program: String, _ arguments: [String], environment: [String: String]) -> End {
        var child: pid_t = 0
        let code = withTexts([program] + arguments) { arguments in
            withTexts(environment.map { "\($0)=\($1)" }) { environment in
                spawn(&child, program, arguments, environment)
            }
        }
        guard code == 0 else { return .notStarted(code) }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 {
            guard errno == EINTR else { return .notStarted(errno) }
        }
        // The layout of a status is that of the macros WIFEXITED, WEXITSTATUS and WTERMSIG, which Swift does not import.
        return status & 0x7F == 0 ? .code(status >> 8 & 0xFF) : .signal(status & 0x7F)
    }

    private typealias Texts = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

    private static func spawn(
        _ child: inout pid_t, _ program: String, _ arguments: Texts, _ environment: Texts
    ) -> Int32 {
        #if canImport(Darwin)
            var (actions, attributes): (posix_spawn_file_actions_t?, posix_spawnattr_t?) = (nil, nil)
        #else
            var (actions, attributes) = (posix_spawn_file_actions_t(), posix_spawnattr_t())
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        // We ignore broken pipes, which a child would take over; it gets what the system has.
        var defaults = sigset_t()
        sigemptyset(&defaults)
        sigaddset(&defaults, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        // Threads of a pool block signals, which would keep Ctrl-C from the child.
        var blocked = sigset_t()
        sigemptyset(&blocked)
        posix_spawnattr_setsigmask(&attributes, &blocked)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        return posix_spawn(&child, program, &actions, &attributes, arguments, environment)
    }

    /// Gives C strings, with nothing behind the last one, to `body`.
    private static func withTexts<Value>(_ texts: [String], _ body: (Texts) -> Value) -> Value {
        var copies = texts.map { strdup($0) } + [nil]
        defer { copies.forEach { free($0) } }
        return copies.withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress else { preconditionFailure("the list holds its end at least") }
            return body(start)
        }
    }
}
