internal import ArgumentParser
internal import Reports
internal import ThermoSnapshot

/// `interphase data materials`: the names that are understood wherever a formula is.
struct DataMaterialsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "materials", abstract: "Names of well-known materials, their formulas and roles.",
        discussion: "Every name and alias can be given wherever a formula is asked for.")

    @Option(help: "Only materials in this role.")
    var role: MaterialRoleName?

    @OptionGroup var output: OutputOptions

    func run() throws {
        _ = try output.chosenFormat()
        try output.deliver(DataReports.materials(role.flatMap { MaterialRole(rawValue: $0.rawValue) }))
    }
}

/// The values of `--role`.
enum MaterialRoleName: String, CaseIterable, ExpressibleByArgument {
    case electrolyte, cathode, anode, coating, interlayer, product, precursor, environment
}
