internal import Analyses
internal import Chemistry
package import Presentation
internal import ThermoEntries
package import ThermoSnapshot
package import ThermoStore

extension DataReports {
    /// Provenance, licence, checksums and counts of the embedded data.
    package static func embedded() throws -> Report {
        let entries = try ThermoSnapshot.mp2019()
        return report(
            try facts(entries), title: "Embedded database \(ThermoSnapshot.name)", stamp: entries.stamp,
            footnotes: DatabaseFolder.note)
    }

    /// The same of a database file.
    package static func database(_ facts: StoreFacts, at path: String) -> Report {
        report(Self.facts(facts), title: "Database \(path)", stamp: facts.stamp)
    }

    /// The names that are understood wherever a formula is; of one role, or all.
    package static func materials(_ role: MaterialRole?) throws -> Report {
        var table = Table(
            title: "Materials known by name",
            columns: [
                Column("name", tableVisibility: .essential), Column("formula", tableVisibility: .essential),
                Column("role"), Column("family"), Column("ions", kind: .list), Column("aliases", kind: .list),
                Column("note", tableVisibility: .exportOnly),
                Column("sources", kind: .list, tableVisibility: .exportOnly),
            ])
        for material in try ThermoSnapshot.materials().materials where role == nil || role == material.role {
            table.append([
                .text(material.name), .text(material.formula), .text(material.role.rawValue), .text(material.family),
                .list(material.ions), .list(material.aliases), .text(material.note), .list(material.sources),
            ])
        }
        let entries = try ThermoSnapshot.mp2019()
        return Report(
            schema: "interphase-data-materials/1", database: entries.stamp,
            settings: [.init("role", .optional(role?.rawValue))], table: table)
    }

    private static func report(_ facts: [Fact], title: String, stamp: DatabaseStamp, footnotes: [String] = []) -> Report {
        var table = Table(
            title: title, columns: facts.map { Column($0.name, kind: $0.kind, tableVisibility: .detail) },
            footnotes: footnotes)
        table.append(facts.map(\.value))
        return Report(schema: "interphase-data-info/1", database: stamp, table: table)
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
            Fact(
                name: "energy_scales", kind: .list,
                value: .list(EnergyScale.allCases.map { "\($0.rawValue): \($0.text ?? "as the source gives them")" })),
            .count("measured_compounds", try ThermoSnapshot.measuredEnthalpies().count),
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
