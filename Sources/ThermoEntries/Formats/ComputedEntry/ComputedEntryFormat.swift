internal import TextFormats
internal import Chemistry
internal import ExactArithmetic

/// pymatgen's entries as JSON: ComputedEntry, ComputedStructureEntry, GibbsComputedStructureEntry, PDEntry and ExpEntry, told apart
/// by `@class` alone, since the modules have moved (I16).
///
/// `energy` of the computed ones is total for `composition` and uncorrected; the energy used is `energy` plus the correction (I17).
enum ComputedEntryFormat: JSONEntryFormat {
    static let format = EntryFileFormat.computedEntry

    private static let computed: Set<String> = [
        "ComputedEntry", "ComputedStructureEntry", "GibbsComputedStructureEntry",
    ]

    /// Every object with a class, unless its members are those of another layout: monty writes a class into documents of all kinds.
    static func recognises(_ record: JSONRecord) -> Bool {
        guard case .string(let name) = record["@class"] else { return record.object.has("@class") }
        return classes.contains(name)
            || !EntryFormats.json.contains { $0.format != format && $0.recognises(record) }
    }

    private static let classes = computed.union(["PDEntry", "ExpEntry"])

    static func decode(_ record: JSONRecord, _ options: ImportOptions) throws(EntriesError) -> DecodedRecord {
        let name = try record.text("@class") ?? ""
        if computed.contains(name) { return .entry(try computedEntry(record, options)) }
        switch name {
        case "PDEntry": return .entry(try phaseDiagramEntry(record))
        case "ExpEntry": return .entry(try ExperimentalEntry.decode(record))
        default:
            throw record.error(
                "@class", "entries of class \(Place.quoted(name)) are not read",
                "write ComputedEntry, ComputedStructureEntry, GibbsComputedStructureEntry, PDEntry or ExpEntry")
        }
    }

    private static func computedEntry(
        _ record: JSONRecord, _ options: ImportOptions
    ) throws(EntriesError) -> RawEntry {
        let species = try record.composition("composition")
        let id = try identifier(record, species.composition)
        let calculation = try calculation(record, id: id, species)
        var entry = RawEntry(id: id, composition: species.composition, place: record.place)
        entry.absolute =
            (calculation.energy + calculation.givenCorrection) / species.composition.atomCount.doubleValue
        entry.calculationType = calculation.runType ?? ""
        if try record.text("data", "energy_scale") == exportedScale {
            // Formation energies, which no scheme corrects.
            try readExported(record, into: &entry)
            entry.isCorrectionSettled = true
            return entry
        }
        if try record.text("@class") == "GibbsComputedStructureEntry" {
            // Its energies are free energies of a model at one temperature; they are formation energies already.
            let temperature = try record.number("temp")
            entry.note = "gibbs-model"
            entry.formation = entry.absolute
            entry.absolute = nil
            entry.calculationType = "Gibbs" + (temperature.map { "_\($0)K" } ?? "")
        } else {
            entry.calculation = calculation
        }
        return entry
    }

    /// The calculation of an entry: raw energy, settings, and the corrections that the file holds.
    static func calculation(
        _ record: JSONRecord, id: String, _ species: SpeciesComposition
    ) throws(EntriesError) -> Calculation {
        var calculation = Calculation(
            id: id, composition: species.composition, energy: try record.required("energy"),
            runType: try record.text("parameters", "run_type"))
        calculation.givenAdjustments = try AdjustmentList.decode(record)
        try CalculationSettings.read(record, into: &calculation)
        if calculation.oxidationStates == nil { calculation.oxidationStates = species.oxidationStates }
        return calculation
    }

    /// What our own export says of the scale of its energies, in `data`.
    static let exportedScale = "formation"
    /// Its name for the standard deviation of an energy.
    static let exportedDeviation = "energy_uncertainty_eV_per_atom"

    /// What our own export puts into `data` beside the scale.
    private static func readExported(_ record: JSONRecord, into entry: inout RawEntry) throws(EntriesError) {
        let titles = OwnCSVFormat.gapTitles
        if let lowest = try record.number("data", titles.lowest) {
            entry.bandGap = BandGapRange(
                lowest: lowest, highest: try record.number("data", titles.highest) ?? lowest)
        }
        entry.energyDeviation = try record.number("data", exportedDeviation)
        if case .string(let note) = try record.list("data", "flags")?.first { entry.note = note }
    }

    private static func phaseDiagramEntry(_ record: JSONRecord) throws(EntriesError) -> RawEntry {
        let composition = try record.composition("composition").composition
        let name = try record.text("name") ?? composition.reducedFormula
        try EntryName.refuseContradiction(name, composition, record.place)
        var entry = RawEntry(
            id: EntryName.id(in: name, of: composition), composition: composition, place: record.place)
        entry.absolute = try record.required("energy") / composition.atomCount.doubleValue
        return entry
    }

    /// Text, number, or an object of identifier, suffix and separator; without one, the material's id or the formula.
    private static func identifier(
        _ record: JSONRecord, _ composition: Composition
    ) throws(EntriesError) -> String {
        if case .object = record["entry_id"], let parts = try record.nested("entry_id") {
            guard let identifier = try parts.text("identifier") else {
                throw record.error("entry_id", "it has no identifier", "write a text, or {\"identifier\": ...}")
            }
            guard let suffix = try parts.text("suffix"), !suffix.isEmpty else { return identifier }
            let separator = try parts.text("separator")
            return identifier + (separator ?? "-") + suffix
        }
        if let id = try record.text("entry_id") { return id }
        let material = try record.text("data", "material_id")
        return material ?? composition.reducedFormula
    }
}

/// Names such as `Li3InCl6 mp-676109`, which hold formula and id.
enum EntryName {
    /// The part behind the first blank when the part before it is the formula, else the whole name.
    static func id(in name: String, of composition: Composition) -> String {
        let parts = name.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
        guard parts.count == 2, let formula = try? FormulaParser.parse(String(parts[0])),
            formula.composition.reduced.composition == composition.reduced.composition
        else { return name.isEmpty ? composition.reducedFormula : name }
        return String(parts[1])
    }

    /// Refuses a name that is the formula of another substance than the amounts beside it.
    /// - Throws: `unusableEntry` with both.
    static func refuseContradiction(
        _ name: String, _ composition: Composition, _ place: Place
    ) throws(EntriesError) {
        let word = name.split(separator: " ").first.map(String.init) ?? ""
        guard let named = try? FormulaParser.parse(word).composition, isFormula(word, of: named, beside: composition),
            named.reduced.composition != composition.reduced.composition
        else { return }
        throw place.error(
            .unusableEntry,
            "its name is \(Place.quoted(word)), but its amounts are those of \(composition.reducedFormula)",
            "mend the one that is wrong, or give it a name that is no formula")
    }

    /// Whether a word that could be read as a formula is meant as one: `C1`, `B` and `NCO` may be labels as well.
    private static func isFormula(_ word: String, of named: Composition, beside composition: Composition) -> Bool {
        if named.elements == composition.elements { return true }
        let hasDigit = word.contains(where: \.isNumber)
        if named.isElemental { return word.count > 1 && !hasDigit }
        return hasDigit || word.contains(where: \.isLowercase)
    }
}
