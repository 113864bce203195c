public import Chemistry
internal import ExactArithmetic

/// What candidates cost, or how scarce they are, in any unit: by the elements they hold or by formula.
public enum CostTable: Sendable, Hashable {
    /// Per kilogram of each element; a compound costs the mean over its elements, weighted by their masses.
    case perKilogram([Element: Double])
    /// Per formula; keys are reduced compositions.
    case byFormula([Composition: Double])

    /// The cost of a composition in the unit of the table; nil when one of its elements, or the formula, is missing.
    ///
    /// `c = sum_e n_e M_e c_e / sum_e n_e M_e` with amounts n, molar masses M and costs c of the elements.
    public func cost(of composition: Composition) -> Double? {
        switch self {
        case .byFormula(let costs): return costs[composition.reduced.composition]
        case .perKilogram(let costs):
            var (mass, total) = (0.0, 0.0)
            for item in composition.amounts {
                guard let cost = costs[item.element] else { return nil }
                let share = item.amount.doubleValue * item.element.mass
                mass += share
                total += share * cost
            }
            return total / mass
        }
    }
}
