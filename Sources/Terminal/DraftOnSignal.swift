internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Removes the temporary file of an unfinished output when the process is told to end: Ctrl-C, `kill`, a closed terminal.
///
/// One file at a time, the latest, is watched. Signals that are ignored (`nohup`) or handled by somebody else are left alone. SIGKILL
/// cannot be caught: the file then stays behind, hidden, until the next writer into the folder removes it (`StaleDrafts`).
final class DraftOnSignal {
    private static let signals = [SIGINT, SIGTERM, SIGHUP]
    /// A file that is gone so many times is not removed by chance.
    private static let attempts = 16
    /// Address of the path as a C string, 0 without a file; an atomic number is all that a signal handler may read.
    private static let path = Atomic<UInt>(0)

    private let pointer: UnsafeMutablePointer<CChar>
    private var watched: [Int32] = []

    /// Watches the file that `create()` will make from `template`, which ends with six X.
    init?(template: String) {
        guard let pointer = strdup(template) else { return nil }
        self.pointer = pointer
        Self.path.store(UInt(bitPattern: pointer), ordering: .sequentiallyConsistent)
        for number in Self.signals {
            let previous = signal(number, Self.remove)
            if previous == nil {
                watched.append(number)
            } else {
                signal(number, previous)
            }
        }
    }

    /// Makes the file and locks it; its descriptor and path, nil when the system refuses (`errno`).
    ///
    /// The name is written into the text that the handler reads, so that no moment is left in which the file lies there unwatched.
    func create() -> (descriptor: Int32, path: String)? {
        let template = String(cString: pointer)
        for _ in 0..<Self.attempts {
            let descriptor = mkstemp(pointer)
            guard descriptor >= 0 else { return nil }
            let path = String(cString: pointer)
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
            _ = DraftLock.take(descriptor, path: path, waits: true)
            // Another writer may have removed the file before it was locked; it has no name then, and another one is made.
            if access(path, F_OK) == 0 { return (descriptor, path) }
            close(descriptor)
            strcpy(pointer, template)
        }
        errno = EBUSY
        return nil
    }

    /// Stops watching; the file is in its place, or gone.
    func end() {
        let own = UInt(bitPattern: pointer)
        // When a later file is watched by now, the handler stays for that one. The few bytes of the path are never freed: a handler on
        // another thread may be reading them.
        guard Self.path.compareExchange(expected: own, desired: 0, ordering: .sequentiallyConsistent).exchanged else {
            return
        }
        for number in watched { signal(number, SIG_DFL) }
    }

    /// Only calls that are safe inside a signal handler (POSIX, async-signal-safe); then ends as the signal would have ended us.
    private static let remove: @convention(c) (Int32) -> Void = { number in
        if let file = UnsafePointer<CChar>(bitPattern: DraftOnSignal.path.load(ordering: .sequentiallyConsistent)) {
            unlink(file)
        }
        signal(number, SIG_DFL)
        raise(number)
    }
}
