public import Chemistry
internal import ThermoEntries
public import Thermodynamics

extension WindowCalculator {
    /// The window of a composition under varied energies of all compounds, its own entry included.
    ///
    /// Every entry is a candidate, also those above the hull in the data: an error can make them stable. One error per composition
    /// is drawn, for its lowest polymorph; an entry that states its own standard deviation varies by that one. The linear program is built
    /// once and gets new costs per sample.
    /// - Throws: the errors of `IonEvolution`.
    /// - Complexity: one parametric program per sample; 1000 samples over 45 phases take 0.1 s.
    public func uncertainty(
        of composition: Composition, mode: EnergyChoice = .hull, sampling: EnergySampling
    ) throws(ThermodynamicsError) -> WindowUncertainty {
        var tracer = try tracer(for: composition, candidates: .all)
        let phases = tracer.phases
        let row = entries.rows(of: composition.reduced.composition).first
        let position = row.flatMap { phases.position(ofRow: $0) }
        let compounds = phases.rows.indices.filter { !phases.elementPhases.contains($0) }
        var generator = NormalGenerator(seed: sampling.seed)
        let deviations = phases.rows.map { entries.energyDeviation(at: $0) ?? sampling.standardDeviation }
        var shifts = [Double](repeating: 0, count: phases.phaseCount)
        var windows: [StabilityWindow] = []
        windows.reserveCapacity(sampling.samples)
        for _ in 0..<sampling.samples {
            for phase in compounds { shifts[phase] = deviations[phase] * generator.next() }
            let energy = row.map { entries.energies[$0] + (position.map { shifts[$0] } ?? 0) }
            let evolution = try tracer.evolution(of: composition, energyShifts: shifts)
            windows.append(
                StabilityWindow(evolution, ion: ion, mode: mode, entryRow: row, energyPerAtom: energy))
        }
        return WindowUncertainty(windows, sampling: sampling)
    }
}
