internal import Chemistry
internal import ConvexCore
internal import ExactArithmetic

extension IonEvolution {
    /// Re-checks every step in rational arithmetic at both of its ends (at its upper end and 1 eV below it when it has no lower end).
    ///
    /// The optimal grand potential is concave in mu, so a step that is optimal at both ends is optimal in between. Transitions closer
    /// than `LPSettings.breakpointMerge` are reported as the first of them (CASES H15), so the upper end is taken
    /// twice that far inside the step.
    /// - Parameter phases: all entries of the system (`PhaseSystem.Candidates.all`), so that no stored hull status is believed.
    /// - Throws: `notCertified` when a step is refuted; errors of `PhaseSystem`.
    @discardableResult
    public func verify(_ phases: PhaseSystem) throws(ThermodynamicsError) -> VerificationReport {
        var checked = VerificationReport()
        for step in steps {
            let low = step.potentialLow.isFinite ? step.potentialLow : step.potentialHigh - 1
            let merged = Swift.min(2 * LPSettings().breakpointMerge, (step.potentialHigh - low) / 2)
            for mu in [step.potentialHigh - merged, low] {
                let verifier = try ExactVerifier(
                    phases, reservoirs: reservoirs + [Reservoir(element, chemicalPotential: mu)])
                let total = step.energy - mu * (composition[element].doubleValue + step.uptake)
                checked += try verifier.check(step.phases, energy: total, at: composition)
            }
        }
        return checked
    }
}
