/// Gathers what the layouts decode from one file, counts everything, and turns it into a set in the end.
final class EntryCollector {
    private let file: String
    private let options: ImportOptions
    private var layout: EntryFileFormat?
    private var entries: RawEntries
    /// Whether every energy so far was written with few digits (`coarseDecimals`); nil before the first.
    private var isCoarse: Bool?
    private var hullDistances: [HullDistance] = []
    private var audits: [CorrectionAudit] = []
    private var report = ImportReport()

    init(file: String, _ options: ImportOptions) {
        self.file = file
        self.options = options
        entries = RawEntries(file: file)
    }

    /// Notes a warning about the whole file.
    func warn(_ kind: ImportWarning.Kind, _ message: String) {
        report.warnings.append(ImportWarning(kind: kind, subject: file, message: message))
    }

    // MARK: - Layouts

    /// The layout of a table with these titles.
    /// - Throws: `unknownFormat`, or what the layout says about its titles.
    func table(_ header: TableHeader) throws(EntriesError) -> any TableEntryFormat {
        let found = EntryFormats.tables.first { layout in
            options.format.map { $0 == layout.format } ?? layout.recognises(header)
        }
        guard let found else {
            throw header.place.error(
                .unknownFormat,
                "the titles \(Place.quoted(header.titles.joined(separator: ","))) are those of no known table",
                "give JSON or one of the tables \(Self.names(isJSON: false)); see the list of formats")
        }
        layout = found.format
        return try found.init(header, options)
    }

    private func layout(of record: JSONRecord) throws(EntriesError) -> any JSONEntryFormat.Type {
        let found = EntryFormats.json.first { layout in
            options.format.map { $0 == layout.format } ?? layout.recognises(record)
        }
        guard let found else {
            if let refusal = ChemphaseIndex.refusal(record) { throw refusal }
            if let refusal = ElectrodeTable.refusal(record) { throw refusal }
            let keys = record.object.members.prefix(6).map(\.key).joined(separator: ", ")
            let content = keys.isEmpty ? "an empty object" : "an object with the members \(Place.quoted(keys))"
            throw record.place.error(
                .unknownFormat, "\(content) is no known entry",
                "give one of \(Self.names(isJSON: true)); see the list of formats")
        }
        if let layout, layout != found.format {
            throw record.place.error(
                .unknownFormat, "it looks like \(found.format.rawValue), the entries before it like \(layout.rawValue)",
                "put entries of different layouts into different files")
        }
        layout = found.format
        return found
    }

    private static func names(isJSON: Bool) -> String {
        EntryFileFormat.allCases.filter { $0.isJSON == isJSON }.map(\.rawValue).joined(separator: ", ")
    }

    // MARK: - Records

