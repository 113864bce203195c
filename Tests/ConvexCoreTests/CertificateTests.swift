import ConvexCore
import Testing

/// The certificate must reject what is not optimal: each figure is provoked on its own.
@Suite("Certificates reject wrong answers")
struct CertificateTests {
    // minimise x + 2 y, x + y = 1: optimum x = (1, 0), dual 1.
    let program = LinearProgram(
        matrix: ColumnMatrix(rows: 1, columns: 2, byColumn: [1, 1]), costs: [1, 2], rightHandSide: [1])

    @Test("the optimum is accepted")
    func optimum() {
        let proof = Certificate(program: program, primal: [1, 0], dual: [1])
        #expect(proof.holds(LPSettings()))
        #expect(proof.gap == 0 && proof.dualViolation == 0 && proof.primalResidual == 0 && proof.negativeAmount == 0)
    }

    @Test("each defect shows in its own figure")
    func defects() {
        #expect(Certificate(program: program, primal: [0.9, 0], dual: [1]).primalResidual > 0.04)
        #expect(Certificate(program: program, primal: [2, -1], dual: [1]).negativeAmount == 1)
        #expect(Certificate(program: program, primal: [1, 0], dual: [1.5]).dualViolation == 0.5)
        #expect(Certificate(program: program, primal: [0, 1], dual: [1]).gap > 0.3)
        for (x, y) in [([0.9, 0.0], [1.0]), ([2, -1], [1]), ([1, 0], [1.5]), ([0, 1], [1]), ([1, 0], [.nan])] {
            #expect(!Certificate(program: program, primal: x, dual: y).holds(LPSettings()))
        }
    }

    /// minimise x + 2 y + 3 z + 3 v + 3 w, whose sum is 1; `bad` stands in one place of the program. Five columns: four lanes and a rest.
    private func certificate(cost: (Int, Double)? = nil, entry: (Int, Double)? = nil, b: Double? = nil) -> Certificate {
        var (costs, entries) = ([1.0, 2, 3, 3, 3], [Double](repeating: 1, count: 5))
        if let cost { costs[cost.0] = cost.1 }
        if let entry { entries[entry.0] = entry.1 }
        let program = LinearProgram(
            matrix: ColumnMatrix(rows: 1, columns: 5, byColumn: entries), costs: costs, rightHandSide: [b ?? 1])
        return Certificate(program: program, primal: [1, 0, 0, 0, 0], dual: [1])
    }

    @Test("a cost or an entry that is no number is refused in any column, basic or not", arguments: 0..<5)
    func notANumber(column: Int) {
        #expect(certificate().holds(LPSettings()))
        #expect(!certificate(cost: (column, .nan)).holds(LPSettings()))
        #expect(certificate(cost: (column, .nan)).dualViolation.isNaN)
        for value in [Double.nan, .infinity, -.infinity] {
            #expect(!certificate(entry: (column, value)).holds(LPSettings()))
        }
    }

    @Test("a right-hand side, an amount or a dual that is no number shows in its figure")
    func notANumberInThePair() {
        for value in [Double.nan, .infinity, -.infinity] {
            #expect(!certificate(b: value).holds(LPSettings()))
            #expect(!Certificate(program: program, primal: [value, 0], dual: [1]).holds(LPSettings()))
            #expect(!Certificate(program: program, primal: [1, 0], dual: [value]).holds(LPSettings()))
        }
        let amount = Certificate(program: program, primal: [.nan, 0], dual: [1])
        #expect(amount.primalResidual.isNaN && amount.negativeAmount.isNaN && amount.gap.isNaN)
    }

    @Test("an entry that is no number is refused where its dual is 0")
    func behindAZeroDual() {
        // minimise x + y, x = 1, 0 x + y >= 0 written with a slack: the second dual is 0.
        let matrix = ColumnMatrix(rows: 2, columns: 3, byColumn: [1, 0, 0, 1, 0, .nan])
        let program = LinearProgram(matrix: matrix, costs: [1, 1, 0], rightHandSide: [1, 0])
        #expect(!Certificate(program: program, primal: [1, 0, 0], dual: [1, 0]).holds(LPSettings()))
    }

    @Test("parametric runs refuse a cost that is no number in a column they never use", arguments: [2, 3])
    func parametricRuns(column: Int) {
        // Two elements and two compounds; the second is far above the first.
        let matrix = ColumnMatrix(rows: 2, columns: 4, byColumn: [1, 0, 0, 1, 0.5, 0.5, 0.25, 0.75])
        var costs = [0.0, 0, -1, 5]
        costs[column] = .nan
        var simplex = ParametricSimplex(matrix: matrix, unitColumns: [0, 1])
        #expect(throws: SimplexFault.self) { try simplex.optimum(costs: costs, rightHandSide: [0.5, 0.5]) }
        #expect(throws: SimplexFault.self) { try simplex.mixingCurve(costs: costs, from: [1, 0], to: [0, 1]) }
        let slope = [0.0, 0, 1, 1]
        for end in [2, Double.infinity] {
            #expect(throws: SimplexFault.self) {
                try simplex.costCurve(costs: costs, slope: slope, rightHandSide: [0.5, 0.5], from: 0, to: end)
            }
            #expect(throws: SimplexFault.self) {
                try simplex.costCurve(costs: slope, slope: costs, rightHandSide: [0.5, 0.5], from: 0, to: end)
            }
        }
    }

    @Test("ends of a curve and right-hand sides that are no numbers are refused")
    func ends() {
        let matrix = ColumnMatrix(rows: 2, columns: 3, byColumn: [1, 0, 0, 1, 0.5, 0.5])
        let (costs, slope, b) = ([0.0, 0, -1], [0.0, 0, 1], [0.5, 0.5])
        var simplex = ParametricSimplex(matrix: matrix, unitColumns: [0, 1])
        for (from, to) in [(Double.nan, 1.0), (0, .nan), (.infinity, .infinity), (-.infinity, 1)] {
            #expect(throws: SimplexFault.unsolved) {
                try simplex.costCurve(costs: costs, slope: slope, rightHandSide: b, from: from, to: to)
            }
        }
        for wrong in [[Double.nan, 0.5], [0.5, .nan], [.infinity, 0]] {
            #expect(throws: SimplexFault.self) { try simplex.optimum(costs: costs, rightHandSide: wrong) }
            #expect(throws: SimplexFault.self) { try simplex.mixingCurve(costs: costs, from: wrong, to: b) }
            #expect(throws: SimplexFault.self) { try simplex.mixingCurve(costs: costs, from: b, to: wrong) }
        }
    }
}
