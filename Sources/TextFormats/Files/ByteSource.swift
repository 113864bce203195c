/// Told after every portion of a file how many of its bytes, as they lie on disk, have been read, and how many there are.
public typealias ReadProgress = (_ read: Int, _ size: Int) -> Void

/// Hands out the content of a file in portions: plain or gzip, told apart by the first bytes; hashes what lies on disk.
package final class ByteSource {
    /// The path as given, for messages.
    package let name: String
    private var next: () throws -> [UInt8]
    private var inflater: GzipInflater?
    private var hash = SHA256.Stream()
    /// Told how many bytes of how many have been read, those on disk, after every portion.
    private let progress: ReadProgress?
    private var bytesRead = 0
    private let size: Int
    private var isStarted = false
    private var isEnded = false
    private static let portion = 1 << 18

    /// Opens a file.
    /// - Throws: `FileError` of kind `unreadableFile`: missing, a folder, a pipe, not permitted.
    package init(path: String, progress: ReadProgress? = nil) throws(FileError) {
        name = path
        self.progress = progress
        if let refusal = RegularFile.refusal(of: path) {
            throw Self.unreadable(path, refusal.message, refusal.remedy)
        }
        guard let file = OpenFile(path: path) else {
            throw Self.unreadable(path, "it cannot be read", "check its permissions")
        }
        size = RegularFile.size(of: path)
        next = { try file.bytes(upTo: Self.portion) }
    }

    /// Reads from memory, as if `bytes` were the content of the file `name`.
    package init(bytes: [UInt8], name: String) {
        self.name = name
        progress = nil
        size = bytes.count
        var rest: [UInt8]? = bytes
        next = {
            defer { rest = nil }
            return rest ?? []
        }
    }

    /// The next plain bytes; empty at the end of the file only.
    /// - Throws: `FileError` of kind `unreadableFile`: a read error, a truncated or damaged gzip file.
    package func read() throws(FileError) -> [UInt8] {
        while !isEnded {
            let bytes = try raw()
            guard !bytes.isEmpty else {
                isEnded = true
                try finish()
                return []
            }
            if !isStarted {
                isStarted = true
                if bytes.starts(with: [0x1F, 0x8B]) { inflater = GzipInflater() }
            }
            let plain = try inflate(bytes)
            if !plain.isEmpty { return plain }
        }
        return []
    }

    /// Reads to the end without unpacking anything; SHA-256 of the file as it lies on disk.
    package func wholeDigest() throws(FileError) -> String {
        while !(try raw().isEmpty) {}
        return digest
    }

    /// SHA-256 of the file as it lies on disk; complete only after `read` has returned nothing.
    package var digest: String { hash.digest() }

    private func raw() throws(FileError) -> [UInt8] {
        do {
            let bytes = try next()
            bytes.withUnsafeBytes { hash.update($0) }
            bytesRead += bytes.count
            progress?(bytesRead, size)
            return bytes
        } catch {
            throw Self.unreadable(name, "reading it fails", "check the disk or the connection and try again")
        }
    }

    private func inflate(_ bytes: [UInt8]) throws(FileError) -> [UInt8] {
        guard let inflater else { return bytes }
        do {
            return try inflater.inflate(bytes)
        } catch {
            throw Self.unreadable(
                name, "it is a damaged gzip file", "fetch it again, or unpack it with gunzip to see how much is left")
        }
    }

    private func finish() throws(FileError) {
        do {
            try inflater?.finish()
        } catch {
            throw Self.unreadable(
                name, "it is a gzip file that breaks off", "fetch it again; the download is incomplete")
        }
    }

    package static func unreadable(_ path: String, _ message: String, _ remedy: String) -> FileError {
        FileError(kind: .unreadableFile, subject: path, message: message, remedy: remedy)
    }
}
