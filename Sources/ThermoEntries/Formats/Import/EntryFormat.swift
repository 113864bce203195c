internal import TextFormats

/// One layout of files; a new one is a type in its own folder and a line in `EntryFormats`.
protocol EntryFormat: Sendable {
    /// The name of the layout.
    static var format: EntryFileFormat { get }
}

/// A layout of JSON objects, one per entry.
protocol JSONEntryFormat: EntryFormat {
    /// Whether an object has the members that this layout, and no other, gives its entries.
    static func recognises(_ record: JSONRecord) -> Bool
    /// The entry in `record`.
    /// - Throws: `EntriesError` with the place of what cannot be used.
    static func decode(_ record: JSONRecord, _ options: ImportOptions) throws(EntriesError) -> DecodedRecord
}

/// A layout of lines with a header.
protocol TableEntryFormat: EntryFormat {
    /// Whether the titles of the columns are those of this layout.
    static func recognises(_ header: TableHeader) -> Bool
    /// Reads the titles.
    /// - Throws: `EntriesError` for an unknown title or an unknown unit.
    init(_ header: TableHeader, _ options: ImportOptions) throws(EntriesError)
    /// The entry in one row.
    /// - Throws: `EntriesError` with the line of what cannot be used.
    func decode(_ row: TableRow) throws(EntriesError) -> DecodedRecord
}

/// All layouts, in the order in which they are tried.
enum EntryFormats {
    static let json: [any JSONEntryFormat.Type] = [
        ComputedEntryFormat.self, OptimadeFormat.self, ThermoDocumentFormat.self, OQMDFormat.self,
        FormulaEnergiesFormat.self, PydefectFormat.self, PhaseDataFormat.self,
    ]

    static let tables: [any TableEntryFormat.Type] = [
        DopedFormat.self, MaterialsAtlasFormat.self, OwnCSVFormat.self, EntrySetFormat.self, QmpyTextFormat.self,
    ]
}
