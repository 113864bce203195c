internal import TextFormats
internal import ThermoEntries

/// A CSV file of ThermoData: RFC 4180 with one header row, every record with the same number of fields.
struct EmbeddedTable {
    /// Column names.
    let columns: [String]
    /// Records in file order.
    let records: [[String]]
    private let file: String

    /// - Throws: `SnapshotError` of kind `damaged` for a ragged record, an open quotation or a missing header.
    init(_ text: String, file: String) throws(SnapshotError) {
        guard let all = CSVRecords(text)?.records.map(\.fields), let header = all.first else {
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
}
