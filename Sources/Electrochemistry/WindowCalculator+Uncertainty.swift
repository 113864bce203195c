public import Calibration
public import Chemistry
internal import ThermoEntries
public import Thermodynamics

extension WindowCalculator {
    /// The window of a composition under varied energies of all compounds, its own entry included.
    ///
    /// Every entry is a candidate, also those above the hull in the data: an error can make them stable. One error per composition
    /// is drawn, for its lowest polymorph; an entry that states its own standard deviation varies by that one. The linear program is built
    /// once and gets new costs per sample.
    /// - Parameter calibration: the model whose errors are drawn; needed for `EnergySampling.Errors.calibrated`, which else draws none.
    /// - Throws: the errors of `IonEvolution`.
    /// - Complexity: one parametric program per sample; 1000 samples over 45 phases take 0.1 s.
    public func uncertainty(
        of composition: Composition, mode: EnergyChoice = .hull, sampling: EnergySampling,
        calibration: CalibrationModel? = nil
    ) throws(ThermodynamicsError) -> WindowUncertainty {
        var tracer = try tracer(for: composition, candidates: .all)
        let phases = tracer.phases
        let row = entries.rows(of: composition.reduced.composition).first
        let position = row.flatMap { phases.position(ofRow: $0) }
        let draws = try EnergyDraws(phases, entries, sampling, calibration)
        var generator = NormalGenerator(seed: sampling.seed)
        var windows: [StabilityWindow] = []
        windows.reserveCapacity(sampling.samples)
        for _ in 0..<sampling.samples {
            let shifts = draws.next(&generator)
            let energy = row.map { entries.energies[$0] + (position.map { shifts[$0] } ?? 0) }
            let evolution = try tracer.evolution(of: composition, energyShifts: shifts)
            windows.append(
                StabilityWindow(evolution, ion: ion, mode: mode, entryRow: row, energyPerAtom: energy))
        }
        return WindowUncertainty(windows, sampling: sampling)
    }
}

/// The errors of the phases of a system.
private struct EnergyDraws {
    private let compounds: [Int]
    private let deviations: [Double?]
    private let count: Int
    private let sampler: ErrorSampler?

    init(
        _ phases: PhaseSystem, _ entries: EntrySet, _ sampling: EnergySampling, _ calibration: CalibrationModel?
    ) throws(ThermodynamicsError) {
        let compounds = phases.rows.indices.filter { !phases.elementPhases.contains($0) }
        (self.compounds, count) = (compounds, phases.phaseCount)
        let stated = compounds.map { entries.energyDeviation(at: phases.rows[$0]) }
        guard case .independent(let deviation) = sampling.errors else {
            deviations = stated
            do throws(CalibrationError) {
                let compositions = compounds.map { entries.composition(at: phases.rows[$0]) }
                sampler = try calibration.map { model throws(CalibrationError) in
                    try ErrorSampler(compositions, model: model)
                }
            } catch {
                throw ThermodynamicsError(
                    .missingElements([]), subject: error.table, message: error.message,
                    remedy: "vary the energies by a number instead")
            }
            return
        }
        deviations = stated.map { $0 ?? deviation }
        sampler = nil
    }

    /// One error per phase, eV/atom; an entry that states its own deviation varies by that one.
    func next(_ generator: inout NormalGenerator) -> [Double] {
        var shifts = [Double](repeating: 0, count: count)
        let drawn = sampler?.draw(&generator)
        for (place, phase) in compounds.enumerated() {
            if let deviation = deviations[place] {
                shifts[phase] = deviation * generator.next()
            } else if let drawn {
                shifts[phase] = drawn[place]
            }
        }
        return shifts
    }
}
