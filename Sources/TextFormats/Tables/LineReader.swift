/// Lines of a text file, one after the other, with their numbers; they end with LF, CR LF, or CR alone as on old Macintoshes.
package final class LineReader {
    private let input: ByteReader
    /// Number of the next line; the input itself counts LF only.
    private var number: Int
    private var line: [UInt8] = []
    /// Longest line of a table in bytes; a row of 103 elements has a thousand.
    private static let longest = 1 << 20

    package init(_ input: ByteReader) {
        self.input = input
        number = input.line
    }

    /// The next line that is not blank and no comment (`#`); nil at the end.
    /// - Throws: `malformedFile` for a line that is too long or not UTF-8.
    package func next() throws(FileError) -> (number: Int, text: String)? {
        while try input.peek() != nil {
            let place = Place(file: input.name, line: number)
            try takeLine(place)
            guard !line.contains(0) else {
                throw place.error(.unreadableFile, ByteReader.zeroByte.cause, ByteReader.zeroByte.remedy)
            }
            guard let text = String(validating: line, as: UTF8.self) else {
                throw place.error(.unreadableFile, "the line is no UTF-8 text", "save the file as plain UTF-8 text")
            }
            guard let first = text.first(where: { !$0.isWhitespace }), first != "#" else { continue }
            return (place.line, text)
        }
        return nil
    }

    /// Reads up to the end of the line and passes it.
    private func takeLine(_ place: Place) throws(FileError) {
        line.removeAll(keepingCapacity: true)
        _ = try input.take(into: &line, limit: Self.longest, until: { $0 == 0x0A || $0 == 0x0D })
        guard line.count < Self.longest else {
            throw place.error(
                .malformedFile, "the line is longer than \(Self.longest >> 10) kilobytes",
                "give a table with one phase per line")
        }
        number += 1
        let isReturn = try input.next() == 0x0D
        if isReturn, try input.peek() == 0x0A { input.advance() }
    }
}
