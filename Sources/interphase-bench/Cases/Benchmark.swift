/// A named task that checks its own answer and returns its figures.
struct Benchmark: Sendable {
    let name: String
    let run: @Sendable (BenchContext) async throws -> [Measurement]
}

/// All cases in the order in which they run.
enum Benchmarks {
    static let all = [
        Benchmark(name: "equilibrium-lp", run: EquilibriumBench.run),
        Benchmark(name: "interface", run: InterfaceBench.run),
        Benchmark(name: "window", run: WindowBench.run),
        Benchmark(name: "uncertainty", run: WindowBench.uncertainty),
        Benchmark(name: "window-all", run: SweepBench.windows),
        Benchmark(name: "window-all-decisive", run: SweepBench.decisive),
        Benchmark(name: "many-elements", run: ManyElementsBench.run),
        Benchmark(name: "stable-set", run: SweepBench.stableSet),
        Benchmark(name: "screen", run: SweepBench.screen),
        Benchmark(name: "store", run: StoreBench.run),
        Benchmark(name: "import", run: ImportBench.run),
        Benchmark(name: "process", run: ProcessBench.run),
    ]
}
