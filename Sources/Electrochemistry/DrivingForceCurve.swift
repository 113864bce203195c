internal import Chemistry
internal import ExactArithmetic
public import Thermodynamics

/// Driving force for decomposition of a composition over voltage, with every kink.
///
/// `D(V) = [F(mu) - (E - mu N)] / atoms` in eV per atom of the composition, with `F` the grand potential of the equilibrium (see
/// `IonEvolution`), N the ions and E the energy of the composition itself. D <= 0; it is 0 exactly where the composition is in
/// equilibrium, concave in V, and straight between its kinks, which are the transitions of the evolution: nothing is sampled.
public struct DrivingForceCurve: Sendable {
    /// A point where the slope changes, or the start of the curve at the element of the ion.
    public struct Kink: Sendable, Hashable {
        /// Voltage in V against the element of the ion.
        public let voltage: Double
        /// eV/atom, <= 0.
        public let drivingForce: Double
        /// Products between the kink before (on the side of the element) and this one; empty for the first.
        public let products: [PhaseAmount]
    }

    /// Which energy E stands for.
    public let mode: EnergyChoice
    /// Kinks from the element (0 V) outwards: rising voltages for a cation, falling ones for an anion carrier.
    ///
    /// Empty for the element itself.
    public let kinks: [Kink]
    /// Change of the driving force per volt beyond the last kink, eV/atom/V; 0 when the composition holds no ion.
    public let slopeBeyond: Double
    /// Products beyond the last kink.
    public let productsBeyond: [PhaseAmount]
    /// 1 when voltages rise away from the element (cations), -1 when they fall.
    private let direction: Double

    /// The value nearest to 0 over all voltages, eV/atom: 0 on the hull, minus the energy above the hull otherwise.
    public var smallest: Double { kinks.map(\.drivingForce).max() ?? 0 }

    /// Reads the curve off an evolution; `energyPerAtom` is the composition's own energy in eV/atom.
    ///
    /// In mode `hull`, and without an own energy, E is the hull energy at the composition. An energy below the hull, which can only be
    /// rounding or an entry that the phases lack, counts as on the hull.
    /// - Complexity: O(steps).
    public init(_ evolution: IonEvolution, ion: WorkingIon, mode: EnergyChoice, energyPerAtom: Double?) {
        let steps = evolution.steps
        let atoms = evolution.composition.atomCount.doubleValue
        // E - mu N leaves F after subtracting: D atoms = energy - mu uptake - E, and the hull energy is the largest first part.
        let transitions = steps.map { $0.energy - $0.potentialHigh * $0.uptake }
        let hull = transitions.max() ?? 0
        let own = mode == .own ? energyPerAtom.map { Swift.max($0 * atoms, hull) } : nil
        let reference = own ?? hull
        self.mode = mode
        kinks = steps.indices.map { k in
            Kink(
                voltage: ion.voltage(chemicalPotential: steps[k].potentialHigh),
                drivingForce: Swift.min((transitions[k] - reference) / atoms, 0),
                products: k == 0 ? [] : steps[k - 1].phases)
        }
        slopeBeyond = (steps.last?.uptake ?? 0) * Double(ion.valence) / atoms
        productsBeyond = steps.last?.phases ?? []
        direction = ion.valence > 0 ? 1 : -1
    }

    /// D in eV/atom at a voltage against the element; nil on the side of the element where it would form.
    ///
    /// - Complexity: O(kinks).
    public func value(at voltage: Double) -> Double? {
        let outward = voltage * direction
        guard outward >= 0, let last = kinks.last else { return nil }
        guard let next = kinks.firstIndex(where: { $0.voltage * direction >= outward }) else {
            return last.drivingForce + slopeBeyond * (voltage - last.voltage)
        }
        if next == 0 { return kinks[0].drivingForce }
        let (low, high) = (kinks[next - 1], kinks[next])
        let share = (voltage - low.voltage) / (high.voltage - low.voltage)
        return low.drivingForce + share * (high.drivingForce - low.drivingForce)
    }
}
