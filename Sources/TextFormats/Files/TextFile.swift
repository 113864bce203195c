#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// A file of text, read whole, with complaints that name it.
public struct TextFile: Sendable, Equatable {
    /// The path as given, for messages.
    public let path: String
    /// The content without a byte order mark.
    public let text: String

    /// Reads UTF-8 text.
    /// - Throws: `FileError` of kind `unreadableFile`: missing, a folder, not permitted, empty, or not UTF-8.
    public init(path: String) throws(FileError) {
        if let refusal = RegularFile.refusal(of: path) {
            throw Self.unreadable(path, refusal.message, refusal.remedy)
        }
        guard let bytes = try? OpenFile(path: path)?.rest() else {
            throw Self.unreadable(path, "it cannot be read", "check its permissions")
        }
        try self.init(bytes: bytes, path: path)
    }

    /// Reads a list of texts: a file, standard input (`-`, `/dev/stdin`), or a pipe that is open already (`/dev/fd/63`).
    ///
    /// Standard input is read once per process; later calls give the same text.
    /// - Throws: as `init(path:)`; also for standard input that is a terminal.
    public init(listAt path: String) throws(FileError) {
        if Self.isStandardInput(path) {
            self = try Self.standardInput.get()
        } else if Self.openDescriptors.contains(where: path.hasPrefix), RegularFile.isPipe(path),
            let file = OpenFile(path: path)
        {
            self = try Self(bytes: (try? file.rest()) ?? [], path: path)
        } else {
            try self.init(path: path)
        }
    }

    /// Whether this path means standard input.
    public static func isStandardInput(_ path: String) -> Bool {
        path == "-" || path == "/dev/stdin" || path == "/dev/fd/0" || path == "/proc/self/fd/0"
    }

    /// Folders of descriptors that the shell has opened, so that opening them waits for nobody.
    private static let openDescriptors = ["/dev/fd/", "/proc/self/fd/"]

    private static let standardInput = Result { () throws(FileError) in
        guard isatty(STDIN_FILENO) == 0 else {
            throw unreadable("standard input", "it is a terminal", "pipe a list into it, or name a file")
        }
        return try TextFile(bytes: (try? OpenFile.standardInput.rest()) ?? [], path: "standard input")
    }

    private init(bytes: [UInt8], path: String) throws(FileError) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        guard
            let text = String(validating: bytes.dropFirst(bytes.starts(with: mark) ? mark.count : 0), as: UTF8.self)
        else {
            throw Self.unreadable(path, "it is no UTF-8 text", "save it as plain UTF-8 text")
        }
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw Self.unreadable(path, "it is empty", "give a file with content")
        }
        self.path = path
        self.text = text
    }

    private static func unreadable(_ path: String, _ message: String, _ remedy: String) -> FileError {
        FileError(kind: .unreadableFile, subject: path, message: message, remedy: remedy)
    }
}
