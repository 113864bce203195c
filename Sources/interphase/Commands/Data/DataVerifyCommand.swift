internal import ArgumentParser
internal import Chemistry
internal import Foundation
internal import Presentation
internal import Screening
internal import ThermoEntries
internal import ThermoSnapshot
internal import Thermodynamics

/// `interphase data verify`: whether the embedded data are what they claim to be.
struct DataVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Self-check of the embedded data.",
        discussion: """
            Compares checksums, reads every material by its names, and computes the hull of every chemical system anew to \
            compare it with the embedded set of stable phases. Exit code 70 when something differs.
            """)

    @OptionGroup var output: OutputOptions

    func run() async throws {
        _ = try output.chosenFormat()
        let entries = try ThermoSnapshot.mp2019()
        let checks = [Self.checksum(), try Self.names(), try await stableSet(entries)]
        var table = Table(
            title: "Self-check of the embedded data",
            columns: [
                Column("check", tableVisibility: .essential), Column("expected", tableVisibility: .exportOnly),
                Column("found", tableVisibility: .exportOnly),
                Column("passed", kind: .boolean, tableVisibility: .essential),
            ])
        for check in checks {
            table.append([
                .text(check.name), .text(check.expected), .text(check.found), .boolean(check.expected == check.found),
            ])
        }
        try output.deliver(Report(schema: "interphase-data-verify/1", database: entries.stamp, table: table))
        if let bad = checks.first(where: { $0.expected != $0.found }) {
            throw CommandFailure.fault(
                "\(bad.name): expected \(bad.expected), found \(bad.found); install the program again")
        }
    }

    private struct Check {
        var name: String
        var expected: String
        var found: String
    }

    private static func checksum() -> Check {
        Check(
            name: "SHA-256 of the data", expected: ThermoSnapshot.statedDigest, found: ThermoSnapshot.computedDigest())
    }

    private static func names() throws -> Check {
        let catalogue = try ThermoSnapshot.materials()
        let names = catalogue.materials.flatMap { [$0.name, $0.formula] + $0.aliases }
        let unread = names.filter { (try? catalogue.resolve($0)) == nil }
        return Check(
            name: "names of materials that can be read", expected: String(names.count),
            found: String(names.count - unread.count))
    }

    private func stableSet(_ entries: EntrySet) async throws -> Check {
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
        return Check(
            name: "hull status computed anew", expected: "\(entries.count) phases agree",
            found: "\(agreeing) phases agree")
    }
}
