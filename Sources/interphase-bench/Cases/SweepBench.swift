internal import Chemistry
internal import Electrochemistry
internal import Parallel
internal import Screening
internal import ThermoEntries
internal import ThermoSnapshot
internal import Thermodynamics

/// The whole data set: stable set, and the coating funnel with every curve of every candidate.
enum SweepBench {
    private static let threads = 2

    static func stableSet(_ context: BenchContext) async throws -> [Measurement] {
        let sweep = HullSweep(entries: context.entries, runner: ParallelRunner(threads: threads))
        let stable = try await sweep.distances().map { $0.energyAboveHull <= SystemHull.stableWithin }
        guard stable == context.entries.hullStatus.map({ $0 == .stable }) else {
            throw WrongAnswer(description: "the committed stable set is another one")
        }
        let times = try await context.times { _ = try await sweep.distances() }
        let input =
            "hull distance and decomposition energy of all \(context.entries.compoundCount) compounds, \(threads) threads"
        return [Measurement("stable-set", input: input, seconds: times, unit: "s")]
    }

    static func windows(_ context: BenchContext) async throws -> [Measurement] {
        let ion = try WorkingIon(symbol: "Li")
        let sweep = WindowSweep(entries: context.entries, ion: ion, runner: ParallelRunner(threads: threads))
        let windows = await sweep.windows()
        let alone = WindowCalculator(entries: context.entries, ion: ion)
        guard let middle = windows.dropFirst(windows.count / 2).first,
            try middle.window.get().oxidationLimit
                == alone.window(of: context.entries.composition(at: middle.row)).oxidationLimit
        else {
            throw WrongAnswer(description: "a window of the sweep is not that of the compound alone")
        }
        let times = await context.times { _ = await sweep.windows() }
        let input = "all \(windows.count) compounds of Li, every breakpoint, \(threads) threads"
        return [Measurement("window-all", input: input, seconds: times, unit: "s")]
    }

    /// The same with the phases on which the limits hang.
    static func decisive(_ context: BenchContext) async throws -> [Measurement] {
        let ion = try WorkingIon(symbol: "Li")
        let sweep = WindowSweep(entries: context.entries, ion: ion, runner: ParallelRunner(threads: threads))
        let windows = await sweep.windows(withDecisivePhases: true)
        let sulfide = windows.first { context.entries.formula(at: $0.row) == "Li3PS4" }
        let named = sulfide?.decisive?.oxidation.map { context.entries.formula(at: $0.row) } ?? []
        guard let first = named.first, let limit = sulfide?.decisive?.oxidation.first?.valueWithout,
            let alone = try WindowCalculator(entries: context.entries.excluding([first]).set, ion: ion)
                .window(of: FormulaParser.parse("Li3PS4").composition).oxidationLimit,
            (alone - limit).magnitude < 1e-9
        else { throw WrongAnswer(description: "the limit of Li3PS4 without \(named) is another one") }
        let times = await context.times { _ = await sweep.windows(withDecisivePhases: true) }
        let input = "all \(windows.count) compounds of Li, each limit without each of its phases, \(threads) threads"
        return [Measurement("window-all-decisive", input: input, seconds: times, unit: "s")]
    }

    static func screen(_ context: BenchContext) async throws -> [Measurement] {
        let ion = try WorkingIon(symbol: "Li")
        let partners = ScreeningPartners(
            electrolyte: try FormulaParser.parse("Li3InCl6"), cathode: try FormulaParser.parse("LiNi0.8Mn0.1Co0.1O2"),
            ion: ion.element)
        let screen = CoatingScreen(
            entries: context.entries, ion: ion, partners: partners, criteria: ScreeningCriteria(),
            runner: ParallelRunner(threads: threads))
        let candidates = screen.allCandidates
        let check = try await screen.run(candidates: candidates, completely: true)
        guard check.failures.isEmpty,
            check.ranking.contains(where: { context.entries.formula(at: $0.row) == "LiAl5O8" })
        else {
            throw WrongAnswer(description: "LiAl5O8 is not on the list")
        }
        let funnel = try await context.times { _ = try await screen.run(candidates: candidates) }
        let complete = try await context.times { _ = try await screen.run(candidates: candidates, completely: true) }
        let input = "Li3InCl6 | NCM811, \(candidates.count) candidates, \(threads) threads"
        return [
            Measurement(
                "screen-funnel", input: input + ", each up to the stage that stops it", seconds: funnel, unit: "s"),
            Measurement(
                "screen-complete", input: input + ", window and three curves of each", seconds: complete, unit: "s"),
        ]
    }
}
