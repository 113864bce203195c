internal import ArgumentParser
internal import Presentation
internal import ThermoEntries

/// `interphase data import`: a file of entries in one layout becomes one in another.
struct DataImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Read entries in any known layout and write them in another.",
        discussion: """
            Reads ComputedEntry, PDEntry and PhaseDiagram JSON of pymatgen, EntrySet CSV, thermo documents of the Materials \
            Project, OQMD and OPTIMADE answers, doped, matterviz and materialsatlas tables, pydefect's composition energies and \
            our own CSV, plain or gzip, by their content. \
            Absolute energies become formation energies with the elements of the same file.

              interphase data import entries.json.gz phases.csv
              interphase data import thermo.json phases.json --to computed-entry --type GGA_GGA+U
            """)

    @Argument(help: "File to read.")
    var input: String

    @Argument(help: "File to write; an existing one is replaced only when the new one is whole.")
    var result: String

    @Option(
        help: ArgumentHelp(
            "Layout to write: interphase-csv, computed-entry, entryset-csv or matterviz.", valueName: "layout"),
        transform: choice)
    var to: EntryExportFormat = .ownCSV

    @OptionGroup var options: ImportOptionGroup

    @Flag(help: "Do not print what was read.")
    var quiet = false

    func run() throws {
        let file = try EntryFile(input, options: options.importOptions, quiet: quiet)
        try OutputFile.write(EntryExporter.text(file.imported.set, as: to), to: result)
    }
}

/// The case of a library's choice that a user typed by its raw value.
func choice<Choice: RawRepresentable<String> & CaseIterable>(_ text: String) throws -> Choice {
    if let choice = Choice(rawValue: text) { return choice }
    let all = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError("'\(text)' is none of \(all)")
}

/// What a user may have to say about a file.
struct ImportOptionGroup: ParsableArguments {
    @Option(help: ArgumentHelp("Take only this calculation type of a file that holds several.", valueName: "type"))
    var type: String?

    @Option(
        help: ArgumentHelp("Corrections of raw energies: as-given, none or mp2020.", valueName: "scheme"),
        transform: choice)
    var corrections: CorrectionMode = .asGiven

    @Option(
        help: ArgumentHelp(
            "Meaning of energies a layout leaves open: total, per-atom or formation-per-atom.", valueName: "meaning"),
        transform: choice)
    var energy: EnergyMeaning?

    @Flag(help: "Accept entries of several calculation types or providers in one set.")
    var allowMixed = false

    @Flag(help: "Leave out entries that cannot be used instead of refusing the file; each is named.")
    var keepGoing = false

    /// The same for the readers.
    var importOptions: ImportOptions {
        var options = ImportOptions()
        options.calculationType = type
        options.corrections = corrections
        options.energyMeaning = energy
        options.allowsMixedSources = allowMixed
        options.keepsGoing = keepGoing
        return options
    }
}
