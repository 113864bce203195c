public import Chemistry
public import Thermodynamics

/// The staircase of a composition over voltage: phases, ion uptake and capacity of every step.
public struct VoltageProfile: Sendable {
    /// One plateau-to-plateau step in which the assemblage stays the same.
    public struct Step: Sendable {
        /// Lower voltage in V against the element; nil when unbounded (anions).
        public let voltageLow: Double?
        /// Upper voltage in V against the element; nil when unbounded.
        public let voltageHigh: Double?
        /// Ions taken up per formula unit as asked; negative when given off.
        public let uptake: Double
        /// Charge passed from the composition as asked, in mAh per gram of it: `uptake |z| F / (3.6 M)`.
        public let capacity: Double
        /// Phases in formula units per formula unit asked.
        public let phases: [PhaseAmount]
        /// Chemical potential of the ion's element, upper and lower end, eV/atom.
        public let potentials: (high: Double, low: Double)
        /// Whether other assemblages cost the same.
        public let hasAlternatives: Bool
    }

    /// The composition as asked.
    public let composition: Composition
    /// The working ion.
    public let ion: WorkingIon
    /// Steps from high to low chemical potential of the ion; empty for the element itself.
    public let steps: [Step]

    /// Translates an evolution into volts and capacities.
    public init(_ evolution: IonEvolution, ion: WorkingIon) {
        composition = evolution.composition
        self.ion = ion
        let perIon = PhysicalConstants.milliampereHoursPerMole * Double(ion.valence.magnitude) / evolution.composition.mass
        steps = evolution.steps.map { step in
            let ends = [step.potentialHigh, step.potentialLow].map { ion.voltage(chemicalPotential: $0) }
            let low = Swift.min(ends[0], ends[1])
            let high = Swift.max(ends[0], ends[1])
            return Step(
                voltageLow: low.isFinite ? low : nil, voltageHigh: high.isFinite ? high : nil, uptake: step.uptake,
                capacity: step.uptake * perIon, phases: step.phases,
                potentials: (step.potentialHigh, step.potentialLow),
                hasAlternatives: step.hasAlternatives)
        }
    }
}
