import ConvexCore
import TestSupport

/// A random problem of the shape the engine solves: compositions as columns, the elements first with cost 0.
struct RandomHull {
    let matrix: ColumnMatrix
    let costs: [Double]
    let rightHandSide: [Double]
    /// A second composition, for lines of right-hand sides.
    let otherRightHandSide: [Double]

    /// With `ties`, amounts and costs are small whole numbers per formula, so that facets are coplanar and kinks coincide.
    init(rows m: Int, extra: Int, ties: Bool, _ random: inout SeededGenerator) {
        var entries: [Double] = []
        var costs: [Double] = []
        for i in 0..<m {
            entries += (0..<m).map { $0 == i ? 1 : 0 }
            costs.append(0)
        }
        for _ in 0..<extra {
            var amounts = (0..<m).map { _ in Double(Int.random(in: 0...3, using: &random)) }
            if amounts.allSatisfy({ $0 == 0 }) { amounts[0] = 1 }
            let total = amounts.reduce(0, +)
            entries += amounts.map { $0 / total }
            let energy =
                ties ? Double(-Int.random(in: 0...3, using: &random)) : -3 * Double.random(in: 0...1, using: &random)
            costs.append(amounts.filter { $0 > 0 }.count > 1 ? energy : 0)
        }
        matrix = ColumnMatrix(rows: m, columns: m + extra, byColumn: entries)
        self.costs = costs
        rightHandSide = RandomHull.composition(m, ties: ties, &random)
        otherRightHandSide = RandomHull.composition(m, ties: ties, &random)
    }

    var program: LinearProgram { LinearProgram(matrix: matrix, costs: costs, rightHandSide: rightHandSide) }
    var unitColumns: [Int] { Array(0..<matrix.rows) }

    func program(at b: [Double], costs: [Double]? = nil) -> LinearProgram {
        LinearProgram(matrix: matrix, costs: costs ?? self.costs, rightHandSide: b)
    }

    private static func composition(_ m: Int, ties: Bool, _ random: inout SeededGenerator) -> [Double] {
        var b = (0..<m).map { _ in
            ties ? Double(Int.random(in: 0...2, using: &random)) : Double.random(in: 0...1, using: &random)
        }
        if b.allSatisfy({ $0 == 0 }) { b[m - 1] = 1 }
        let total = b.reduce(0, +)
        return b.map { $0 / total }
    }
}
