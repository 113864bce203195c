/// A CSV file of ThermoData: RFC 4180 with one header row, every record with the same number of fields.
struct EmbeddedTable {
    /// Column names.
    let columns: [String]
    /// Records in file order.
    let records: [[String]]
    private let file: String

    /// - Throws: `SnapshotError` of kind `damaged` for a ragged record, an open quotation or a missing header.
    init(_ text: String, file: String) throws(SnapshotError) {
        guard let all = EmbeddedTable.records(of: text), let header = all.first else {
            throw .damaged(file, "it is empty or a quotation is not closed")
        }
        if let ragged = all.firstIndex(where: { $0.count != header.count }) {
            throw .damaged(file, "record \(ragged) has \(all[ragged].count) fields instead of \(header.count)")
        }
        columns = header
        records = Array(all.dropFirst())
        self.file = file
    }

    /// Position of a column.
    func column(_ name: String) throws(SnapshotError) -> Int {
        guard let index = columns.firstIndex(of: name) else { throw .damaged(file, "it has no column '\(name)'") }
        return index
    }

    /// Nil when a quotation is not closed.
    private static func records(of text: String) -> [[String]]? {
        var records: [[String]] = []
        var fields: [String] = []
        var field = String.UnicodeScalarView()
        var isQuoted = false
        var previous: Unicode.Scalar = "\n"
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"":
                // A quotation mark right after a closing one stands for itself.
                if !isQuoted && previous == "\"" { field.append("\"") }
                isQuoted.toggle()
            case _ where isQuoted: field.append(scalar)
            case ",":
                fields.append(String(field))
                field = String.UnicodeScalarView()
            case "\n":
                records.append(fields + [String(field)])
                fields = []
                field = String.UnicodeScalarView()
            case "\r": break
            default: field.append(scalar)
            }
            previous = scalar
        }
        if !field.isEmpty || !fields.isEmpty { records.append(fields + [String(field)]) }
        return isQuoted ? nil : records
    }
}
