internal import ArgumentParser
internal import Presentation
internal import ThermoEntries
internal import ThermoStore

/// `interphase data`: what is inside the program.
struct DataCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "data",
        abstract: "The embedded data: provenance, materials, entries, self-check.",
        discussion: """
              interphase data info
              interphase data materials --role coating
              interphase data list --system Li-P-S
              interphase data verify
              interphase data import entries.json phases.csv
              interphase data import oqmd.csv.gz oqmd.sqlite
              interphase data audit my-vasp-runs.json
              interphase data fetch optimade --provider mp --system Li-P-S --output lps.json
            """,
        subcommands: [
            DataInfoCommand.self, DataMaterialsCommand.self, DataListCommand.self, DataVerifyCommand.self,
            DataImportCommand.self, DataAuditCommand.self, DataFetchCommand.self,
        ])
}

extension EntrySet {
    /// The set as printed into every export.
    var stamp: DatabaseStamp {
        DatabaseStamp(
            name: provenance.name, version: provenance.version, sha256: provenance.sha256, phases: totalCount)
    }
}

extension StoreFacts {
    /// The database as printed into every export.
    var stamp: DatabaseStamp {
        DatabaseStamp(
            name: provenance.name, version: provenance.version, sha256: provenance.sha256, phases: phases)
    }
}
