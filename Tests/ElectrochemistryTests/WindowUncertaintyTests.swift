import Chemistry
import Electrochemistry
import TestSupport
import Testing
import ThermoEntries
import ThermoSnapshot
import Thermodynamics

/// Scatter of windows where it is known in closed form.
@Suite("Windows under uncertain energies")
struct WindowUncertaintyTests {
    private let lithium = WorkingIon(.lithium, valence: 1)

    private func uncertainty(
        _ formula: String, _ phases: [FixturePhase], mode: EnergyChoice = .hull, _ sampling: EnergySampling
    ) throws -> WindowUncertainty {
        let entries = try Fixture.entries(phases, prefix: "sampled")
        return try WindowCalculator(entries: entries, ion: lithium)
            .uncertainty(of: Fixture.composition(formula), mode: mode, sampling: sampling)
    }

    private let fluoride = [FixturePhase("Li", 0), FixturePhase("F", 0), FixturePhase("LiF", -3)]

    @Test("the limit of a binary salt is normal with twice the deviation per atom", arguments: [UInt64(1), 20_261_024])
    func normalLimit(_ seed: UInt64) throws {
        let sampling = try EnergySampling(standardDeviation: 0.05, samples: 4000, seed: seed)
        let result = try uncertainty("LiF", fluoride, sampling)
        // V = -2 e per electron, e normal around -3 with 0.05: mean 6, deviation 0.1; the 5 % point lies 1.644854 deviations below.
        // Standard error of that quantile: sqrt(p (1 - p) / n) / 0.103136 = 0.0334 deviations, of the median 0.0198.
        let interval = try #require(result.oxidation.interval)
        #expect((interval.lowerBound - (6 - 0.1644854)).magnitude < 5 * 0.00334, "seed \(seed)")
        #expect((interval.upperBound - (6 + 0.1644854)).magnitude < 5 * 0.00334, "seed \(seed)")
        #expect((try #require(result.oxidation.median) - 6).magnitude < 5 * 0.00198, "seed \(seed)")
        #expect(result.oxidation.shareWithout == 0)
        #expect(result.oxidation.products.map(\.share) == [1])
        // Lithium never takes up more: every sample is stable against the metal, at 0 V.
        #expect(result.reduction.interval == 0...0)
        #expect(result.reduction.shareWithout == 1)
        #expect(result.shareUnstable == 0)
    }

    @Test("samples that are stable against the metal count with their limit of 0 V")
    func stableSamples() throws {
        // LiS + Li -> Li2S at V = 2 e(LiS) - 3 e(Li2S) = 0.02, deviation 0.01 sqrt(4 + 9) = 0.036056; below 0 V the limit is 0 V, which
        // happens with probability Phi(-0.5547) = 0.28955. The median of max(0, V) is that of V.
        let phases = [
            FixturePhase("Li", 0), FixturePhase("S", 0), FixturePhase("LiS", -1), FixturePhase("Li2S", -2.02 / 3),
        ]
        let sampling = try EnergySampling(standardDeviation: 0.01, samples: 4000, seed: 9)
        let limit = try uncertainty("LiS", phases, sampling).reduction
        #expect((limit.shareWithout - 0.28955).magnitude < 5 * 0.00717)
        #expect(limit.interval?.lowerBound == 0)
        #expect((try #require(limit.median) - 0.02).magnitude < 5 * 0.0007146)
        // 0.02 + 1.644854 * 0.036056; standard error of the 95 % point 0.0334 deviations.
        #expect((try #require(limit.interval).upperBound - 0.079307).magnitude < 5 * 0.001204)
    }

    @Test("a composition without the ion has no oxidation limit in any sample")
    func unbounded() throws {
        let phases = [FixturePhase("Li", 0), FixturePhase("F", 0), FixturePhase("LiF", -3)]
        let sampling = try EnergySampling(standardDeviation: 0.05, samples: 20, seed: 2)
        let result = try uncertainty("F", phases, sampling)
        #expect(result.oxidation.interval == nil)
        #expect(result.oxidation.median == nil)
        #expect(result.oxidation.shareWithout == 1)
    }

