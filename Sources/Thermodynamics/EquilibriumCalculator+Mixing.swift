public import Chemistry
internal import ConvexCore

/// A kink of the energy along a mixing line.
public struct MixingPoint: Sendable {
    /// Share of the first composition counted in balanced atoms (atoms that no reservoir holds), 0 to 1.
    public let share: Double
    /// Hull energy or grand potential in eV per balanced atom of the mixture.
    public let energyPerBalancedAtom: Double
    /// Phases of the mixture in formula units per balanced atom.
    public let phases: [PhaseAmount]
    /// Whether other assemblages cost the same within tolerance.
    public let hasAlternatives: Bool
}

extension EquilibriumCalculator {
    /// Every kink of the hull energy between two compositions, from pure `second` (share 0) to pure `first` (share 1).
    ///
    /// The kinks come from a parametric right-hand side; each carries a certificate with the duals of both sides.
    /// - Throws: `onlyReservoirElements` when one of the two has no balanced atoms; `notCertified`.
    /// - Complexity: O(m n) per kink.
    public mutating func mixingLine(
        first: Composition, second: Composition
    ) throws(ThermodynamicsError) -> [MixingPoint] {
        let (weight1, b1) = problem.rightHandSide(first)
        let (weight2, b2) = problem.rightHandSide(second)
        guard weight1 > 0 && weight2 > 0 else {
            let culprit = weight1 > 0 ? second : first
            throw ThermodynamicsError(
                .onlyReservoirElements, subject: culprit.formula, message: "consists of reservoir elements alone",
                remedy: "close the system (no voltage, no reservoir), or name another reactant")
        }
        let curve = try certifiedMixing(
            costs: problem.costs, from: b2, to: b1, subject: "\(first.formula) | \(second.formula)")
        return curve.kinks.map { kink in
            MixingPoint(
                share: kink.parameter, energyPerBalancedAtom: kink.vertex.objective,
                phases: phaseAmounts(kink.vertex.columns, kink.vertex.amounts, scale: 1),
                hasAlternatives: kink.vertex.hasAlternatives)
        }
    }
}
