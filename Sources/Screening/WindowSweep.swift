internal import Chemistry
public import Electrochemistry
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
    }

    /// The data.
    public let entries: EntrySet
    /// The working ion.
    public let ion: WorkingIon
    /// How the energy of each compound is taken.
    public let mode: StabilityWindow.Mode
    /// Workers.
    public let runner: ParallelRunner

    /// A sweep over one data set for one ion.
    public init(entries: EntrySet, ion: WorkingIon, mode: StabilityWindow.Mode = .hull, runner: ParallelRunner) {
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
    /// - Complexity: one parametric program per compound.
    public func windows(completed: (@Sendable (Int) -> Void)? = nil) async -> [Outcome] {
        let index = SystemIndex(entries)
        let sweep = self
        let parts = await runner.map(systems, completed: completed) { sweep.windows(of: $0, index: index) }
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

    private func windows(of rows: Range<Int>, index: SystemIndex) -> [Outcome] {
        let calculator = WindowCalculator(entries: entries, ion: ion, index: index)
        let compounds = compounds(in: rows)
        do throws(ThermodynamicsError) {
            var tracer = try calculator.tracer(for: entries.composition(at: rows.lowerBound))
            return compounds.map { window(of: $0.composition, row: $0.row, &tracer) }
        } catch {
            return compounds.map { Outcome(row: $0.row, window: .failure(error)) }
        }
    }

    private func window(of composition: Composition, row: Int, _ tracer: inout EvolutionTracer) -> Outcome {
        let window = Result { () throws(ThermodynamicsError) in
            StabilityWindow(
                try tracer.evolution(of: composition), ion: ion, mode: mode, entryRow: row,
                energyPerAtom: entries.energies[row])
        }
        return Outcome(row: row, window: window)
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
