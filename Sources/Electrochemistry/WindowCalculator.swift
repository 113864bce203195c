public import Chemistry
public import ConvexCore
public import ThermoEntries
public import Thermodynamics

/// Windows and profiles of compositions against one data set and one ion.
public struct WindowCalculator: Sendable {
    /// The data.
    public let entries: EntrySet
    /// The working ion.
    public let ion: WorkingIon
    /// Tolerances of the core.
    public let settings: LPSettings

    /// Finds subsystems quickly; worth its making for more than a few dozen compositions.
    public let index: SystemIndex?

    /// A calculator for one ion.
    public init(
        entries: EntrySet, ion: WorkingIon, index: SystemIndex? = nil, settings: LPSettings = LPSettings()
    ) {
        self.entries = entries
        self.index = index
        self.ion = ion
        self.settings = settings
    }

    /// A tracer over the chemical system of a composition and the ion, for many questions about that system.
    ///
    /// - Throws: the errors of `EvolutionTracer`; `missingElements` when the ion has no metal (or gas) in the data.
    public func tracer(
        for composition: Composition, candidates: PhaseSystem.Candidates = .possiblyStable
    ) throws(ThermodynamicsError) -> EvolutionTracer {
        let system = ChemicalSystem(composition.elements + [ion.element])
        let phases = try PhaseSystem(entries, system: system, candidates: candidates, index: index)
        return try EvolutionTracer(phases, element: ion.element, settings: settings)
    }

    /// The evolution of a composition as the ion's potential falls from the element.
    ///
    /// - Throws: the errors of `IonEvolution`.
    public func evolution(of composition: Composition) throws(ThermodynamicsError) -> IonEvolution {
        var tracer = try tracer(for: composition)
        return try tracer.evolution(of: composition)
    }

    /// The stability window of a composition; its own energy is that of its lowest entry, if any.
    ///
    /// - Throws: the errors of `IonEvolution`.
    public func window(
        of composition: Composition, mode: EnergyChoice = .hull
    ) throws(ThermodynamicsError) -> StabilityWindow {
        window(from: try evolution(of: composition), mode: mode)
    }

    /// The window read off an evolution traced before.
    ///
    /// - Complexity: O(steps + log n).
    public func window(from evolution: IonEvolution, mode: EnergyChoice = .hull) -> StabilityWindow {
        let row = entries.rows(of: evolution.composition).first
        return StabilityWindow(
            evolution, ion: ion, mode: mode, entryRow: row, energyPerAtom: row.map { entries.energies[$0] })
    }
}
