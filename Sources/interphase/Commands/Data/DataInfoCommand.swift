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
        var table = Table(
            title: "Embedded database \(ThermoSnapshot.name)",
            columns: [
                Column("property", tableVisibility: .essential), Column("value", tableVisibility: .essential),
            ])
        for (property, value) in try Self.facts(entries) { table.append([.text(property), .text(value)]) }
        try output.deliver(Report(schema: "interphase-data-info/1", database: entries.stamp, table: table))
    }

    private static func facts(_ entries: EntrySet) throws -> [(String, String)] {
        let provenance = entries.provenance
        return [
            ("name", provenance.name), ("version", provenance.version),
            ("energies", "formation energies in eV/atom, elements at zero"),
            ("calculation_type", provenance.calculationType),
            ("compounds", String(entries.compoundCount)), ("elements", String(entries.elementCount)),
            ("chemical_systems", String(entries.systemMasks.count)),
            ("stable_phases", String(entries.hullStatus.count { $0 == .stable })),
            ("phases_with_band_gap", String((0..<entries.count).count { entries.bandGap(at: $0) != nil })),
            ("doubtful_energies", try ThermoSnapshot.doubtfulEnergies().map(\.formula).joined(separator: ", ")),
            ("materials", String(try ThermoSnapshot.materials().materials.count)),
            ("sha256", ThermoSnapshot.statedDigest), ("source_sha256", try ThermoSnapshot.sourceDigest()),
            ("source", "Materials Project (2019), as published in npj Comput. Mater. 6, 97 (2020)"),
            ("doi", ThermoSnapshot.doi),
            ("band_gaps", "Matbench mp_gap, npj Comput. Mater. 6, 138 (2020), doi 10.1038/s41524-020-00406-3"),
            ("licence", "CC BY 4.0 (Materials Project, materialsproject.org)"),
        ]
    }
}
