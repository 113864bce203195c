#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Writes a file so that its readers see either the old or the whole new content, never a part.
public enum OutputFile {
    /// Puts `text` (UTF-8) at `path`; see `write(_:to:)` for bytes.
    public static func write(_ text: String, to path: String) throws(OutputError) {
        try write(Array(text.utf8), to: path)
    }

    /// Puts `bytes` at `path` through a temporary file in the same folder, flushed to the disk and then renamed.
    ///
    /// A symbolic link is followed, the permissions of an existing file are kept, and a path that is no regular file
    /// (`/dev/null`, a named pipe) is written directly. On failure the temporary file is removed and an existing file
    /// stays as it was; so it is when SIGINT, SIGTERM or SIGHUP ends the process. What a killed process left in the folder is removed.
    /// - Throws: `OutputError` of kind `unwritableFile` with the path and the reason of the system.
    public static func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
        let kind = try FileKind(path)
        if kind.isSpecial { return try writeDirectly(bytes, to: path) }
        let draft = try Draft(for: path, kind)
        if let reason = writeAll(bytes, to: draft.descriptor) {
            draft.discard()
            throw unwritable(path, reason)
        }
        try draft.publish()
    }

    /// Puts what `make` writes at `path`: it is given the path of an empty temporary file in the same folder, which takes the place of
    /// `path` when `make` returns and is removed when it throws.
    ///
    /// For files that another library writes. A path that is no regular file is refused.
    /// - Throws: what `make` throws, or `OutputError` of kind `unwritableFile`.
    public static func write(to path: String, _ make: (_ temporary: String) throws -> Void) throws {
        let kind = try FileKind(path)
        if kind.isSpecial { throw failure(path, "is no regular file", remedy: "name a file") }
        let draft = try Draft(for: path, kind)
        do {
            try make(draft.path)
        } catch {
            draft.discard()
            throw error
        }
        try draft.publish()
    }

    /// Puts what `make` writes at `path`, like `write(_:to:)` but without holding all of it in memory; `packing` may pack it.
    /// - Throws: what `make` throws, or `OutputError` of kind `unwritableFile` with the path and the reason of the system.
    public static func stream(
        to path: String, packing: PortionedText.Packing? = nil, _ make: (inout PortionedText) throws -> Void
    ) throws {
        let kind = try FileKind(path)
        if kind.isSpecial {
            let descriptor = try openSpecial(path)
            defer { close(descriptor) }
            if let reason = try PortionedText.write(to: descriptor, packing: packing, make) {
                throw unwritable(path, reason)
            }
            return
        }
        let draft = try Draft(for: path, kind)
        do {
            if let reason = try PortionedText.write(to: draft.descriptor, packing: packing, make) {
                throw unwritable(path, reason)
            }
        } catch {
            draft.discard()
            throw error
        }
        try draft.publish()
    }

    /// What lies at a path before it is written.
    struct FileKind {
        /// A device or a pipe.
        let isSpecial: Bool
        /// Permissions of an existing file.
        let mode: mode_t?

        init(_ path: String) throws(OutputError) {
            var status = stat()
            let exists = stat(path, &status) == 0
            if exists, status.st_mode & S_IFMT == S_IFDIR {
                throw failure(path, "is a folder", remedy: "name a file inside it")
            }
            isSpecial = exists && status.st_mode & S_IFMT != S_IFREG
            mode = exists ? status.st_mode & 0o7777 : nil
        }
    }

    static func unwritable(_ path: String, _ reason: String) -> OutputError {
        failure(path, reason, remedy: "free space or choose another path; nothing was changed")
    }

    private static func writeDirectly(_ bytes: [UInt8], to path: String) throws(OutputError) {
        let descriptor = try openSpecial(path)
        let reason = writeAll(bytes, to: descriptor)
        close(descriptor)
        if let reason { throw failure(path, reason, remedy: "choose another path") }
    }

    private static func openSpecial(_ path: String) throws(OutputError) -> Int32 {
        let descriptor = open(path, O_WRONLY)
        guard descriptor >= 0 else { throw failure(path, systemReason(), remedy: "choose a path that can be written") }
        return descriptor
    }

    /// Makes the renaming itself durable; a file system that cannot flush folders is no failure.
    static func flushFolder(_ folder: String) {
        let descriptor = open(folder, O_RDONLY)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    /// The folder a path lies in.
    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The path without symbolic links, or as it is where there is no file.
    static func resolved(_ path: String) -> String {
        guard let pointer = realpath(path, nil) else { return path }
        defer { free(pointer) }
        return String(cString: pointer)
    }

    /// Read and write for everybody, less what the process's mask takes away.
    static func defaultMode() -> mode_t {
        let mask = umask(0)
        umask(mask)
        return 0o666 & ~mask
    }

    /// An error about a path that cannot be written.
    static func failure(_ path: String, _ message: String, remedy: String) -> OutputError {
        OutputError(
            kind: .unwritableFile, subject: path, message: "cannot be written: \(message)", remedy: remedy)
    }
}

/// Writes all bytes to an open descriptor; nil when done, else the system's reason. `EINTR` is retried.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> String? {
    bytes.withUnsafeBytes { buffer -> String? in
        var written = 0
        while written < buffer.count, let base = buffer.baseAddress {
            let count = write(descriptor, base + written, buffer.count - written)
            if count < 0, errno == EINTR { continue }
            if count < 0 { return errno == EPIPE ? brokenPipe : systemReason() }
            written += count
        }
        return nil
    }
}

/// The reason `writeAll` gives when nobody reads any more.
let brokenPipe = "broken pipe"

/// The text of the last system error of this thread.
func systemReason() -> String {
    String(cString: strerror(errno))
}
