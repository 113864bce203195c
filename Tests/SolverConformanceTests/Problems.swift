import ConvexCore

/// What a solver must find.
enum Expectation: Sendable {
    case optimal(Double)
    case infeasible
    case unbounded
}

/// A named program with its known answer.
struct Problem: Sendable, CustomStringConvertible {
    let name: String
    let program: LinearProgram
    let expectation: Expectation
    var description: String { name }

    /// `columns` are the columns of A.
    init(_ name: String, columns: [[Double]], costs: [Double], rightHandSide: [Double], _ expectation: Expectation) {
        self.name = name
        let matrix = ColumnMatrix(rows: rightHandSide.count, columns: columns.count, byColumn: columns.flatMap { $0 })
        program = LinearProgram(matrix: matrix, costs: costs, rightHandSide: rightHandSide)
        self.expectation = expectation
    }
}

/// The programs every solver must pass; the answers were worked out by hand.
enum Problems {
    static let all: [Problem] = [
        // max 3x + 5y, x <= 4, 2y <= 12, 3x + 2y <= 18 (Hillier and Lieberman's Wyndor example): 36 at (2, 6).
        Problem(
            "textbook optimum", columns: [[1, 0, 3], [0, 2, 2], [1, 0, 0], [0, 1, 0], [0, 0, 1]],
            costs: [-3, -5, 0, 0, 0],
            rightHandSide: [4, 12, 18], .optimal(-36)),
        Problem(
            "negative right-hand side", columns: [[-1, 0], [0, -2]], costs: [1, 3], rightHandSide: [-2, -4], .optimal(8)
        ),
        Problem("one row", columns: [[2], [1]], costs: [3, 1], rightHandSide: [4], .optimal(4)),
        Problem(
            "zero right-hand side", columns: [[1, 1], [1, -1]], costs: [1, 1], rightHandSide: [0, 0], .optimal(0)),
        Problem(
            "infeasible by sign", columns: [[1, 1], [2, 1]], costs: [1, 1], rightHandSide: [-1, 1], .infeasible),
        Problem(
            "infeasible by contradiction", columns: [[1, 1], [1, 1]], costs: [0, 0], rightHandSide: [1, 2], .infeasible),
        Problem(
            "unbounded", columns: [[1, 0], [-1, 0], [0, 1]], costs: [-1, 0, 0], rightHandSide: [1, 1], .unbounded),
        Problem(
            "redundant rows", columns: [[1, 2, 0], [1, 2, 1], [0, 0, 1]], costs: [1, 3, 1], rightHandSide: [2, 4, 1],
            .optimal(3)),
        Problem(
            "redundant zero row", columns: [[1, 0], [3, 0]], costs: [2, 5], rightHandSide: [3, 0], .optimal(5)),
        // E. M. L. Beale, Naval Res. Logist. Q. 2, 269 (1955): cycles under the textbook rule; optimum -1/20.
        Problem(
            "degenerate, Beale's cycle",
            columns: [
                [0.25, 0.5, 0], [-60, -90, 0], [-0.04, -0.02, 1], [9, 3, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1],
            ],
            costs: [-0.75, 150, -0.02, 6, 0, 0, 0], rightHandSide: [0, 0, 1], .optimal(-0.05)),
        Problem(
            "degenerate, equal columns", columns: [[1, 0], [1, 0], [0, 1], [0.5, 0.5], [0.5, 0.5]],
            costs: [0, 0, 0, -1, -1],
            rightHandSide: [0.5, 0.5], .optimal(-1)),
        // Nearly parallel columns: x = (0, 1e6 * 1e-6 ...) solved by hand: both equations give x1 + x2 = 1, x2 = 0.5.
        Problem(
            "ill-conditioned, nearly parallel columns", columns: [[1, 1], [1, 1.000001], [1, 2]], costs: [0, -1, 0],
            rightHandSide: [1, 1.0000005], .optimal(-0.5)),
        Problem(
            "ill-conditioned, scales apart", columns: [[1e-4, 0], [0, 1e4], [1, 1]], costs: [1e-4, 1e4, 3],
            rightHandSide: [1, 1], .optimal(2)),
        hilbert(order: 5),
        kleeMinty(order: 6),
    ]

    /// Hilbert matrix with right-hand side H (1, ..., 1): the only feasible point is all ones.
    static func hilbert(order n: Int) -> Problem {
        let columns = (0..<n).map { j in (0..<n).map { i in 1 / Double(i + j + 1) } }
        let b = (0..<n).map { i in (0..<n).reduce(0.0) { $0 + 1 / Double(i + $1 + 1) } }
        return Problem(
            "ill-conditioned, Hilbert \(n)", columns: columns, costs: (1...n).map(Double.init), rightHandSide: b,
            .optimal(Double(n * (n + 1) / 2)))
    }

    /// Klee and Minty's cube (1972): max sum 2^(n-j) x_j, 2 sum_{k<j} 2^(j-k) x_k + x_j <= 5^j; optimum 5^n.
    static func kleeMinty(order n: Int) -> Problem {
        var columns: [[Double]] = []
        var costs: [Double] = []
        for j in 1...n {
            columns.append((1...n).map { i in i < j ? 0 : (i == j ? 1 : power(2, i - j + 1)) })
            costs.append(-power(2, n - j))
        }
        for i in 0..<n {
            columns.append((0..<n).map { $0 == i ? 1 : 0 })
            costs.append(0)
        }
        return Problem(
            "Klee-Minty cube \(n)", columns: columns, costs: costs, rightHandSide: (1...n).map { power(5, $0) },
            .optimal(-power(5, n)))
    }

    private static func power(_ base: Double, _ exponent: Int) -> Double {
        (0..<max(exponent, 0)).reduce(1.0) { product, _ in product * base }
    }
}
