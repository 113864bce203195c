internal import TextFormats

/// Which layout a file has: decided by its first record or its titles, or by the options, and then kept.
struct LayoutChoice {
    /// The layout found; nil before the first record.
    private(set) var format: EntryFileFormat?
    private let options: ImportOptions
    /// Members of an unknown object that a message names.
    private static let shownMembers = 6

    init(_ options: ImportOptions) { self.options = options }

    /// The layout of a table with these titles.
    /// - Throws: `unknownFormat`.
    mutating func table(_ header: TableHeader) throws(EntriesError) -> any TableEntryFormat.Type {
        let found = EntryFormats.tables.first { layout in
            options.format.map { $0 == layout.format } ?? layout.recognises(header)
        }
        guard let found else {
            throw header.place.error(
                .unknownFormat,
                "the titles \(Place.quoted(header.titles.joined(separator: ", "))), with \(header.separator.name) between them, are those of "
                    + "no known table",
                "give JSON or one of the tables \(Self.names(isJSON: false)); 'interphase help data import' describes them"
            )
        }
        format = found.format
        return found
    }

    /// The layout of an object, which must be that of the objects before it.
    /// - Throws: `unknownFormat`, or what files say that hold no energies at all.
    mutating func json(_ record: JSONRecord) throws(EntriesError) -> any JSONEntryFormat.Type {
        let found = EntryFormats.json.first { layout in
            options.format.map { $0 == layout.format } ?? layout.recognises(record)
        }
        guard let found else { throw unknown(record) }
        if let format, format != found.format {
            throw record.place.error(
                .unknownFormat, "it looks like \(found.format.rawValue), the entries before it like \(format.rawValue)",
                "put entries of different layouts into different files")
        }
        format = found.format
        return found
    }

    private func unknown(_ record: JSONRecord) -> EntriesError {
        if let refusal = ChemphaseIndex.refusal(record) ?? ElectrodeTable.refusal(record) { return refusal }
        let keys = record.object.members.prefix(Self.shownMembers).map(\.key).joined(separator: ", ")
        let content = keys.isEmpty ? "an empty object" : "an object with the members \(Place.quoted(keys))"
        return record.place.error(
            .unknownFormat, "\(content) is no known entry",
            "give one of \(Self.names(isJSON: true)); 'interphase help data import' describes them")
    }

    private static func names(isJSON: Bool) -> String {
        EntryFileFormat.allCases.filter { $0.isJSON == isJSON }.map(\.rawValue).joined(separator: ", ")
    }
}
