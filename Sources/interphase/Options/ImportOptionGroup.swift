internal import ArgumentParser
internal import Chemistry
internal import Presentation
internal import ThermoEntries
internal import ThermoSnapshot

/// The case of a library's choice that a user typed by its raw value.
func choice<Choice: RawRepresentable<String> & CaseIterable>(_ text: String) throws -> Choice {
    if let choice = Choice(rawValue: text) { return choice }
    let all = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError("'\(text)' is none of \(all)")
}

/// What a user may have to say about a file of entries, wherever one is read: `--database`, `--entries`, `data import`.
///
/// The long names are clear beside the other options of an analysis; the short ones are those of `data import`.
struct ImportOptionGroup: ParsableArguments {
    @Option(
        name: [.customLong("import-type"), .customLong("type")],
        help: ArgumentHelp("Take only this calculation type of a file that holds several.", valueName: "type"))
    var type: String?

    @Option(
        name: [.customLong("import-corrections"), .customLong("corrections")],
        help: ArgumentHelp(
            "Corrections of raw energies: as-given, none, mp2011 (those of the embedded data) or mp2020; the last two leave out what does not "
                + "fit the scheme, each with its reason. Unless given: as-given, and beside a database of one of the two schemes that scheme.",
            valueName: "scheme"),
        transform: choice)
    var corrections: CorrectionMode?

    @Option(
        name: [.customLong("import-energy"), .customLong("energy")],
        help: ArgumentHelp(
            "Meaning of energies a layout leaves open: total, per-atom or formation-per-atom.", valueName: "meaning"),
        transform: choice)
    var energy: EnergyMeaning?

    @Option(
        name: .customLong("import-position"),
        parsing: .unconditional,
        help: ArgumentHelp(
            "Which energy to take, from 1, of files that list several per formula.", valueName: "n"))
    var position: Int?

    @Option(
        name: .customLong("import-reference"),
        help: ArgumentHelp(
            "Entry that is the zero of an element; the lowest one of the file unless given; repeatable.",
            valueName: "element=id"),
        transform: ElementPin.init(parsing:))
    var references: [ElementPin] = []

    @Option(
        name: .customLong("import-temperature"),
        parsing: .unconditional,
        help: ArgumentHelp(
            "Temperature at which free energies are taken from files that list them, K.", valueName: "kelvin"))
    var temperature: Double?

    @Flag(
        name: [.customLong("import-mixed"), .customLong("allow-mixed")],
        help: "Accept entries of several calculation types or providers in one set.")
    var allowMixed = false

    @Flag(
        name: [.customLong("import-keep-going"), .customLong("keep-going")],
        help: "Leave out entries that cannot be used instead of refusing the file; each is named.")
    var keepGoing = false

    /// Refuses what no file could make sense of.
    func validate() throws {
        if let temperature, !(temperature >= 0 && temperature.isFinite) {
            throw ValidationError("--import-temperature is \(temperature); give kelvins, 0 or more")
        }
        if let position, position < 1 {
            throw ValidationError("--import-position is \(position); give 1 for the first energy, 2 for the second")
        }
        for (index, pin) in references.enumerated()
        where references[..<index].contains(where: { $0.element == pin.element }) {
            throw ValidationError("--import-reference names \(pin.element.symbol) twice; give it once")
        }
    }

    /// The same for the readers.
    var importOptions: ImportOptions {
        var options = ImportOptions()
        options.calculationType = type
        options.corrections = corrections ?? .asGiven
        // A damaged table would stop every command that reads it; without it, a file has to bring its elements.
        options.elementEnergies = (try? ThermoSnapshot.elementEnergies()) ?? ElementEnergies()
        options.energyMeaning = energy
        options.energyPosition = position
        options.references = Dictionary(references.map { ($0.element, $0.id) }, uniquingKeysWith: { $1 })
        options.temperature = temperature
        options.allowsMixedSources = allowMixed
        options.keepsGoing = keepGoing
        return options
    }

    /// The same for entries that join a database of this calculation type: where it is that of a scheme and the user has not said anything
    /// else, raw energies are put on its scale.
    func importOptions(beside calculationType: String) -> ImportOptions {
        var options = importOptions
        if corrections == nil, !allowMixed, let mode = CorrectionMode(calculationType: calculationType) {
            options.corrections = mode
            options.areCorrectionsImplied = true
        }
        return options
    }

    /// The corrections that follow from the database, as a setting of a report.
    func impliedEcho(beside calculationType: String) -> [Report.Setting] {
        let options = importOptions(beside: calculationType)
        return options.areCorrectionsImplied
            ? [.init("import_corrections", .text(options.corrections.rawValue))] : []
    }

    /// How the names of these settings begin in a report.
    static let settingPrefix = "import_"

    /// Which option answers a refusal of the readers, as an addition to its message; they know no options.
    static func hint(_ kind: EntriesError.Kind) -> String {
        switch kind {
        case .mixedCalculationTypes: " (see --import-type, --import-corrections, --import-mixed)"
        case .mixedProviders: " (--import-mixed)"
        case .unstatedUnit: " (--import-energy MEANING)"
        case .unstatedChoice: " (--import-position N)"
        case .noMatch: " (--import-reference ELEMENT=ID)"
        default: ""
        }
    }

    /// The choices as settings of a report; those left alone are not named.
    var echo: [Report.Setting] {
        var settings: [Report.Setting] = []
        if let type { settings.append(.init("import_type", .text(type))) }
        if let corrections, corrections != .asGiven {
            settings.append(.init("import_corrections", .text(corrections.rawValue)))
        }
        if let energy { settings.append(.init("import_energy", .text(energy.rawValue))) }
        if let position { settings.append(.init("import_position", .integer(position))) }
        if !references.isEmpty {
            settings.append(
                .init("import_references", .list(references.map { "\($0.element.symbol)=\($0.id)" })))
        }
        if let temperature { settings.append(.init("import_temperature_K", .number(temperature))) }
        if allowMixed { settings.append(.init("import_mixed", .boolean(true))) }
        if keepGoing { settings.append(.init("import_keep_going", .boolean(true))) }
        return settings
    }
}

/// `Li=mp-135`: the entry that an element's zero is taken from.
struct ElementPin: Sendable, Equatable {
    /// The element.
    let element: Element
    /// Id of the entry as in the file.
    let id: String

    /// - Throws: `ValidationError` when a side is missing or the first one is no element.
    init(parsing text: String) throws {
        guard let equals = text.firstIndex(of: "="), text.index(after: equals) < text.endIndex else {
            throw ValidationError("'\(text)': write ELEMENT=ID, for instance Li=mp-135")
        }
        guard let element = Element(symbol: String(text[..<equals])) else {
            throw ValidationError("'\(text)': '\(text[..<equals])' is not an element; write a symbol such as Li")
        }
        self.element = element
        id = String(text[text.index(after: equals)...])
    }
}
