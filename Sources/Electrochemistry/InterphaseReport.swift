public import ThermoEntries
public import Thermodynamics

/// What kind of interphase a composition forms at the element of the ion and at both ends of its window.
public struct InterphaseReport: Sendable {
    /// The interphase at one potential.
    public struct Contact: Sendable {
        /// V against the element of the ion.
        public let voltage: Double
        /// The class of the products.
        public let interphase: InterphaseClass
        /// What forms, in formula units per formula unit asked; empty when nothing does.
        public let products: [PhaseAmount]
        /// Rows that decide the class: the conductors, or the products without a known gap, or all solids; see `InterphaseJudgement`.
        public let deciding: [Int]

        init(voltage: Double, products: [PhaseAmount], entries: EntrySet) {
            self.voltage = voltage
            self.products = products
            let judgement = InterphaseClass.judge(products, entries: entries)
            (interphase, deciding) = (judgement.class, judgement.deciding)
        }
    }

    /// In contact with the element of the ion (0 V): the metal, or the gas of an anion carrier. Nil for the element itself.
    public let element: Contact?
    /// Just below the reduction limit; nil without one.
    public let reduction: Contact?
    /// Just above the oxidation limit; nil without one.
    public let oxidation: Contact?

    /// Reads the three contacts off an evolution and its window.
    ///
    /// A composition that the window calls unstable (mode `own` above the hull) decomposes at 0 V even when it takes up no ion.
    public init(_ evolution: IonEvolution, window: StabilityWindow, entries: EntrySet) {
        let isInert =
            !window.flags.contains(.noWindow)
            && (window.flags.contains(.stableVersusMetal) || window.flags.contains(.stableVersusElement))
        element = evolution.steps.first.map { step in
            Contact(voltage: 0, products: isInert ? [] : step.phases, entries: entries)
        }
        reduction = window.reduction.map { Contact(voltage: $0.voltage, products: $0.products, entries: entries) }
        oxidation = window.oxidation.map { Contact(voltage: $0.voltage, products: $0.products, entries: entries) }
    }
}
