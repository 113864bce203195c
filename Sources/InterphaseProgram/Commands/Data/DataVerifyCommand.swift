internal import Analyses
internal import ArgumentParser
internal import Parallel
internal import Reports
internal import ThermoEntries
internal import ThermoSnapshot
internal import ThermoStore

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// `interphase data verify`: whether the embedded data, or those of a database file, are what they claim to be.
struct DataVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Self-check of the embedded data, or full check of a database file.",
        discussion: """
            Compares checksums, reads every material by its names, and computes the hull of every chemical system anew to \
            compare it with the embedded set of stable phases. Exit code 70 when something differs. Of a database file every page, \
            checksum and text is read; exit code 65 when it is damaged.

              interphase data verify
              interphase data verify oqmd.sqlite
            """)

    @Argument(help: "Database file; the embedded data unless given.")
    var path: String?

    @OptionGroup var output: OutputOptions

    func run() async throws {
        _ = try output.chosenFormat()
        if let path { return try verify(file: path) }
        let entries = try ThermoSnapshot.mp2019()
        let checks = try await EmbeddedChecks.all(
            of: entries, runner: ParallelRunner(threads: ProcessInfo.processInfo.activeProcessorCount),
            progress: output.progress("data verify"))
        try output.deliver(
            DataReports.checks(checks, title: "Self-check of the embedded data", stamp: entries.stamp))
        if let bad = checks.first(where: { !$0.passed }) {
            throw CommandFailure.fault(
                "\(bad.name): expected \(bad.expected), found \(bad.found); install the program again")
        }
    }

    private func verify(file path: String) throws {
        let store = try ThermoStore(path: try DatabaseSource.path(of: path))
        let checks = try store.verify()
        try output.deliver(DataReports.checks(checks, title: "Check of \(path)", stamp: store.facts.stamp))
        if let bad = checks.first(where: { !$0.passed }) {
            throw CommandFailure.badInput(
                "\(path): the database is damaged: \(bad.name): expected \(bad.expected), found \(bad.found); "
                    + "make it again with 'interphase data import'")
        }
    }
}
