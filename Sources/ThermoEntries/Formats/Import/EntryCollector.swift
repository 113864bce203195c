internal import TextFormats

/// Gathers what the layouts decode from one file, counts everything, and turns it into a set in the end.
final class EntryCollector {
    private let file: String
    let options: ImportOptions
    private var layout: LayoutChoice
    private var entries: RawEntries
    /// Whether every energy so far was written with few digits (`coarseDecimals`); nil before the first.
    var isCoarse: Bool?
    private(set) var hullDistances: [HullDistance] = []
    private var corrections: RawCorrections
    private var report = ImportReport()

    /// - Parameter audit: receives the corrections of every raw calculation; the entries themselves are then not kept.
    init(file: String, _ options: ImportOptions, audit: ((CorrectionAudit) -> Void)? = nil) {
        self.file = file
        self.options = options
        layout = LayoutChoice(options)
        entries = RawEntries(file: file)
        corrections = RawCorrections(options, audit: audit)
    }

    /// Notes a warning about the whole file.
    func warn(_ kind: ImportWarning.Kind, _ message: String) {
        report.warnings.append(ImportWarning(kind: kind, subject: file, message: message))
    }

    /// The layout of a table with these titles.
    /// - Throws: `unknownFormat`, or what the layout says about its titles.
    func table(_ header: TableHeader) throws(EntriesError) -> any TableEntryFormat {
        try layout.table(header).init(header, options)
    }

    // MARK: - Records

    /// Takes in one JSON object.
    func take(_ record: JSONRecord) throws(EntriesError) {
        let layout = try layout.json(record)
        try take(record.place) { () throws(EntriesError) in try layout.decode(record, options) }
    }

    /// Takes in one row of a table.
    func take(_ row: TableRow, _ table: any TableEntryFormat) throws(EntriesError) {
        try take(row.place) { () throws(EntriesError) in try table.decode(row) }
    }

    private func take(
        _ place: Place, _ decode: () throws(EntriesError) -> DecodedRecord
    ) throws(EntriesError) {
        do {
            let decoded = try decode()
            switch decoded {
            case .entry(let entry): try keep(entry)
            case .hullDistance(let distance):
                hullDistances.append(distance)
                report.withoutEnergy += 1
            case .withoutEnergy: report.withoutEnergy += 1
            case .filtered(let types):
                report.filtered += 1
                report.filteredTypes.formUnion(types)
            case .ignored: return
            }
            report.read += 1
        } catch {
            // What one option decides for the whole file is no fault of single entries.
            guard options.keepsGoing, error.kind != .unstatedUnit, error.kind != .unstatedChoice else { throw error }
            report.read += 1
            report.refused.append(ImportRefusal(subject: error.subject, reason: "\(error.message); \(error.remedy)"))
        }
    }

    /// Corrects an entry and keeps it, unless only its corrections are asked for.
    private func keep(_ raw: RawEntry) throws(EntriesError) {
        var entry = raw
        let refusal = corrections.apply(to: &entry)
        // The receiver of an audit has been told, and a file may hold millions of them.
        guard !corrections.isAudit else { return }
        if let refusal { return report.refused.append(refusal) }
        noteDigits(of: entry)
        try entries.append(entry)
    }

    // MARK: - Result

    /// Everything that was read, as a set.
    /// - Throws: `EntriesError` for rules across entries: types, providers, references.
    func finish(digest: String) throws(EntriesError) -> ImportedEntries {
        guard let format = layout.format, report.read > 0 else {
            throw EntriesError(
                kind: .noEntries, subject: file, message: "there is no entry in it", remedy: "give a file with entries")
        }
        warnAboutRounding()
        report.warnings += corrections.warnings(file)
        warnAboutUnusedOptions(format)
        warnAboutDistances()
        try corrections.refuseHalfCorrected(file)
        report.remarks += [corrections.remark].compactMap { $0 }
        var source = EntrySources(
            file: file, options, metInFile: options.corrections == .none ? [] : corrections.metInFile,
            mixing: corrections.mixing)
        var resolver = ReferenceResolver(file: file, options)
        try source.settle(&entries, &report)
        let resolved = try resolver.resolve(takeEntries(), &report)
        let name = file.split(separator: "/").last.map(String.init) ?? file
        let empty = EntrySet(
            provenance: Provenance(name: name, version: "1", sha256: digest, calculationType: source.calculationType))
        let added = try empty.adding(resolved, allowMixedCalculationTypes: options.allowsMixedSources)
        count(added.report)
        warnAboutZeros(added.set)
        if report.kept == 0 && hullDistances.isEmpty { throw nothingLeft() }
        return ImportedEntries(
            set: added.set, format: format, report: report, hullDistances: hullDistances,
            references: resolver.references)
    }

    /// Hands the entries over; of a large file they are most of what memory holds.
    private func takeEntries() -> RawEntries {
        defer { entries = RawEntries(file: file) }
        return entries
    }

    /// The counts of an audit.
    /// - Throws: `noEntries` for a file without raw calculations.
    func finishAudit(digest: String) throws(EntriesError) -> AuditSummary {
        guard corrections.count > 0 else {
            throw EntriesError(
                kind: .noEntries, subject: file,
                message: "there is no raw calculation among its \(report.read) entries",
                remedy: "give pymatgen ComputedEntry JSON with run_type and hubbards")
        }
        return AuditSummary(
            calculations: corrections.count, refusedByScheme: corrections.refused, report: report, sha256: digest)
    }

    private func count(_ added: EntryReport) {
        report.kept = added.added
        report.merged = added.merged
        report.renamed = added.renamed
        for warning in added.warnings {
            report.warnings.append(
                ImportWarning(
                    kind: warning.kind == .renamedID ? .renamedID : .implausibleEnergy, subject: warning.subject,
                    message: warning.message))
        }
    }

    /// Says which rule removed the entries, so that an empty result is never a riddle.
    private func nothingLeft() -> EntriesError {
        let first = report.refused.first.map { "; the first: \($0)" } ?? ""
        let types = report.filteredTypes.subtracting([""]).sorted()
        let choice =
            types.isEmpty
            ? "do not choose a calculation type, since the file states none"
            : "choose the type \(types.joined(separator: " or "))"
        return EntriesError(
            kind: .noEntries, subject: file, message: "no entry is left (\(report.summary))\(first)",
            remedy: report.filtered > 0
                ? choice : report.refused.isEmpty ? "give a file with energies" : "mend what the reasons name")
    }
}
