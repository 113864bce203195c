internal import Analyses
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
            "Temperature at which free energies are taken from files that list them: kelvin, or 700C.",
            valueName: "kelvin"),
        transform: TemperatureText.option)
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

    /// The same for the library.
    var request: ImportRequest {
        var request = ImportRequest()
        request.type = type
        request.corrections = corrections
        request.energy = energy
        request.position = position
        request.references = references
        request.temperature = temperature
        request.allowsMixed = allowMixed
        request.keepsGoing = keepGoing
        return request
    }
}
