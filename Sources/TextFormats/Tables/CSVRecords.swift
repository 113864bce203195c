/// Comma-separated values after RFC 4180, or with another separator, cut into records that know their line.
package struct CSVRecords {
    /// One record.
    package struct Record: Equatable {
        /// Number of its first line, from 1.
        package var line: Int
        /// Its fields without quotation marks; blanks outside quotations are kept.
        package var fields: [String]
    }

    /// Records in file order; blank lines are left out.
    package private(set) var records: [Record] = []
    private var current = Record(line: 1, fields: [])
    private var field: [UInt8] = []
    private var line = 1

    /// Nil when a quotation is not closed, or for a separator that is not one byte of UTF-8.
    ///
    /// - Complexity: linear in the length of the text.
    package init?(_ text: String, separator: Unicode.Scalar = ",") {
        guard separator.isASCII else { return nil }
        var text = text
        let isClosed = text.withUTF8 { read($0, separator: UInt8(ascii: separator)) }
        if !isClosed { return nil }
    }

    /// Reads all bytes; whether the last quotation is closed.
    private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, separator: UInt8) -> Bool {
        let (quote, newline) = (UInt8(ascii: "\""), UInt8(ascii: "\n"))
        var isQuoted = false
        var previous = newline
        for byte in bytes {
            switch byte {
            case quote:
                // A quotation mark right after a closing one stands for itself.
                if !isQuoted && previous == quote { field.append(quote) }
                isQuoted.toggle()
            case _ where isQuoted: field.append(byte)
            case separator: endField()
            case newline: endRecord()
            case UInt8(ascii: "\r"): break
            default: field.append(byte)
            }
            if byte == newline {
                line += 1
                if !isQuoted { current.line = line }
            }
            previous = byte
        }
        if !isQuoted { endRecord() }
        return !isQuoted
    }

    private mutating func endField() {
        current.fields.append(String(decoding: field, as: UTF8.self))
        field.removeAll(keepingCapacity: true)
    }

    private mutating func endRecord() {
        endField()
        if current.fields.count > 1 || !current.fields[0].allSatisfy(\.isWhitespace) { records.append(current) }
        current.fields.removeAll(keepingCapacity: true)
    }
}
