internal import ArgumentParser
internal import Chemistry
internal import Presentation
internal import ThermoEntries
internal import ThermoSnapshot

/// `interphase data info`: where the embedded numbers come from.
struct DataInfoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "info", abstract: "Provenance, licence, checksums and counts of the embedded data.")

    @OptionGroup var output: OutputOptions

    func run() throws {
        _ = try output.chosenFormat()
        let entries = try ThermoSnapshot.mp2019()
        let facts = try Self.facts(entries)
        var table = Table(
            title: "Embedded database \(ThermoSnapshot.name)",
            columns: facts.map { Column($0.name, kind: $0.kind, tableVisibility: .detail) })
        table.append(facts.map(\.value))
        try output.deliver(Report(schema: "interphase-data-info/1", database: entries.stamp, table: table))
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
