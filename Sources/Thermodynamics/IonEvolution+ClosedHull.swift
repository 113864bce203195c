extension IonEvolution {
    /// Energy of the closed hull at the composition in eV per formula unit: `max over mu of F(mu) + mu N`, N its atoms of the element.
    ///
    /// By duality the closed optimum is the largest of these lines' values; the function is concave, so one of the ends of the steps
    /// attains it. Nil for the open element itself.
    /// - Complexity: O(steps).
    public var closedHullEnergy: Double? {
        steps.flatMap { step in
            [step.potentialHigh, step.potentialLow].filter(\.isFinite).map { step.energy - $0 * step.uptake }
        }
        .max()
    }
}
