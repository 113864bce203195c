internal import Chemistry
package import Parallel
internal import Screening
package import ThermoEntries
internal import ThermoSnapshot
package import ThermoStore
internal import Thermodynamics

/// The self-check of the embedded data.
package enum EmbeddedChecks {
    /// Checksum, names of materials, and the hull of every chemical system computed anew.
    package static func all(
        of entries: EntrySet, runner: ParallelRunner, progress: any ProgressReporter
    ) async throws -> [StoreCheck] {
        [checksum(), try names(), try await stableSet(entries, runner, progress)]
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

    private static func stableSet(
        _ entries: EntrySet, _ runner: ParallelRunner, _ progress: any ProgressReporter
    ) async throws -> StoreCheck {
        let sweep = HullSweep(entries: entries, runner: runner)
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

extension EntrySet {
    /// The set with the hull status of every row, computed unless it is known.
    package func withHullStatus(runner: ParallelRunner, progress: any ProgressReporter) async throws -> EntrySet {
        guard hullStatus.contains(.unknown) else { return self }
        let sweep = HullSweep(entries: self, runner: runner)
        let total = sweep.systemCount
        let distances = try await sweep.distances(completed: { progress.update(completed: $0, of: total) })
        progress.finish()
        var statuses = hullStatus
        for distance in distances {
            statuses[distance.row] = distance.energyAboveHull <= SystemHull.stableWithin ? .stable : .unstable
        }
        return settingHullStatus(statuses)
    }
}
