public import Electrochemistry

/// The worst reaction of two materials over a range of voltages, exact for the total and the mutual energy.
///
/// Per non-reservoir atom at share x: `total(x, mu) = G(x, mu) - x phi1(mu) - (1 - x) phi2(mu)` with `phi_i = (E_i - mu n_i) / M_i`.
/// `G` is concave in mu as a minimum of linear functions and `phi_i` is linear, so at every x the total energy is concave in mu
/// and lowest at an end of the range. `mutual(x, mu) = G(x, mu) - x G(1, mu) - (1 - x) G(0, mu)`: between neighbouring transitions of
/// the two reactants' own evolutions G(1, .) and G(0, .) are straight, hence the mutual energy is concave there too. Its worst case
/// therefore lies at an end or at one of those transitions, all of which are calculated. A positive factor that depends on x alone
/// (per atom, per formula unit) changes nothing in the argument.
public struct VoltageRangeReaction: Sendable {
    /// The reaction at one voltage.
    public struct Point: Sendable {
        /// V against the element of the ion.
        public let voltage: Double
        /// The reaction there, all kinks.
        public let reaction: InterfaceReaction
    }

    /// Why no voltage in between can be worse.
    public enum Proof: String, Sendable, Hashable, CaseIterable {
        /// The energy is concave over the whole range: both ends were calculated.
        case ends = "exact: concave between the ends"
        /// The energy is concave between the reactants' own transitions: the ends and all transitions were calculated.
        case transitions = "exact: concave between the reactants' own transitions"
    }

    /// The working ion.
    public let ion: WorkingIon
    /// Ends of the range and every transition of a reactant inside it, by rising voltage.
    public let points: [Point]
    /// Position in `points` of the most negative total energy per non-reservoir atom; the lowest voltage of equals.
    public let totalWorst: Int
    /// Position in `points` of the most negative mutual energy per non-reservoir atom; the lowest voltage of equals.
    public let mutualWorst: Int
    /// Why `totalWorst` holds for the whole range.
    public var totalProof: Proof { .ends }
    /// Why `mutualWorst` holds for the whole range.
    public let mutualProof: Proof

    /// Orders the points; `innerCount` of them are transitions of the reactants.
    init(ion: WorkingIon, points: [Point], innerCount: Int) {
        self.ion = ion
        self.points = points.sorted { $0.voltage < $1.voltage }
        mutualProof = innerCount == 0 ? .ends : .transitions
        totalWorst = VoltageRangeReaction.lowest(
            self.points.map { $0.reaction.kinks[$0.reaction.totalMinimum].energies.total })
        mutualWorst = VoltageRangeReaction.lowest(
            self.points.map { $0.reaction.kinks[$0.reaction.mutualMinimum].energies.mutual })
    }

    private static func lowest(_ values: [Double]) -> Int {
        var best = 0
        for (k, value) in values.enumerated() where value < values[best] - InterfaceReaction.sameEnergy { best = k }
        return best
    }

    /// The point with the worst total energy, and the kink that attains it.
    public var worstTotal: (point: Point, kink: InterfaceKink) {
        let point = points[totalWorst]
        return (point, point.reaction.kinks[point.reaction.totalMinimum])
    }

    /// The point with the worst mutual energy, and the kink that attains it.
    public var worstMutual: (point: Point, kink: InterfaceKink) {
        let point = points[mutualWorst]
        return (point, point.reaction.kinks[point.reaction.mutualMinimum])
    }

    /// The point and kink with the worst total energy per atom of the reactants; the same argument holds, since atoms per non-reservoir
    /// atom depend on the share alone.
    public var worstTotalPerAtom: (point: Point, kink: Int) {
        worst { ($0.totalWorstPerAtom, $0.kinks[$0.totalWorstPerAtom].energies.totalPerAtom) }
    }

    /// The point and kink with the worst mutual energy per atom of the reactants.
    public var worstMutualPerAtom: (point: Point, kink: Int) {
        worst { ($0.worstPerAtom, $0.worstEnergyPerAtom) }
    }

    private func worst(_ value: (InterfaceReaction) -> (kink: Int, energy: Double)) -> (point: Point, kink: Int) {
        let values = points.map { value($0.reaction) }
        let best = VoltageRangeReaction.lowest(values.map(\.energy))
        return (points[best], values[best].kink)
    }
}