    /// Takes in one JSON object.
    func take(_ record: JSONRecord) throws(EntriesError) {
        let layout = try layout(of: record)
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
            if case .ignored = decoded { return }
            report.read += 1
            switch decoded {
            case .entry(let entry): try correct(entry)
            case .hullDistance(let distance):
                hullDistances.append(distance)
                report.withoutEnergy += 1
            case .withoutEnergy: report.withoutEnergy += 1
            case .filtered(let types):
                report.filtered += 1
                report.filteredTypes.formUnion(types)
            case .ignored: break
            }
        } catch {
            // What one option decides for the whole file is no fault of single entries.
            guard options.keepsGoing, error.kind != .unstatedUnit, error.kind != .unstatedChoice else { throw error }
            report.read += 1
            report.refused.append(ImportRefusal(subject: error.subject, reason: "\(error.message); \(error.remedy)"))
        }
    }

    /// Applies the chosen corrections to a raw calculation.
    private func correct(_ raw: RawEntry) throws(EntriesError) {
        var entry = raw
        if let calculation = entry.calculation {
            let atoms = FormulaSize.atoms(calculation.composition)
            let isNeeded = options.corrections == .mp2020 || options.audits
            let audit = isNeeded ? MP2020Scheme.audit(calculation) : nil
            if options.audits, let audit { audits.append(audit) }
            switch options.corrections {
            case .asGiven: break
            case .none: entry.absolute = calculation.energy / atoms
            case .mp2020:
                guard let audit else { return }
                if let refusal = audit.refusal {
                    report.refused.append(
                        ImportRefusal(subject: "\(entry.place) (\(entry.id))", reason: refusal.reason))
                    return
                }
                entry.absolute = (calculation.energy + audit.total) / atoms
                entry.calculationType = MP2020Scheme.calculationType
                note(audit, of: &entry)
            }
            if !isCorrectedInFile {
                isCorrectedInFile = calculation.givenAdjustments.contains { $0.name.hasPrefix("MP2020") }
            }
        }
        noteDigits(of: entry)
        try entries.append(entry)
    }

    /// Whether a correction of the Materials Project's scheme was met in the file.
    private var isCorrectedInFile = false

    /// Entries whose anions rest on a guess, and the first of them.
    private var guessed = 0
    private var firstGuess: (id: String, text: String)?

    private func note(_ audit: CorrectionAudit, of entry: inout RawEntry) {
        guard audit.oxidationSource == .guessed || audit.oxidationSource == .unknown else { return }
        entry.note = "guessed-oxidation-states"
        guessed += 1
        guard firstGuess == nil else { return }
        let remark = audit.remarks.first { remark in
            switch remark {
            case .guessedOxidationStates, .unknownOxidationStates: true
            default: false
            }
        }
        firstGuess = (entry.id, remark?.description ?? "")
    }

    private func warnAboutGuesses() {
        guard let firstGuess else { return }
        report.warnings.append(
            ImportWarning(
                kind: .guessedOxidationStates, subject: firstGuess.id,
                message:
                    "\(firstGuess.text); so for \(guessed) \(guessed == 1 ? "entry" : "entries"), which carry the flag "
                    + "guessed-oxidation-states; give data.oxidation_states to decide it"))
    }

    private func warnAboutDistances() {
        guard let first = hullDistances.first else { return }
        warn(
            .other,
            "\(hullDistances.count) of its entries have no energy but a distance to the hull of \(first.provider), of which no hull can "
                + "be built; state single ones as above the hull by that distance")
    }

    // MARK: - Result

    /// Everything that was read, as a set.
    /// - Throws: `EntriesError` for rules across entries: types, providers, references.
    func finish(digest: String) throws(EntriesError) -> ImportedEntries {
        guard let layout, report.read > 0 else {
            throw EntriesError(
                kind: .noEntries, subject: file, message: "there is no entry in it", remedy: "give a file with entries")
        }
        warnAboutRounding()
        warnAboutGuesses()
        warnAboutDistances()
        var source = EntrySources(
            file: file, options, isCorrectedInFile: isCorrectedInFile && options.corrections != .none)
        var resolver = ReferenceResolver(file: file, options)
        try source.settle(&entries, &report)
        let resolved = try resolver.resolve(takeEntries(), &report)
        let name = file.split(separator: "/").last.map(String.init) ?? file
        let empty = EntrySet(
            provenance: Provenance(name: name, version: "1", sha256: digest, calculationType: source.calculationType))
        let added = try empty.adding(resolved, allowMixedCalculationTypes: options.allowsMixedSources)
        count(added.report)
        if report.kept == 0 && hullDistances.isEmpty { throw nothingLeft() }
        return ImportedEntries(
            set: added.set, format: layout, report: report, audits: audits, hullDistances: hullDistances,
            references: resolver.references)
    }

    /// Hands the entries over; of a large file they are most of what memory holds.
    private func takeEntries() -> RawEntries {
        defer { entries = RawEntries(file: file) }
        return entries
    }

    /// The audits alone.
    func finishAudit(digest: String) throws(EntriesError) -> AuditedEntries {
        guard !audits.isEmpty else {
            throw EntriesError(
                kind: .noEntries, subject: file, message: "there is no raw calculation in it (\(report.summary))",
                remedy: "give pymatgen ComputedEntry JSON with run_type and hubbards")
        }
        return AuditedEntries(audits: audits, report: report, sha256: digest)
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
            remedy: report.filtered > 0 ? choice : "mend what the reasons name")
    }

    /// What so few decimals can hide is as large as many hull distances.
    private static let coarseDecimals = 3

    private func noteDigits(of entry: RawEntry) {
        isCoarse = (isCoarse ?? true) && entry.decimals.map { $0 <= Self.coarseDecimals } ?? false
    }

    private func warnAboutRounding() {
        guard isCoarse == true else { return }
        warn(
            .roundedEnergies,
            "every energy has \(Self.coarseDecimals) decimals or fewer, so hull distances are uncertain by a meV/atom; write the table "
                + "unrounded")
    }
}
