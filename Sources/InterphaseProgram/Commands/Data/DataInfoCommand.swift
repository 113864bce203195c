internal import Analyses
internal import ArgumentParser
internal import Chemistry
internal import Presentation
internal import Reports
internal import ThermoEntries
internal import ThermoSnapshot
internal import ThermoStore

/// `interphase data info`: where the numbers of the embedded data, or of a database file, come from.
struct DataInfoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "info", abstract: "Provenance, licence, checksums and counts of the embedded data.",
        discussion: """
            With --database the same of a database file. Databases of the data folder (INTERPHASE_DATA, or \
            ~/.local/share/interphase) are listed by their names.

              interphase data info
              interphase data info --database oqmd.sqlite
            """)

    @Option(help: ArgumentHelp("Database file, or a name in the data folder.", valueName: "name or path"))
    var database = ThermoSnapshot.name

    @OptionGroup var output: OutputOptions

    func run() throws {
        _ = try output.chosenFormat()
        if database != ThermoSnapshot.name {
            let path = try DatabaseSource.path(of: database)
            let facts = try ThermoStore(path: path).facts
            return try deliver(Self.facts(facts), title: "Database \(path)", stamp: facts.stamp)
        }
        let entries = try ThermoSnapshot.mp2019()
        try deliver(
            try Self.facts(entries), title: "Embedded database \(ThermoSnapshot.name)", stamp: entries.stamp,
            footnotes: DatabaseFolder.note)
    }

    private func deliver(_ facts: [Fact], title: String, stamp: DatabaseStamp, footnotes: [String] = []) throws {
        var table = Table(
            title: title, columns: facts.map { Column($0.name, kind: $0.kind, tableVisibility: .detail) },
            footnotes: footnotes)
        table.append(facts.map(\.value))
        try output.deliver(Report(schema: "interphase-data-info/1", database: stamp, table: table))
    }

    private static func facts(_ facts: StoreFacts) -> [Fact] {
        [
            .text("name", facts.provenance.name), .text("version", facts.provenance.version),
            .text("energies", "formation energies in eV/atom, elements at zero"),
            .text("calculation_type", facts.provenance.calculationType), .count("phases", facts.phases),
            .count("chemical_systems", facts.systems), .count("stable_phases", facts.stablePhases),
            .text("sha256", facts.provenance.sha256), .text("source", facts.source),
            .text("source_sha256", facts.sourceSHA256),
        ]
    }

    private struct Fact {
        var name: String
        var kind: Column.Kind
        var value: Cell

        static func text(_ name: String, _ value: String) -> Fact { Fact(name: name, kind: .text, value: .text(value)) }
        static func count(_ name: String, _ value: Int) -> Fact {
            Fact(name: name, kind: .integer, value: .integer(value))
        }
    }

    private static func facts(_ entries: EntrySet) throws -> [Fact] {
        let provenance = entries.provenance
        return [
            .text("name", provenance.name), .text("version", provenance.version),
            .text("energies", "formation energies in eV/atom, elements at zero"),
            .text("calculation_type", provenance.calculationType),
            .count("compounds", entries.compoundCount), .count("elements", entries.elementCount),
            .count("chemical_systems", entries.systemMasks.count),
            .count("stable_phases", entries.hullStatus.count { $0 == .stable }),
            .count("phases_with_band_gap", (0..<entries.count).count { entries.bandGap(at: $0) != nil }),
            Fact(
                name: "doubtful_energies", kind: .list,
                value: .list(try ThermoSnapshot.doubtfulEnergies().map(\.name))),
            .count("materials", try ThermoSnapshot.materials().materials.count),
            .text("sha256", ThermoSnapshot.statedDigest), .text("source_sha256", try ThermoSnapshot.sourceDigest()),
            .text("source", "Materials Project (2019), as published in npj Comput. Mater. 6, 97 (2020)"),
            .text("doi", ThermoSnapshot.doi),
            .text("band_gaps", "Matbench mp_gap, npj Comput. Mater. 6, 138 (2020), doi 10.1038/s41524-020-00406-3"),
            .text("licence", "CC BY 4.0 (Materials Project, materialsproject.org)"),
        ]
    }
}
