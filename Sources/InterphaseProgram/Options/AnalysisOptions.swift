internal import Analyses
internal import ArgumentParser
internal import Electrochemistry
internal import Presentation
internal import Thermodynamics

/// What every analysis is told about its data: the database and its changes, the working ion, how to run.
struct AnalysisOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Database: an embedded one or one of the data folder by name, a database file, or a file of entries.",
            valueName: "name or path"))
    var database = "mp-2019"

    @Option(
        help: ArgumentHelp(
            "Scale of the formation energies: as published, or calibrated on measured enthalpies (ThermoData/CALIBRATION.md)."
        ))
    var energies = EnergyScale.published

    @OptionGroup(title: "Import options") var imports: ImportOptionGroup

    @Option(help: ArgumentHelp("Add the phases of a file; repeatable.", valueName: "path"))
    var entries: [String] = []

    @Option(
        help: ArgumentHelp(
            "Add one phase with its formation energy in eV/atom; repeatable.", valueName: "formula=value"),
        transform: EnergyAssignment.init(parsing:))
    var entry: [EnergyAssignment] = []

    @Option(
        help: ArgumentHelp(
            "Add one phase this many eV/atom above the hull (0: on it); repeatable.", valueName: "formula=value"),
        transform: EnergyAssignment.init(parsing:))
    var aboveHull: [EnergyAssignment] = []

    @Option(help: ArgumentHelp("Leave phases out; repeatable.", valueName: "formula or id"))
    var exclude: [String] = []

    @Flag(help: "Leave out the phases that rules find implausible (listed by 'data flags --implausible').")
    var excludeImplausible = false

    @Flag(help: "Keep the phases with more than 95 % of one element, which the database is read without.")
    var keepDilute = false

    @Option(
        help: ArgumentHelp(
            "Working ion; unless given the only alkali metal that the materials hold, else Li.", valueName: "symbol"))
    var ion: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Reference of all voltages: Li-In, SHE, or volts against the element of the ion; that element unless given.",
            valueName: "electrode"))
    var reference: String?

    @Option(
        help: ArgumentHelp(
            "Add an ideal solid solution of end members with shares, for instance LiNiO2:0.8,LiCoO2:0.2; repeatable.",
            valueName: "members"))
    var solidSolution: [String] = []

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Temperature of the solid solutions: kelvin, or 700C.", valueName: "kelvin"),
        transform: TemperatureText.option)
    var temperature = SolidSolution.roomTemperature

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Mixing sites per formula unit of the solid solutions; the atoms that differ between the members unless given.",
            valueName: "number"))
    var mixingSites: Double?

    @Option(help: "Energies of the end members: of their own entries, or of the hull.")
    var endMembers = EnergyChoice.own

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Rows calculated at a time; all processors unless given.", valueName: "n"))
    var threads: Int?

    @Flag(help: "Keep rounded formulas as typed; unless given they are made neutral through the working ion.")
    var noBalance = false

    @Flag(help: "Check every answer again in exact arithmetic.")
    var verify = false

    /// Refuses values that no database could make sense of.
    func validate() throws {
        if database.isEmpty { throw ValidationError("--database is empty; give mp-2019 or the path of a file") }
        if ion?.isEmpty == true {
            throw ValidationError("--ion is empty; give the symbol of an element, for instance Na")
        }
        if let threads, threads < 1 {
            throw ValidationError("--threads is \(threads); give at least 1, or leave it out to use all processors")
        }
        if let mixingSites, !(mixingSites > 0 && mixingSites.isFinite) {
            throw ValidationError("--mixing-sites is \(mixingSites); give a number above 0")
        }
        for height in aboveHull where height.value < 0 {
            throw ValidationError(
                "--above-hull \(height.formula)=\(height.value) lies below the hull; "
                    + "give 0 or more, or a formation energy with --entry")
        }
    }

    /// The same for the library.
    var request: DataRequest {
        var request = DataRequest()
        request.database = database
        request.energies = energies
        request.imports = imports.request
        request.entries = entries
        request.entry = entry
        request.aboveHull = aboveHull
        request.exclude = exclude
        request.excludesImplausible = excludeImplausible
        request.keepsDilute = keepDilute
        request.ion = ion
        request.reference = reference
        request.solidSolutions = solidSolution
        request.temperature = temperature
        request.mixingSites = mixingSites
        request.endMembers = endMembers
        request.balances = !noBalance
        request.verifies = verify
        request.threads = threads
        return request
    }
}
