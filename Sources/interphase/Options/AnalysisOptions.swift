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
    var endMembers = EndMemberEnergy.own

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

    /// What the results depend on, echoed under `settings`; the number of threads is not among it.
    func echo(_ ion: IonChoice) -> [Report.Setting] {
        func list(_ assignments: [EnergyAssignment]) -> Cell {
            .list(assignments.map { "\($0.formula)=\(NumberFormat().text($0.value) ?? "")" })
        }
        return [
            Report.Setting("ion", .text(ion.symbol)), Report.Setting("ion_chosen_by", .text(ion.reason.rawValue)),
            Report.Setting("entries", .list(entries)),
            Report.Setting("entry_eV_per_atom", list(entry)),
            Report.Setting("above_hull_eV_per_atom", list(aboveHull)),
            Report.Setting("exclude", .list(exclude)),
            Report.Setting("exclude_implausible", .boolean(excludeImplausible)),
            Report.Setting("keep_dilute", .boolean(keepDilute)),
            Report.Setting("solid_solutions", .list(solidSolution)),
            Report.Setting("temperature_K", .number(solidSolution.isEmpty ? 0 : temperature)),
            Report.Setting("mixing_sites", .optional(mixingSites)),
            Report.Setting("end_members", solidSolution.isEmpty ? .empty : .text(endMembers.rawValue)),
            Report.Setting("verify", .boolean(verify)), Report.Setting("balance", .boolean(!noBalance)),
        ] + imports.echo
    }
}

/// The values of `--end-members`.
enum EndMemberEnergy: String, CaseIterable, ExpressibleByArgument {
    case own, hull

    /// The meaning in the library.
    var choice: SolidSolution.MemberEnergy { self == .own ? .own : .hull }
}
