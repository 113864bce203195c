internal import Chemistry
internal import Electrochemistry
internal import ThermoEntries
internal import Thermodynamics

extension StackCalculator {
    /// What an electrode does to a layer that touches it.
    struct Held {
        /// Potentials of the electrode, V against the element of the ion.
        let voltages: ClosedRange<Double>
        /// Whether the verdict knows a bound on the energy: not at an anode or a metal, where every driving force is large.
        let isBounded: Bool
    }

    /// The window of a layer and what the electrodes it touches do to it.
    func layer(
        _ reactant: PreparedReactant, ion: WorkingIon, cathode: Held?, anode: Held?
    ) throws(InterfaceError) -> StackLayer {
        let composition = reactant.formula.composition
        let evolution = try InterfaceError.translating { () throws(ThermodynamicsError) in
            try windows(ion).evolution(of: composition)
        }
        let window = StabilityWindow(
            evolution, ion: ion, mode: .hull, entryRow: reactant.entryRow,
            energyPerAtom: reactant.entryRow.map { entries.energies[$0] })
        var exposures: [StackLayer.Exposure] = []
        for (side, held) in [(StackContact.Side.cathode, cathode), (.anode, anode)] {
            guard let held, !evolution.steps.isEmpty else { continue }
            exposures.append(exposure(reactant, evolution, ion: ion, side: side, held: held))
        }
        return StackLayer(formula: reactant.formula, window: window, exposures: exposures)
    }

    /// The driving force is concave in the voltage, so one end of the range is the worst.
    private func exposure(
        _ reactant: PreparedReactant, _ evolution: IonEvolution, ion: WorkingIon, side: StackContact.Side,
        held: Held
    ) -> StackLayer.Exposure {
        let curve = DrivingForceCurve(
            evolution, ion: ion, mode: reactant.source == .own ? .own : .hull,
            energyPerAtom: reactant.entryRow.map { entries.energies[$0] })
        let voltages = held.voltages
        let ends = [voltages.lowerBound, voltages.upperBound].map { (voltage: $0, force: curve.value(at: $0) ?? 0) }
        let worst = ends[1].force < ends[0].force ? ends[1] : ends[0]
        let mu = ion.chemicalPotential(voltage: worst.voltage)
        let step = evolution.steps.first { mu >= $0.potentialLow }
        let products = step?.phases ?? []
        let itself = entries.rows(of: reactant.formula.composition.reduced.composition)
        let interphase = InterphaseClass.judge(products.filter { !itself.contains($0.row) }, entries: entries)
        return StackLayer.Exposure(
            side: side, voltages: voltages, worstVoltage: worst.voltage, drivingForce: worst.force,
            uptake: step?.uptake ?? 0, products: products, interphase: interphase,
            verdict: settings.verdict(
                drivingForce: -worst.force, interphase: interphase.class, isBounded: held.isBounded))
    }
}
