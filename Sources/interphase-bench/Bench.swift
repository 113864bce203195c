import Screening
import ThermoEntries
import ThermoSnapshot
import Thermodynamics
import Foundation

@main struct Bench {
    static func main() async throws {
        let entries = try ThermoSnapshot.mp2019()
        let d = try await HullSweep(entries: entries, runner: ParallelRunner(threads: 2)).distances()
        let s = entries.settingHullStatus(d.map { $0.energyAboveHull <= SystemHull.stableWithin ? .stable : .unstable })
        let bytes = ThermoSnapshot.stableSetFile(for: s)
        try Data(bytes!).write(to: URL(fileURLWithPath: CommandLine.arguments[1]))
    }
}