    @Test("a phase one deviation below the hull is unstable in 15.87 % of the samples")
    func instability() throws {
        let phases = [FixturePhase("Li", 0), FixturePhase("F", 0), FixturePhase("LiF", -0.03)]
        let sampling = try EnergySampling(standardDeviation: 0.03, samples: 4000, seed: 7)
        let result = try uncertainty("LiF", phases, mode: .own, sampling)
        // Five standard errors of a share: 5 sqrt(0.158655 * 0.841345 / 4000) = 0.0289.
        #expect((try #require(result.shareUnstable) - 0.158655).magnitude < 0.0289)
        #expect(result.shareWithoutWindow == result.shareUnstable)
    }

    @Test("which product set occurs follows from which of two rivals drew the lower energy")
    func rivals() throws {
        // Extraction from Li2S gives LiS2 and more, or S: with equal tie-line energies each occurs in half of the samples.
        let phases = [
            FixturePhase("Li", 0), FixturePhase("P", 0), FixturePhase("S", 0), FixturePhase("Li2S", -1.4),
            FixturePhase("LiS", -1.05),
        ]
        let sampling = try EnergySampling(standardDeviation: 0.001, samples: 4000, seed: 3)
        let result = try uncertainty("Li2S", phases, sampling)
        #expect(result.oxidation.products.count == 2)
        #expect(result.oxidation.products.map(\.share).reduce(0, +) == 1)
        // LiS (2 atoms) lies below the tie line Li2S-S when e(LiS) 2 < e(Li2S) 1.5: normal around 0, so one half.
        #expect((result.oxidation.products[0].share - 0.5).magnitude < 5 * 0.0079)
    }

    @Test("without errors every sample is the window itself")
    func noErrors() throws {
        let entries = try ThermoSnapshot.mp2019()
        let calculator = WindowCalculator(entries: entries, ion: lithium)
        let composition = try Fixture.composition("Li6PS5Cl")
        let window = try calculator.window(of: composition)
        let result = try calculator.uncertainty(
            of: composition, sampling: EnergySampling(standardDeviation: 0, samples: 3))
        #expect(Agreement.holds(result.reduction.median, try #require(window.reductionLimit), within: 1e-9))
        #expect(Agreement.holds(result.oxidation.median, try #require(window.oxidationLimit), within: 1e-9))
        #expect(result.reduction.products.map(\.rows) == [window.reduction?.products.map(\.row)])
        #expect(result.reduction.products.map(\.share) == [1])
    }

    @Test("an entry that states its own deviation varies by that one, others by that of the sampling")
    func ownDeviations() throws {
        let stated = { (deviation: Double) in
            let set = try Fixture.entries(fluoride, prefix: "sampled")
            let entries = (0..<set.count).map { row in
                var entry = set.entry(at: row)
                if entry.composition.elements.count == 2 { entry.energyDeviation = deviation }
                return entry
            }
            let empty = EntrySet(provenance: Provenance(name: "stated", version: "1"))
            return WindowCalculator(entries: try empty.adding(entries).set, ion: lithium)
        }
        let composition = try Fixture.composition("LiF")
        let sampling = try EnergySampling(standardDeviation: 0.02, samples: 200, seed: 11)
        let still = try stated(0).uncertainty(of: composition, sampling: sampling).oxidation
        // -2 (-3 eV) per electron.
        #expect(still.interval == 6...6)
        let wide = try EnergySampling(standardDeviation: 0.07, samples: 200, seed: 11)
        #expect(
            try stated(0.07).uncertainty(of: composition, sampling: sampling).oxidation
                == uncertainty("LiF", fluoride, wide).oxidation)
    }

    @Test("equal seeds give equal results, other seeds do not")
    func seeds() throws {
        let draw = { (seed: UInt64) in
            let sampling = try EnergySampling(standardDeviation: 0.03, samples: 50, seed: seed)
            return try uncertainty("LiF", fluoride, sampling).oxidation
        }
        #expect(try draw(5) == draw(5))
        #expect(try draw(5) != draw(6))
    }

    @Test("deviations and counts that make no sense are refused")
    func refusals() {
        for deviation in [-0.1, .nan, .infinity] {
            #expect(throws: ElectrochemistryError.self) { try EnergySampling(standardDeviation: deviation) }
        }
        for samples in [0, -5, 1_000_001] {
            let error = #expect(throws: ElectrochemistryError.self) {
                try EnergySampling(standardDeviation: 0.03, samples: samples)
            }
            #expect(error?.kind == .invalidSampling)
        }
    }
}
