internal import Analyses
internal import ArgumentParser
internal import Reports

/// `interphase data`: what is inside the program, files of entries, databases, and the network.
struct DataCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "data",
        abstract: "Data: what is built in, import and databases, corrections, downloads.",
        discussion: """
              interphase data info
              interphase data materials --role coating
              interphase data flags
              interphase data list --system Li-P-S
              interphase data measured LiBr Li2S
              interphase data verify
              interphase data import entries.json phases.csv
              interphase data import oqmd.csv.gz oqmd.sqlite
              interphase data audit my-vasp-runs.json
              interphase data fetch optimade --provider mp --system Li-P-S --output lps.json
            """,
        subcommands: [
            DataInfoCommand.self, DataMaterialsCommand.self, DataFlagsCommand.self, DataListCommand.self,
            DataMeasuredCommand.self, DataVerifyCommand.self,
            DataImportCommand.self, DataAuditCommand.self, DataFetchCommand.self,
        ])
}
