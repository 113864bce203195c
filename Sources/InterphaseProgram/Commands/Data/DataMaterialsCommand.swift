internal import Analyses
internal import ArgumentParser
internal import Presentation
internal import Reports
internal import ThermoEntries
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
        var table = Table(
            title: "Materials known by name",
            columns: [
                Column("name", tableVisibility: .essential), Column("formula", tableVisibility: .essential),
                Column("role"), Column("family"), Column("ions", kind: .list), Column("aliases", kind: .list),
                Column("note", tableVisibility: .exportOnly),
                Column("sources", kind: .list, tableVisibility: .exportOnly),
            ])
        for material in try ThermoSnapshot.materials().materials where role?.matches(material.role) ?? true {
            table.append([
                .text(material.name), .text(material.formula), .text(material.role.rawValue), .text(material.family),
                .list(material.ions), .list(material.aliases), .text(material.note), .list(material.sources),
            ])
        }
        let entries = try ThermoSnapshot.mp2019()
        try output.deliver(
            Report(
                schema: "interphase-data-materials/1", database: entries.stamp,
                settings: [.init("role", .optional(role?.rawValue))], table: table))
    }
}

/// The values of `--role`.
enum MaterialRoleName: String, CaseIterable, ExpressibleByArgument {
    case electrolyte, cathode, anode, coating, interlayer, product, precursor, environment

    /// Whether the catalogue's role is the one meant.
    func matches(_ role: MaterialRole) -> Bool { role.rawValue == rawValue }
}
