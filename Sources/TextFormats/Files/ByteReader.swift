/// The bytes of a source one after the other, with the number of the line; skips a byte order mark.
package final class ByteReader {
    /// The path, for messages.
    package let name: String
    /// Number of the current line, from 1.
    package private(set) var line = 1
    private let source: ByteSource
    private var chunk: [UInt8] = []
    private var position = 0

    /// - Throws: `FileError` of kind `unreadableFile` when the source cannot be read, is empty, or is plainly no UTF-8 text.
    package init(_ source: ByteSource) throws(FileError) {
        self.source = source
        name = source.name
        // Small portions from a damaged archive could hide the mark; the first one holds at least four bytes or the file does.
        while chunk.count < 4 {
            let more = try source.read()
            if more.isEmpty { break }
            chunk += more
        }
        if chunk.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        if let (_, name, remedy) = Self.otherKinds.first(where: { chunk.starts(with: $0.bytes) }) {
            throw ByteSource.unreadable(self.name, "it is \(name), not text", remedy)
        }
        if chunk.dropFirst(position).first(where: { !Self.isBlank($0) }) == UInt8(ascii: "<") {
            throw ByteSource.unreadable(
                name, "it is a web page or XML, not data",
                "look at it in a browser, it may be the error message of a service; then fetch the data again")
        }
        if chunk.starts(with: [0xFF, 0xFE]) || chunk.starts(with: [0xFE, 0xFF]) || chunk.prefix(64).contains(0) {
            throw ByteSource.unreadable(name, "it is no UTF-8 text", "save it as plain UTF-8 text")
        }
    }

    /// What is said about a zero byte further on, where a damaged disk or download leaves them.
    package static let zeroByte = (
        cause: "a zero byte stands here, which is in no text", remedy: "the file is damaged; write or fetch it again"
    )

    private static func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }

    /// First bytes of files that people try, and what to do with them.
    private static let otherKinds: [(bytes: [UInt8], name: String, remedy: String)] = [
        ([0x42, 0x5A, 0x68], "a bzip2 file", "unpack it with bunzip2"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "an xz file", "unpack it with unxz"),
        ([0x28, 0xB5, 0x2F, 0xFD], "a zstd file", "unpack it with unzstd"),
        ([0x50, 0x4B, 0x03, 0x04], "a zip archive or a spreadsheet", "unpack it, or save the sheet as CSV"),
        ([0x89, 0x48, 0x44, 0x46], "an HDF5 file", "write its entries as JSON or CSV"),
    ]

    /// The current byte, nil at the end.
    package func peek() throws(FileError) -> UInt8? {
        if position < chunk.count { return chunk[position] }
        return try refill() ? chunk[position] : nil
    }

    /// Goes one byte on; the current byte must exist.
    package func advance() {
        if chunk[position] == 0x0A { line += 1 }
        position += 1
    }

    /// The current byte, going one byte on; nil at the end.
    package func next() throws(FileError) -> UInt8? {
        guard let byte = try peek() else { return nil }
        advance()
        return byte
    }

    /// Appends bytes up to the first one that `stops`, which becomes the current byte; true when there is one.
    ///
    /// - Parameter limit: how many bytes `text` may hold in the end; the scan stops there and returns true.
    package func take(into text: inout [UInt8], limit: Int, until stops: (UInt8) -> Bool) throws(FileError) -> Bool {
        while try hasBytes() {
            var end = position
            var lines = 0
            let last = min(chunk.count, position + limit - text.count)
            while end < last, !stops(chunk[end]) {
                if chunk[end] == 0x0A { lines += 1 }
                end += 1
            }
            text.append(contentsOf: chunk[position..<end])
            line += lines
            position = end
            if end < chunk.count { return true }
        }
        return false
    }

    /// The plain ASCII text up to `quote`, which is passed; nil, with nothing read, when it holds a backslash, a control character or
    /// anything beyond ASCII, or when this portion of the file ends before it does.
    package func plainText(until quote: UInt8) -> String? {
        let start = position
        let text: String? = chunk.withUnsafeBufferPointer { bytes in
            var end = start
            while end < bytes.count, bytes[end] != quote {
                guard bytes[end] >= 0x20, bytes[end] < 0x80, bytes[end] != UInt8(ascii: "\\") else { return nil }
                end += 1
            }
            return end < bytes.count ? String(decoding: bytes[start..<end], as: UTF8.self) : nil
        }
        if let text { position = start + text.utf8.count + 1 }
        return text
    }

    /// Skips bytes up to the first one that `stops`, which becomes the current byte; true when there is one.
    package func skip(until stops: (UInt8) -> Bool) throws(FileError) -> Bool {
        while try hasBytes() {
            let bytes = chunk
            var end = position
            var lines = 0
            while end < bytes.count, !stops(bytes[end]) {
                if bytes[end] == 0x0A { lines += 1 }
                end += 1
            }
            line += lines
            position = end
            if end < bytes.count { return true }
        }
        return false
    }

    /// Reads to the end, so that the digest covers the whole file, and returns it.
    package func digest() throws(FileError) -> String {
        while try refill() {}
        return source.digest
    }

    private func hasBytes() throws(FileError) -> Bool {
        if position < chunk.count { return true }
        return try refill()
    }

    private func refill() throws(FileError) -> Bool {
        chunk = try source.read()
        position = 0
        return !chunk.isEmpty
    }
}
