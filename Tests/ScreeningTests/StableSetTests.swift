import Parallel
import Screening
import Testing
import ThermoEntries
import ThermoSnapshot
import Thermodynamics

@Suite("The committed stable set")
struct StableSetTests {
    @Test(
        "it is what the engine computes from the committed data, with and without the dilute phases",
        arguments: [true, false])
    func committedSetIsComputed(keepsDilute: Bool) async throws {
        let entries = try keepsDilute ? ThermoSnapshot.mp2019() : ThermoSnapshot.mp2019WithoutDilute()
        let distances = try await HullSweep(entries: entries, runner: ParallelRunner(threads: 2)).distances()
        #expect(distances.count == entries.count)
        let computed = distances.map { $0.energyAboveHull <= SystemHull.stableWithin ? HullStatus.stable : .unstable }
        let committed = entries.hullStatus
        let different = computed.indices.filter { computed[$0] != committed[$0] }
        #expect(
            different.isEmpty, "first of \(different.count): \(different.first.map { entries.formula(at: $0) } ?? "")")
    }
}
