internal import Chemistry
public import Thermodynamics

extension InterfaceCalculator {
    /// The reactions of a pair under every condition, where one that fails leaves the others alone.
    ///
    /// The phases are gathered once for all; only when a condition fails are they tried one by one.
    /// - Complexity: as `reactions(_:_:conditions:)`.
    public func outcomes(
        _ reactant1: PreparedReactant, _ reactant2: PreparedReactant, conditions: [[Reservoir]]
    ) -> [Result<InterfaceReaction, ThermodynamicsError>] {
        if let all = try? reactions(reactant1, reactant2, conditions: conditions) { return all.map { .success($0) } }
        return conditions.map { condition in
            Result { () throws(ThermodynamicsError) in
                try reactions(reactant1, reactant2, conditions: [condition])[0]
            }
        }
    }
}

extension VoltageRangeReaction {
    /// The lowest energies that a range of voltages is searched for.
    public enum Minimum: String, Sendable, Hashable, CaseIterable {
        /// Total energy per atom that no reservoir holds.
        case totalPerNonReservoirAtom = "total per non-reservoir atom"
        /// Mutual energy per atom that no reservoir holds.
        case mutualPerNonReservoirAtom = "mutual per non-reservoir atom"
        /// Total energy per atom of the reactants.
        case totalPerAtom = "total per atom"
        /// Mutual energy per atom of the reactants.
        case mutualPerAtom = "mutual per atom"
    }

    /// A mixture at a voltage that attains some of the minima.
    public struct WorstMixture: Sendable {
        /// Voltage and reaction.
        public let point: Point
        /// The kink.
        public let kink: Int
        /// What is lowest there.
        public internal(set) var minima: [Minimum]
    }

    /// Every mixture that is the worst of any of the four minima, most often two, in the order of the minima.
    public var worstMixtures: [WorstMixture] {
        let (total, mutual) = (points[totalWorst], points[mutualWorst])
        let (totalPerAtom, mutualPerAtom) = (worstTotalPerAtom, worstMutualPerAtom)
        let worst: [(Minimum, Point, Int)] = [
            (.totalPerNonReservoirAtom, total, total.reaction.totalMinimum),
            (.mutualPerNonReservoirAtom, mutual, mutual.reaction.mutualMinimum),
            (.totalPerAtom, totalPerAtom.point, totalPerAtom.kink),
            (.mutualPerAtom, mutualPerAtom.point, mutualPerAtom.kink),
        ]
        var mixtures: [WorstMixture] = []
        for (minimum, point, kink) in worst {
            if let same = mixtures.firstIndex(where: { $0.point.voltage == point.voltage && $0.kink == kink }) {
                mixtures[same].minima.append(minimum)
            } else {
                mixtures.append(WorstMixture(point: point, kink: kink, minima: [minimum]))
            }
        }
        return mixtures
    }
}
