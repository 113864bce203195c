internal import ThermoEntries
internal import ThermoSnapshot

/// What every case needs: the data, the number of runs, the binary for whole processes.
struct BenchContext: Sendable {
    let entries: EntrySet
    let repeats: Int
    let binary: String?

    init(repeats: Int, binary: String?) throws {
        entries = try ThermoSnapshot.mp2019()
        self.repeats = max(1, repeats)
        self.binary = binary
    }

    /// Seconds per call of `body`, `count` calls a run, one run to warm up.
    func times(count: Int = 1, _ body: () throws -> Void) rethrows -> [Double] {
        var seconds: [Double] = []
        let clock = ContinuousClock()
        for run in 0...repeats {
            let start = clock.now
            for _ in 0..<count { try body() }
            if run > 0 { seconds.append((clock.now - start).seconds / Double(count)) }
        }
        return seconds
    }

    /// The same for asynchronous work, with at most five runs.
    func times(_ body: () async throws -> Void) async rethrows -> [Double] {
        var seconds: [Double] = []
        let clock = ContinuousClock()
        for run in 0...min(repeats, 5) {
            let start = clock.now
            try await body()
            if run > 0 { seconds.append((clock.now - start).seconds) }
        }
        return seconds
    }
}

extension Duration {
    /// The duration in seconds.
    var seconds: Double {
        let parts = components
        return Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
    }
}

/// SplitMix64: a small repeatable generator.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
