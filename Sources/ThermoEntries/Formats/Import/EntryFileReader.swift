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

    /// What the 2020 scheme does to every raw calculation of a file, without building a set: no references are needed.
    ///
    /// - Throws: `EntriesError` for a file that cannot be read, and `noEntries` for one without raw calculations.
    public static func audit(
        path: String, options: ImportOptions = ImportOptions()
    ) throws(EntriesError) -> AuditedEntries {
        var options = options
        options.audits = true
        return try audit(ByteSource(path: path), options)
    }

    /// The same for content in memory.
    public static func audit(
        bytes: [UInt8], name: String, options: ImportOptions = ImportOptions()
    ) throws(EntriesError) -> AuditedEntries {
        var options = options
        options.audits = true
        return try audit(ByteSource(bytes: bytes, name: name), options)
    }

    private static func audit(_ source: ByteSource, _ options: ImportOptions) throws(EntriesError) -> AuditedEntries {
        let collector = EntryCollector(file: source.name, options)
        let input = try collect(source, into: collector)
        return try collector.finishAudit(digest: try input.digest())
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
        let stream = JSONEntryStream(JSONTokenizer(input)) { (record) throws(EntriesError) in
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
        let isCommaSeparated = first.text.contains(",")
        let place = Place(file: input.name, line: first.number)
        guard let titles = fields(first.text, isCommaSeparated) else {
            throw place.error(.malformedFile, "a quotation is not closed", "add the missing quotation mark")
        }
        let header = TableHeader(titles: titles, place: place, isCommaSeparated: isCommaSeparated)
        let table = try collector.table(header)
        while let line = try lines.next() {
            let place = Place(file: input.name, line: line.number)
            guard let fields = fields(line.text, isCommaSeparated) else {
                throw place.error(.malformedFile, "a quotation is not closed", "add the missing quotation mark")
            }
            guard fields.count == titles.count else {
                throw place.error(
                    .malformedFile, "\(fields.count) fields instead of \(titles.count)",
                    "give one field per column, in quotation marks where it holds a comma")
            }
            try collector.take(TableRow(fields: fields, place: place), table)
        }
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

    private static func fields(_ line: String, _ isCommaSeparated: Bool) -> [String]? {
        isCommaSeparated ? TableFields.commaSeparated(line) : TableFields.blankSeparated(line)
    }
}
