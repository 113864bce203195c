/// Lines of a text file, one after the other, with their numbers.
final class LineReader {
    private let input: ByteReader
    private var line: [UInt8] = []
    /// Longest line of a table in bytes; a row of 103 elements has a thousand.
    private static let longest = 1 << 20

    init(_ input: ByteReader) { self.input = input }

    /// The next line that is not blank and no comment (`#`); nil at the end.
    /// - Throws: `malformedFile` for a line that is too long or not UTF-8.
    func next() throws(EntriesError) -> (number: Int, text: String)? {
        while try input.peek() != nil {
            let number = input.line
            line.removeAll(keepingCapacity: true)
            _ = try input.take(into: &line, limit: Self.longest, until: { $0 == 0x0A })
            guard line.count < Self.longest else {
                throw Place(file: input.name, line: number).error(
                    .malformedFile, "the line is longer than \(Self.longest >> 10) kilobytes",
                    "give a table with one phase per line")
            }
            if try input.peek() != nil { input.advance() }
            if line.last == 0x0D { line.removeLast() }
            guard let text = String(validating: line, as: UTF8.self) else {
                throw Place(file: input.name, line: number).error(
                    .unreadableFile, "the line is no UTF-8 text", "save the file as plain UTF-8 text")
            }
            guard let first = text.first(where: { !$0.isWhitespace }), first != "#" else { continue }
            return (number, text)
        }
        return nil
    }
}
