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
    private var field = String.UnicodeScalarView()
    private var line = 1

    /// Nil when a quotation is not closed.
    ///
    /// - Complexity: linear in the length of the text.
    package init?(_ text: String, separator: Unicode.Scalar = ",") {
        var isQuoted = false
        var previous: Unicode.Scalar = "\n"
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"":
                // A quotation mark right after a closing one stands for itself.
                if !isQuoted && previous == "\"" { field.append("\"") }
                isQuoted.toggle()
            case _ where isQuoted: field.append(scalar)
            case separator: endField()
            case "\n": endRecord()
            case "\r": break
            default: field.append(scalar)
            }
            if scalar == "\n" { line += 1 }
            if scalar == "\n" && !isQuoted { current.line = line }
            previous = scalar
        }
        if isQuoted { return nil }
        endRecord()
    }

    private mutating func endField() {
        current.fields.append(String(field))
        field.removeAll(keepingCapacity: true)
    }

    private mutating func endRecord() {
        endField()
        if current.fields.count > 1 || !current.fields[0].allSatisfy(\.isWhitespace) { records.append(current) }
        current.fields.removeAll(keepingCapacity: true)
    }
}
