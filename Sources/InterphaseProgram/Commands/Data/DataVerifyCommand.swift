internal import Analyses
internal import ArgumentParser
internal import Chemistry
internal import Parallel
internal import Presentation
internal import Reports
internal import Screening
internal import ThermoEntries
internal import ThermoSnapshot
internal import ThermoStore
internal import Thermodynamics

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
        let checks = [Self.checksum(), try Self.names(), try await stableSet(entries)]
        try deliver(checks, title: "Self-check of the embedded data", stamp: entries.stamp)
        if let bad = checks.first(where: { !$0.passed }) {
            throw CommandFailure.fault(
                "\(bad.name): expected \(bad.expected), found \(bad.found); install the program again")
        }
    }

    private func verify(file path: String) throws {
        let store = try ThermoStore(path: try DatabaseSource.path(of: path))
        let checks = try store.verify()
        try deliver(checks, title: "Check of \(path)", stamp: store.facts.stamp)
        if let bad = checks.first(where: { !$0.passed }) {
            throw CommandFailure.badInput(
                "\(path): the database is damaged: \(bad.name): expected \(bad.expected), found \(bad.found); "
                    + "make it again with 'interphase data import'")
        }
    }

    private func deliver(_ checks: [StoreCheck], title: String, stamp: DatabaseStamp) throws {
        var table = Table(
            title: title,
            columns: [
                Column("check", tableVisibility: .essential), Column("expected", tableVisibility: .exportOnly),
                Column("found", tableVisibility: .exportOnly),
                Column("passed", kind: .boolean, tableVisibility: .essential),
            ])
        for check in checks {
            table.append([.text(check.name), .text(check.expected), .text(check.found), .boolean(check.passed)])
        }
        try output.deliver(Report(schema: "interphase-data-verify/1", database: stamp, table: table))
    }

    private static func checksum() -> StoreCheck {
        StoreCheck(
            name: "SHA-256 of the data", expected: ThermoSnapshot.statedDigest, found: ThermoSnapshot.computedDigest())
    }

    private static func names() throws -> StoreCheck {
        let catalogue = try ThermoSnapshot.materials()
        let names = catalogue.materials.flatMap { [$0.name, $0.formula] + $0.aliases }
        let unread = names.filter { (try? catalogue.resolve($0)) == nil }
        return StoreCheck(
            name: "names of materials that can be read", expected: String(names.count),
            found: String(names.count - unread.count))
    }

    private func stableSet(_ entries: EntrySet) async throws -> StoreCheck {
        let runner = ParallelRunner(threads: ProcessInfo.processInfo.activeProcessorCount)
        let sweep = HullSweep(entries: entries, runner: runner)
        let progress = output.progress("data verify")
        let total = sweep.systemCount
        let distances = try await sweep.distances(completed: { progress.update(completed: $0, of: total) })
        progress.finish()
        let agreeing = distances.count { distance in
            let isStable = distance.energyAboveHull <= SystemHull.stableWithin
            return isStable == (entries.hullStatus[distance.row] == .stable)
        }
        return StoreCheck(
            name: "hull status computed anew", expected: "\(entries.count) phases agree",
            found: "\(agreeing) phases agree")
    }
}
