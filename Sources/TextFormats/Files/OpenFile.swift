#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// A file that is open for reading, closed when nobody holds it any more.
package final class OpenFile {
    /// A read that the system refused.
    package struct ReadFailure: Error, Sendable, Equatable {
        /// The system's number for the reason (`errno`).
        package let code: Int32
    }

    private let descriptor: Int32
    private let isOurs: Bool
    private static let portion = 1 << 18

    /// Opens a file; nil when the system refuses (`errno`). Waits for a writer when it is a pipe.
    package init?(path: String) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        isOurs = true
        guard descriptor >= 0 else { return nil }
    }

    private init(standing descriptor: Int32) {
        self.descriptor = descriptor
        isOurs = false
    }

    /// Standard input, which stays open.
    package static var standardInput: OpenFile { OpenFile(standing: STDIN_FILENO) }

    deinit {
        if isOurs { close(descriptor) }
    }

    /// The next bytes, at most `count`; fewer where a pipe has no more yet, none at the end of the file only.
    package func bytes(upTo count: Int) throws(ReadFailure) -> [UInt8] {
        while true {
            var (filled, code) = (0, Int32(0))
            let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
                filled = read(descriptor, buffer.baseAddress, count)
                code = errno
                initialized = max(filled, 0)
            }
            if filled >= 0 { return bytes }
            guard code == EINTR else { throw ReadFailure(code: code) }
        }
    }

    /// Everything up to the end of the file.
    package func rest() throws(ReadFailure) -> [UInt8] {
        var all: [UInt8] = []
        while true {
            let bytes = try bytes(upTo: Self.portion)
            if bytes.isEmpty { return all }
            all += bytes
        }
    }
}
