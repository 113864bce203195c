import Parallel
import Screening
import TestSupport
import Testing
import ThermoEntries
import Thermodynamics

/// The hull of a whole set, full of ties, for every order of its phases and every number of threads.
@Suite("Order of input and number of threads")
struct OrderAndThreadsTests {
    @Test("H6 integer-energy hulls: the same distances, bit for bit", arguments: [201, 202, 203, 204] as [UInt64])
    func sweep(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let list = IntegerHull.phases(elements: 5, compounds: 150, &random)
        let expected = try await digest(list, threads: 1)
        #expect(expected.count == list.count, "seed \(seed)")
        for threads in [1, 2, 3, 16] {
            let found = try await digest(list.shuffled(using: &random), threads: threads)
            #expect(found == expected, "seed \(seed) threads \(threads)")
        }
    }

    /// One line per row: id, formula, both energies with all digits.
    private func digest(_ list: [FixturePhase], threads: Int) async throws -> [String] {
        let entries = try Fixture.entries(list, prefix: "threads")
        let distances = try await HullSweep(entries: entries, runner: ParallelRunner(threads: threads)).distances()
        return distances.map { distance in
            let without = distance.decompositionEnergy.map(\.description) ?? "-"
            return
                "\(entries.id(at: distance.row)) \(entries.formula(at: distance.row)) \(distance.energyAboveHull) \(without)"
        }
    }
}
