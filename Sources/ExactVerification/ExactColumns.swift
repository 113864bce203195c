public import ExactArithmetic

/// The columns and costs of exact programs, with the nearest doubles beside them.
///
/// Most signs that the simplex asks for are those of numbers far from 0. Their doubles prove them: a sum of k products of numbers
/// that are each within u = 2^-53 of the exact ones is off by less than (k + 4) 2u times the sum of magnitudes (Higham, Accuracy and
/// Stability of Numerical Algorithms, 2002, section 3.1, DOI 10.1137/1.9780898718027). Only what that leaves open is computed exactly.
public struct ExactColumns: Sendable {
    /// Sparse columns of A.
    public let entries: [[ExactProgram.Entry]]
    /// c, one per column.
    public let costs: [Rational]
    private let rounded: [[(row: Int, value: Double)]]
    private let roundedCosts: [Double]
    /// Whether every number rounds to a double whose products neither overflow nor lose bits below the smallest one.
    private let isModerate: Bool

    /// Puts columns and costs together.
    ///
    /// - Precondition: one cost per column.
    /// - Complexity: one division per entry.
    public init(_ entries: [[ExactProgram.Entry]], costs: [Rational]) {
        precondition(entries.count == costs.count, "shapes of an exact program")
        self.entries = entries
        self.costs = costs
        rounded = entries.map { $0.map { ($0.row, $0.value.doubleValue) } }
        roundedCosts = costs.map(\.doubleValue)
        isModerate =
            roundedCosts.allSatisfy(Self.isModerate) && rounded.allSatisfy { $0.allSatisfy { Self.isModerate($0.value) } }
    }

    /// n.
    public var count: Int { costs.count }

    /// c_j - y'a_j.
    func reducedCost(_ j: Int, duals y: [Rational]) -> Rational {
        entries[j].reduce(costs[j]) { $0 - y[$1.row] * $1.value }
    }

    /// Whether c_j - y'a_j < 0, decided exactly; `rounded` are the nearest doubles of `y`, nil when they are of no use.
    func isNegative(_ j: Int, duals y: [Rational], rounded near: [Double]?) -> Bool {
        near.flatMap { provenSign(j, duals: $0) }.map { $0 < 0 } ?? (reducedCost(j, duals: y).signum < 0)
    }

    /// The nearest doubles of the duals; nil where a sign could not be proven with them.
    func rounded(duals y: [Rational]) -> [Double]? {
        guard isModerate else { return nil }
        let near = y.map(\.doubleValue)
        return near.allSatisfy(Self.isModerate) ? near : nil
    }

    /// The sign of c_j - y'a_j where the doubles of all numbers prove it; nil where it is too close to 0 for them.
    ///
    /// - Parameter near: what `rounded(duals:)` returns.
    func provenSign(_ j: Int, duals near: [Double]) -> Int? {
        var sum = roundedCosts[j]
        var size = sum.magnitude
        for entry in rounded[j] {
            let product = near[entry.row] * entry.value
            sum -= product
            size += product.magnitude
        }
        let bound = size * Double(rounded[j].count + 4) * Double.ulpOfOne
        return sum.magnitude > bound ? (sum < 0 ? -1 : 1) : nil
    }

    /// 0, or a size whose products stay far from the ends of the range of doubles.
    private static func isModerate(_ value: Double) -> Bool {
        value == 0 || (value.magnitude > 0x1p-400 && value.magnitude < 0x1p400)
    }
}
