internal import TextFormats
internal import Chemistry
internal import ExactArithmetic

/// Our own table: columns by name in any order, exactly one of the three energies.
///
/// A correction belongs to a total energy, in eV for the formula, and is added to it; an uncertainty is a standard deviation in eV for the
/// formula, whichever energy is given. The output of `interphase hull` has this
/// layout; its further columns are skipped, and its rows without an energy hold no phase.
struct OwnCSVFormat: TableEntryFormat {
    static let format = EntryFileFormat.ownCSV

    static let formationTitle = "formation_energy_eV_per_atom"
    private static let energyTitles = ["energy_total_eV", "energy_eV_per_atom", formationTitle]
    private static let otherTitles: Set<String> = [
        "id", "formula", "calculation_type", "correction_eV", deviationTitle, "source", noteTitle, "volume_A3_per_atom",
    ]
    static let deviationTitle = "uncertainty_eV"
    /// A word that travels into the flags of every result with the phase.
    static let noteTitle = "note"
    /// One gap in eV, or the smallest and the largest of the polymorphs.
    static let gapTitles = (single: "band_gap_eV", lowest: "band_gap_lowest_eV", highest: "band_gap_highest_eV")
    /// Titles that mark a file as output of our own commands, whose further columns are skipped.
    private static let outputTitles: Set<String> = ["schema", "database_sha256"]

    private let header: TableHeader
    private let energyTitle: String
    private let energy: Int
    private let formula: Int
    private let isOwnOutput: Bool
    private let ignoresCorrections: Bool
    /// Whether the user has chosen a scheme for the energies of the file.
    private let correctsTables: Bool

    static func recognises(_ header: TableHeader) -> Bool {
        header.isDelimited && header.titles.contains("formula")
    }

    init(_ header: TableHeader, _ options: ImportOptions) throws(EntriesError) {
        try header.refuseRepeats()
        self.header = header
        ignoresCorrections = options.corrections == .none
        correctsTables = options.corrections.calculationType != nil && !options.areCorrectionsImplied
        isOwnOutput = Self.outputTitles.isSubset(of: header.titles)
        let gaps = Self.gapTitles
        let known = Self.otherTitles.union(Self.energyTitles).union([gaps.single, gaps.lowest, gaps.highest])
        for title in header.titles where !known.contains(title) && !isOwnOutput {
            throw header.place.error(
                .malformedFile, "unknown column \(Place.quoted(title))",
                "use id, formula, one of \(Self.energyTitles.joined(separator: ", ")), calculation_type, correction_eV, "
                    + "\(Self.deviationTitle), source, \(Self.noteTitle), band_gap_eV, volume_A3_per_atom"
            )
        }
        let present = Self.energyTitles.filter(header.titles.contains)
        guard present.count == 1, let energy = header.position(present[0]), let formula = header.position("formula")
        else {
            throw header.place.error(
                .malformedFile, present.isEmpty ? "there is no energy column" : "there are several energy columns",
                "give exactly one of \(Self.energyTitles.joined(separator: ", "))")
        }
        (energyTitle, self.energy, self.formula) = (present[0], energy, formula)
    }

    func decode(_ row: TableRow) throws(EntriesError) -> DecodedRecord {
        // A row of our own output for a composition without an entry.
        if row.fields[energy].isEmpty && isOwnOutput { return .withoutEnergy }
        let composition = try row.formula(formula)
        guard let value = DecimalLiteral.finite(row.fields[energy]) else {
            throw row.place.error(
                .nonFiniteEnergy,
                "the energy of \(row.fields[formula]) is \(Place.quoted(row.fields[energy])), which is no finite number",
                "give a decimal number in the column \(energyTitle), or remove the line")
        }
        if let id = row.text(header.position("id")) { try EntryName.refuseContradiction(id, composition, row.place) }
        var entry = RawEntry(
            id: row.text(header.position("id")) ?? row.fields[formula], composition: composition, place: row.place)
        entry.source = row.text(header.position("source"))
        entry.calculationType = row.text(header.position("calculation_type")) ?? ""
        entry.bandGap = try gap(row)
        entry.note = row.text(header.position(Self.noteTitle))
        let given = try header.position("correction_eV").flatMap { (position) throws(EntriesError) in
            try row.number(position, "correction_eV")
        }
        entry.isCorrectionSettled = ignoresCorrections && header.position("correction_eV") != nil
        let correction = ignoresCorrections ? nil : given
        let atoms = composition.atomCount.doubleValue
        entry.energyDeviation = try deviation(row).map { $0 / atoms }
        switch energyTitle {
        case "energy_total_eV": entry.absolute = (value + (correction ?? 0)) / atoms
        case "energy_eV_per_atom": entry.absolute = value + (correction ?? 0) / atoms
        default:
            guard (given ?? 0) == 0 else {
                throw row.place.error(
                    .unusableEntry, "a correction stands beside a formation energy",
                    "give formation energies with all corrections made")
            }
            entry.formation = value
        }
        entry.calculation = calculation(of: entry, correction: given)
        return .entry(entry)
    }

    /// The calculation behind an absolute energy of type GGA, where the user says that it has the settings of a scheme: a table has no
    /// place for values of U, so that energies with U stay without.
    private func calculation(of entry: RawEntry, correction: Double?) -> Calculation? {
        guard let absolute = entry.absolute, correctsTables, EntrySources.canonical(entry.calculationType) == "GGA"
        else {
            return nil
        }
        let total = absolute * entry.composition.atomCount.doubleValue
        var calculation = Calculation(
            id: entry.id, composition: entry.composition, energy: total - (correction ?? 0),
            runType: entry.calculationType)
        if let correction, correction != 0 {
            calculation.givenAdjustments = [EnergyAdjustment(name: "correction", perAtom: correction, atoms: 1)]
        }
        return calculation
    }

    /// Standard deviation of the energy of the formula in eV.
    private func deviation(_ row: TableRow) throws(EntriesError) -> Double? {
        guard let position = header.position(Self.deviationTitle),
            let value = try row.number(position, Self.deviationTitle)
        else { return nil }
        guard value >= 0 else {
            throw row.place.error(
                .unusableEntry, "\(Self.deviationTitle) is \(row.fields[position])",
                "give a standard deviation of 0 or more, in eV for the formula, or leave the cell empty")
        }
        return value
    }

    private func gap(_ row: TableRow) throws(EntriesError) -> BandGapRange? {
        func number(_ title: String) throws(EntriesError) -> Double? {
            try header.position(title).flatMap { (position) throws(EntriesError) in try row.number(position, title) }
        }
        let titles = Self.gapTitles
        if let gap = try number(titles.single) { return BandGapRange(lowest: gap, highest: gap) }
        guard let lowest = try number(titles.lowest) else { return nil }
        return BandGapRange(lowest: lowest, highest: try number(titles.highest) ?? lowest)
    }
}
