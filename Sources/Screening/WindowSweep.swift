internal import Chemistry
public import Electrochemistry
public import Parallel
public import ThermoEntries
public import Thermodynamics

/// Windows of every compound of a data set that contains the working ion, every breakpoint exact, in parallel.
///
/// Compounds of one chemical system share one linear program; only its right-hand side changes between them.
public struct WindowSweep: Sendable {
    /// The window of one compound.
    public struct Outcome: Sendable {
        /// Row of the compound (its lowest polymorph) in the entries.
        public let row: Int
        /// Its window, or why there is none.
        public let window: Result<StabilityWindow, ThermodynamicsError>
        /// The phases on which its limits hang; nil when nobody asked, or there is no window.
        public internal(set) var decisive: DecisiveLimits?
    }

    /// The data.
    public let entries: EntrySet
    /// The working ion.
    public let ion: WorkingIon
    /// How the energy of each compound is taken.
    public let mode: EnergyChoice
    /// Workers.
    public let runner: ParallelRunner

    /// A sweep over one data set for one ion.
    public init(entries: EntrySet, ion: WorkingIon, mode: EnergyChoice = .hull, runner: ParallelRunner) {
        self.entries = entries
        self.ion = ion
        self.mode = mode
        self.runner = runner
    }

    /// Chemical systems a sweep goes through, for progress.
    public var systemCount: Int { systems.count }

    /// Windows of all compounds with the ion, one per composition, in the order of the rows.
    ///
    /// `completed` hears the number of chemical systems done so far, from any thread. A compound that fails (an element without
    /// reference, a curve that could not be certified) fails alone.
    /// - Complexity: one parametric program per compound; `withDecisivePhases` one short run more per phase beside each limit.
    public func windows(
        withDecisivePhases: Bool = false, completed: (@Sendable (Int) -> Void)? = nil
    ) async -> [Outcome] {
        let sweep = self
        let parts = await runner.map(systems, completed: completed) {
            sweep.windows(of: $0, withDecisivePhases)
        }
        return parts.flatMap { $0 }
    }

    /// Row ranges of the systems that hold the ion and something else.
    private var systems: [Range<Int>] {
        let bit = ChemicalSystem([ion.element]).mask
        let starts = entries.systemStarts
        return entries.systemMasks.enumerated().compactMap { position, mask in
            mask & bit != 0 && mask != bit ? Int(starts[position])..<Int(starts[position + 1]) : nil
        }
    }

    private func windows(of rows: Range<Int>, _ withDecisivePhases: Bool) -> [Outcome] {
        let calculator = WindowCalculator(entries: entries, ion: ion)
        let compounds = compounds(in: rows)
        do throws(ThermodynamicsError) {
            let first = entries.composition(at: rows.lowerBound)
            var tracer = try calculator.tracer(for: first)
            var everyPhase = withDecisivePhases ? try calculator.tracer(for: first, candidates: .all) : nil
            return compounds.map { outcome($0.composition, row: $0.row, calculator, &tracer, &everyPhase) }
        } catch {
            return compounds.map { Outcome(row: $0.row, window: .failure(error)) }
        }
    }

    /// The window of one compound; with a tracer over every phase also what it hangs on.
    private func outcome(
        _ composition: Composition, row: Int, _ calculator: WindowCalculator, _ tracer: inout EvolutionTracer,
        _ everyPhase: inout EvolutionTracer?
    ) -> Outcome {
        do throws(ThermodynamicsError) {
            let evolution = try tracer.evolution(of: composition)
            let window = StabilityWindow(
                evolution, ion: ion, mode: mode, entryRow: row, energyPerAtom: entries.energies[row])
            var outcome = Outcome(row: row, window: .success(window))
            if var every = everyPhase {
                outcome.decisive = try calculator.decisiveLimits(of: window, evolution, &every)
                everyPhase = every
            }
            return outcome
        } catch {
            return Outcome(row: row, window: .failure(error))
        }
    }

    /// One row per composition: polymorphs follow their lowest entry and share its window.
    private func compounds(in rows: Range<Int>) -> [(row: Int, composition: Composition)] {
        var compounds: [(row: Int, composition: Composition)] = []
        for row in rows {
            let composition = entries.composition(at: row)
            if compounds.last?.composition != composition { compounds.append((row, composition)) }
        }
        return compounds
    }
}
