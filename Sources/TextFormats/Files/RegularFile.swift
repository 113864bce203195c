#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Files that can be read twice: what a file is has to be found out before it is read, and a pipe gives its bytes only once.
package enum RegularFile {
    /// Why a path cannot be read, asked without opening it, since opening a pipe waits for a writer; nil when it can.
    ///
    /// `/dev/null` counts as an empty file.
    package static func refusal(of path: String) -> (message: String, remedy: String)? {
        var information = stat()
        guard stat(path, &information) == 0 else { return ("there is no such file", "check the path") }
        switch information.st_mode & S_IFMT {
        case S_IFREG: return nil
        case S_IFDIR: return ("it is a folder", "name a file inside it")
        case S_IFIFO: return ("it is a pipe", "write it to a file first")
        case S_IFSOCK: return ("it is a socket", "write it to a file first")
        default: return isNull(information) ? nil : ("it is a device or a terminal", "name a file")
        }
    }

    /// Whether the path is a pipe, for instance that of a process substitution.
    package static func isPipe(_ path: String) -> Bool {
        var information = stat()
        return stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFIFO
    }

    /// Size in bytes; 0 for what is missing.
    package static func size(of path: String) -> Int {
        var information = stat()
        return stat(path, &information) == 0 ? Int(information.st_size) : 0
    }

    private static func isNull(_ information: stat) -> Bool {
        var null = stat()
        return stat("/dev/null", &null) == 0 && information.st_rdev == null.st_rdev
    }
}
