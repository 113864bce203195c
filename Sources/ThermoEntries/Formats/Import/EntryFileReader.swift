public import TextFormats

/// Reads entries from files of every layout in `EntryFileFormat`, plain or gzip, recognised by content.
///
/// Files are read in portions and one entry at a time; memory holds the entries, not the document.
public enum EntryFileReader {
    /// The entries of a file as formation energies.
    ///
    /// - Throws: `EntriesError`; its subject is file, line and JSON path, its kind says what is wrong: `unreadableFile`,
    ///   `unknownFormat`, `malformedFile`, `unusableEntry`, `nonFiniteEnergy`, `unstatedUnit`, `missingReference`,
    ///   `mixedCalculationTypes`, `mixedProviders`, `mixedScales`, `noEntries`.
    /// - Complexity: O(b + n log n) for b bytes and n entries.
    public static func read(
        path: String, options: ImportOptions = ImportOptions(), progress: ReadProgress? = nil
    ) throws(EntriesError) -> ImportedEntries {
        try read(ByteSource(path: path, progress: progress), options)
    }

    /// The same for content in memory; `name` stands for the path in messages and in the provenance.
    public static func read(
        bytes: [UInt8], name: String, options: ImportOptions = ImportOptions()
    ) throws(EntriesError) -> ImportedEntries {
        try read(ByteSource(bytes: bytes, name: name), options)
    }

    /// What the 2020 scheme does to every raw calculation of a file, one after the other in file order; no references are needed, and
    /// memory holds one calculation.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - options: how it is read.
    ///   - progress: told how much of the file is read.
    ///   - receive: gets the corrections of every calculation, also of those that the scheme refuses.
    /// - Throws: `EntriesError` for a file that cannot be read, and `noEntries` for one without raw calculations.
    public static func audit(
        path: String, options: ImportOptions = ImportOptions(), progress: ReadProgress? = nil,
        _ receive: (CorrectionAudit) -> Void
    ) throws(EntriesError) -> AuditSummary {
        try audit(ByteSource(path: path, progress: progress), options, receive)
    }

    /// The same for content in memory.
    public static func audit(
        bytes: [UInt8], name: String, options: ImportOptions = ImportOptions(), _ receive: (CorrectionAudit) -> Void
    ) throws(EntriesError) -> AuditSummary {
        try audit(ByteSource(bytes: bytes, name: name), options, receive)
    }

    /// SHA-256 of a file as it lies on disk.
    /// - Throws: `EntriesError` of kind `unreadableFile`.
    public static func sha256(path: String) throws(EntriesError) -> String { try ByteSource(path: path).wholeDigest() }

    private static func audit(
        _ source: ByteSource, _ options: ImportOptions, _ receive: (CorrectionAudit) -> Void
    ) throws(EntriesError) -> AuditSummary {
        try withoutActuallyEscaping(receive) { (receive) throws(EntriesError) in
            let collector = EntryCollector(file: source.name, options, audit: receive)
            let input = try collect(source, into: collector)
            return try collector.finishAudit(digest: try input.digest())
        }
    }

    private static func read(_ source: ByteSource, _ options: ImportOptions) throws(EntriesError) -> ImportedEntries {
        let collector = EntryCollector(file: source.name, options)
        let input = try collect(source, into: collector)
        return try collector.finish(digest: try input.digest())
    }

    private static func collect(
        _ source: ByteSource, into collector: EntryCollector
    ) throws(EntriesError) -> ByteReader {
        let input = try ByteReader(source)
        guard let first = try firstSign(input) else {
            throw ByteSource.unreadable(source.name, "it is empty", "give a file with entries")
        }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            try readJSON(input, into: collector)
        } else {
            try readTable(input, into: collector)
        }
        return input
    }

    private static func firstSign(_ input: ByteReader) throws(EntriesError) -> UInt8? {
        _ = try input.skip(until: { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 })
        return try input.peek()
    }

    private static func readJSON(_ input: ByteReader, into collector: EntryCollector) throws(EntriesError) {
        let stream = JSONEntryStream(JSONTokenizer(input, condensing: StructureSites.condensed)) { (record) throws(EntriesError) in
            try collector.take(record)
        }
        try stream.read()
        if stream.pages.last?.hasMore == true {
            collector.warn(
                .incompletePages, "the service has more entries than this file; fetch the following pages too")
        }
    }

    private static func readTable(_ input: ByteReader, into collector: EntryCollector) throws(EntriesError) {
        let lines = LineReader(input)
        guard let first = try lines.next() else {
            throw ByteSource.unreadable(input.name, "it is empty", "give a file with entries")
        }
        if CompositionEnergyLines.begins(first.text) {
            return try readCompositionEnergies(first, lines, input.name, into: collector)
        }
        let place = Place(file: input.name, line: first.number)
        let header = try header(first.text, place)
        let table = try collector.table(header)
        while let line = try lines.next() {
            let row = try row(line.text, Place(file: input.name, line: line.number), header)
            try collector.take(row, table)
        }
    }

    /// The titles; tabs between the words of a layout of words are blanks like others.
    private static func header(_ line: String, _ place: Place) throws(EntriesError) -> TableHeader {
        let separator = TableSeparator(titles: line)
        guard let titles = separator.fields(of: line) else { throw openQuotation(place) }
        let header = TableHeader(titles: titles, place: place, separator: separator)
        guard separator == .tab, !EntryFormats.tables.contains(where: { $0.recognises(header) }) else { return header }
        let words = TableHeader(titles: TableFields.blankSeparated(line), place: place, separator: .blanks)
        return EntryFormats.tables.contains { $0.recognises(words) } ? words : header
    }

    private static func row(_ line: String, _ place: Place, _ header: TableHeader) throws(EntriesError) -> TableRow {
        guard var fields = header.separator.fields(of: line) else { throw openQuotation(place) }
        guard fields.count == header.titles.count else {
            throw place.error(
                .malformedFile, "\(fields.count) fields instead of \(header.titles.count)",
                "give one field per column, in quotation marks where it holds \(header.separator.name)")
        }
        for (index, field) in fields.enumerated() {
            if let pointed = header.separator.decimalComma(in: field) { fields[index] = pointed }
        }
        return TableRow(fields: fields, place: place)
    }

    private static func openQuotation(_ place: Place) -> EntriesError {
        place.error(.malformedFile, "a quotation is not closed", "add the missing quotation mark")
    }

    private static func readCompositionEnergies(
        _ first: (number: Int, text: String), _ lines: LineReader, _ file: String, into collector: EntryCollector
    ) throws(EntriesError) {
        var reader = CompositionEnergyLines(file: file)
        var next: (number: Int, text: String)? = first
        while let line = next {
            if let record = try reader.take(line.text, number: line.number) { try collector.take(record) }
            next = try lines.next()
        }
        if let record = reader.finish() { try collector.take(record) }
    }
}
