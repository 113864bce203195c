internal import Analyses
internal import ArgumentParser
internal import Reports
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
        guard database != ThermoSnapshot.name else { return try output.deliver(DataReports.embedded()) }
        let path = try DatabaseSource.path(of: database)
        try output.deliver(DataReports.database(ThermoStore(path: path).facts, at: path))
    }
}
