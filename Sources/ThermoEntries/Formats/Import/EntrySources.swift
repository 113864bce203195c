internal import TextFormats

/// Decides under which calculation type the entries of a file go into one set, and refuses what does not go together (I14).
struct EntrySources {
    /// The type of the whole set; `unknown` when nothing is stated or several were allowed.
    private(set) var calculationType = Provenance.unknownCalculationType
    private let file: String
    private let options: ImportOptions
    /// The schemes whose corrections the file holds.
    private let metInFile: Set<CorrectionMode>
    private let mixing: MixingScheme

    init(file: String, _ options: ImportOptions, metInFile: Set<CorrectionMode>, mixing: MixingScheme) {
        self.mixing = mixing
        self.file = file
        self.options = options
        self.metInFile = metInFile
    }

    /// Keeps the entries of the chosen type under canonical names; others are counted as filtered.
    /// - Throws: `mixedCalculationTypes` or `mixedProviders`, with the way out.
    mutating func settle(_ entries: inout RawEntries, _ report: inout ImportReport) throws(EntriesError) {
        entries.mapOrigins { $0.settingType(Self.canonical($0.calculationType)) }
        let chosen = options.calculationType.map(Self.canonical)
        if options.corrections == .asGiven, mixing.isConsistent,
            chosen ?? MixingScheme.calculationType == MixingScheme.calculationType
        {
            entries.mapOrigins {
                MixingScheme.parts.contains($0.calculationType) ? $0.settingType(MixingScheme.calculationType) : $0
            }
        }
        if let chosen {
            let read = entries.count
            let matching = entries.origins.values.map { matches($0.calculationType, chosen) }
            let indices = entries.origins.indices
            entries.keep { matching[Int(indices[$0])] }
            report.filtered += read - entries.count
            report.filteredTypes.formUnion(
                Self.types(entries.origins.values.filter { !matches($0.calculationType, chosen) }))
        }
        let used = Self.used(entries)
        try refuseMixedProviders(used)
        try unify(&entries, used, &report)
    }

    /// The origins that entries have.
    private static func used(_ entries: RawEntries) -> [RawOrigin] {
        zip(entries.origins.values, entries.origins.areUsed).filter(\.1).map(\.0)
    }

    private static func types(_ origins: [RawOrigin]) -> [String] {
        Set(origins.map(\.calculationType)).subtracting([""]).sorted()
    }

    /// `PBE+U`, `GGA+U` and `GGA_U` are one type; the mixed types of the Materials Project keep their spelling.
    static func canonical(_ type: String) -> String {
        switch type.uppercased() {
        case "GGA", "PBE": "GGA"
        case "GGA+U", "GGA_U", "PBE+U", "PBE_U": "GGA_U"
        case "R2SCAN": "R2SCAN"
        case "GGA_GGA+U", "GGA_GGA_U": "GGA_GGA+U"
        case "GGA_GGA+U/2011", "GGA_GGA_U/2011": MP2011Scheme.calculationType
        case "GGA_GGA+U_R2SCAN", "GGA_GGA_U_R2SCAN": "GGA_GGA+U_R2SCAN"
        default: type
        }
    }

    /// Whether two names mean one calculation type.
    static func isSame(_ type: String, _ other: String) -> Bool { canonical(type) == canonical(other) }

    static let partsOfScheme: Set<String> = ["GGA", "GGA_U", MP2020Scheme.calculationType]

    private func matches(_ type: String, _ chosen: String) -> Bool {
        type == chosen || (chosen == MP2020Scheme.calculationType && Self.partsOfScheme.contains(type))
    }

    private mutating func unify(
        _ entries: inout RawEntries, _ used: [RawOrigin], _ report: inout ImportReport
    ) throws(EntriesError) {
        var types = Self.types(used)
        // Corrected by the scheme, GGA and GGA+U energies are one type; that is what the scheme is for.
        if let scheme = metInFile.first?.calculationType, metInFile.count == 1, !types.isEmpty,
            Self.partsOfScheme.isSuperset(of: types)
        {
            entries.mapOrigins { $0.settingType(scheme) }
            types = [scheme]
        }
        if metInFile.count > 1, options.corrections == .asGiven, !options.allowsMixedSources { throw bothSchemes }
        if types.count > 1 && !options.allowsMixedSources {
            let raw = Self.partsOfScheme.isSuperset(of: types)
            throw EntriesError(
                kind: .mixedCalculationTypes, subject: file,
                message: "it holds energies of \(types.count) calculation types: \(types.joined(separator: ", "))",
                remedy: mixing.contradiction
                    ?? (raw
                        ? "apply the mp2020 corrections, which make GGA and GGA+U comparable (those of mp2011 for a set to join the embedded data), "
                            + "or choose one type"
                        : "choose one of them, or allow mixed calculation types explicitly"))
        }
        if types.count == 1 { calculationType = types[0] }
        report.warnings += [mixtureWarning(types, entries), untypedWarning(types, entries)].compactMap { $0 }
        let common = calculationType
        entries.mapOrigins { $0.calculationType.isEmpty ? $0.settingType(common) : $0 }
    }

    private var bothSchemes: EntriesError {
        EntriesError(
            kind: .mixedCalculationTypes, subject: file,
            message: "some of its energies carry the corrections of 2011, others those of 2020",
            remedy: "correct all of them anew with mp2011 or mp2020, or use different files")
    }

    /// Says what several types in one set mean for absolute energies, which share one reference per element.
    private func mixtureWarning(_ types: [String], _ entries: RawEntries) -> ImportWarning? {
        guard types.count > 1, entries.rows.energies.contains(where: { !$0.isNaN }) else { return nil }
        return ImportWarning(
            kind: .other, subject: file,
            message:
                "absolute energies of \(types.joined(separator: ", ")) are referred to the same elements, the lowest of any type; "
                + "formation energies of different types are then not comparable")
    }

    /// Says that entries without a type are taken for what the others are.
    private func untypedWarning(_ types: [String], _ entries: RawEntries) -> ImportWarning? {
        let isUntyped = entries.origins.values.map(\.calculationType.isEmpty)
        let count = entries.origins.indices.count { isUntyped[Int($0)] }
        guard count > 0, let type = types.first, types.count == 1 else { return nil }
        return ImportWarning(
            kind: .other, subject: file,
            message:
                "\(count) of \(entries.count) entries state no calculation type and are taken as \(type), like the others"
        )
    }

    private func refuseMixedProviders(_ used: [RawOrigin]) throws(EntriesError) {
        let providers = Set(used.map(\.provider)).sorted()
        guard providers.count > 1, !options.allowsMixedSources else { return }
        let names = providers.map { $0.isEmpty ? "unnamed" : $0 }.joined(separator: ", ")
        throw EntriesError(
            kind: .mixedProviders, subject: file,
            message: "it holds energies of several providers (\(names)), each relative to its own elements",
            remedy: "put them into one file per provider, or allow mixed sources explicitly")
    }
}

extension RawOrigin {
    /// The same but for the calculation type.
    fileprivate func settingType(_ type: String) -> RawOrigin {
        var result = self
        result.calculationType = type
        return result
    }
}
