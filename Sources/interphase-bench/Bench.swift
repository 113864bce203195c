import Screening
import ThermoEntries
import ThermoSnapshot
import Thermodynamics

@main struct Bench {
    static func main() async throws {
        let clock = ContinuousClock()
        let t0 = clock.now
        let entries = try ThermoSnapshot.mp2019()
        print("load", clock.now - t0, entries.count)
        for threads in [1, 2] {
            let t1 = clock.now
            let d = try await HullSweep(entries: entries, runner: ParallelRunner(threads: threads)).distances()
            print(threads, "sweep", clock.now - t1, d.count, d.filter { $0.energyAboveHull <= 1e-6 }.count)
        }
    }
}
