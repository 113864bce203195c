import ConvexCore
import ExactArithmetic
import TestSupport
import Testing

@testable import ExactVerification

/// Programs that a solver in floating point misjudges: the exact one must say what is true and prove it in rational arithmetic.
@Suite("The exact solver proves its status where floating point errs")
struct ExactEvidenceTests {
    /// A program, what is true of it, and the status floating point arrives at.
    struct Misjudged: Sendable, CustomStringConvertible {
        let name: String
        let program: LinearProgram
        let truth: LPStatus
        let draft: LPStatus
        var description: String { name }

        init(_ name: String, columns: [[Double]], costs: [Double], b: [Double], _ truth: LPStatus, draft: LPStatus) {
            self.name = name
            program = LinearProgram(
                matrix: ColumnMatrix(rows: b.count, columns: columns.count, byColumn: columns.flatMap { $0 }),
                costs: costs, rightHandSide: b)
            self.truth = truth
            self.draft = draft
        }
    }

    private static let justAboveOne = 1 + 0x1p-50

    // Bounds of the solver: 1e-9 for what may be pivoted on and what is infeasible, 1e-10 for what attracts.
    static let misjudged = [
        Misjudged(
            "x = 1 and x = 1 + 2^-50", columns: [[1, 1]], costs: [1], b: [1, justAboveOne], .infeasible,
            draft: .optimal),
        Misjudged(
            "the same with a free column of zeros that pays", columns: [[1, 1], [0, 0]], costs: [1, -1],
            b: [1, justAboveOne], .infeasible, draft: .unbounded),
        Misjudged(
            "2^-35 x = 1", columns: [[0x1p-35]], costs: [1], b: [1], .optimal, draft: .infeasible),
        Misjudged(
            "the same with a free column of zeros that pays", columns: [[0x1p-35], [0]], costs: [1, -1], b: [1],
            .unbounded, draft: .infeasible),
        Misjudged(
            "2^-31 x + y = 1, x pays", columns: [[0x1p-31], [1]], costs: [-1, 0], b: [1], .optimal, draft: .unbounded),
        Misjudged(
            "a free column of zeros that pays 2^-40", columns: [[1], [0]], costs: [1, -0x1p-40], b: [1], .unbounded,
            draft: .optimal),
        Misjudged(
            "x - y = 1, together they pay 2^-40", columns: [[1], [-1]], costs: [1, -1 - 0x1p-40], b: [1], .unbounded,
            draft: .optimal),
    ]

    @Test("crafted programs", arguments: misjudged)
    func crafted(problem: Misjudged) throws {
        #expect(DenseSimplexSolver().solve(problem.program).status == problem.draft, "floating point errs no longer")
        let answer = ExactSolver().solve(problem.program)
        #expect(answer.status == problem.truth)
        try expectProof(answer, problem.program, isExactAsDoubles: true, problem.name)
    }

    @Test("programs that are infeasible by 2^-42", arguments: 1...30 as ClosedRange<UInt64>)
    func nearlyFeasible(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let (m, n) = (Int.random(in: 2...5, using: &random), 8)
        // y'a = 0 on half of the columns and < 0 on the others; b is a sum of the first and a little more.
        let y = [1] + (1..<m).map { _ in Int.random(in: -5...5, using: &random) }
        var (columns, b) = ([[Double]](), [Double](repeating: 0, count: m))
        for j in 0..<n {
            var column = (0..<m).map { _ in Int.random(in: -6...6, using: &random) }
            column[0] -= zip(y, column).map(*).reduce(0, +) + (j % 2 == 0 ? 0 : Int.random(in: 1...4, using: &random))
            columns.append(column.map(Double.init))
            let share = j % 2 == 0 ? Double(Int.random(in: 0...3, using: &random)) : 0
            for i in 0..<m { b[i] += share * columns[j][i] }
        }
        b[0] += 0x1p-42
        let costs = (0..<n).map { _ in Double(Int.random(in: 1...9, using: &random)) }
        let problem = Misjudged("seed \(seed)", columns: columns, costs: costs, b: b, .infeasible, draft: .optimal)
        #expect(DenseSimplexSolver().solve(problem.program).status != .infeasible, "\(problem)")
        let answer = ExactSolver().solve(problem.program)
        #expect(answer.status == .infeasible, "\(problem)")
        try expectProof(answer, problem.program, isExactAsDoubles: true, problem.name)
    }

    @Test("programs that are unbounded by 2^-40", arguments: 1...30 as ClosedRange<UInt64>)
    func nearlyBounded(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let (m, n) = (Int.random(in: 1...4, using: &random), 6)
        let y = (0..<m).map { _ in Double(Int.random(in: -5...5, using: &random)) }
        var columns = (0..<n).map { _ in (0..<m).map { _ in Double(Int.random(in: -6...6, using: &random)) } }
        // The last column undoes a sum of the others and pays 2^-40 more than that sum costs.
        var last = [Double](repeating: 0, count: m)
        for column in columns {
            let share = Double(Int.random(in: 0...3, using: &random))
            for i in 0..<m { last[i] -= share * column[i] }
        }
        columns.append(last)
        var costs = columns.map { zip(y, $0).map(*).reduce(0, +) }
        costs[n] -= 0x1p-40
        var b = [Double](repeating: 0, count: m)
        for column in columns { for i in 0..<m { b[i] += column[i] } }
        let problem = Misjudged("seed \(seed)", columns: columns, costs: costs, b: b, .unbounded, draft: .optimal)
        #expect(DenseSimplexSolver().solve(problem.program).status == .optimal, "\(problem)")
        let answer = ExactSolver().solve(problem.program)
        #expect(answer.status == .unbounded, "\(problem)")
        try expectProof(answer, problem.program, isExactAsDoubles: true, problem.name)
    }

    @Test("evidence whose fractions are no doubles is rounded once, its largest component 1")
    func rounding() {
        let third = Rational(1, 3)
        #expect(ExactSolver.rounded(direction: [third, -2 * third, 0]) == [1, -2, 0])
        #expect(ExactSolver.rounded(direction: [0.25, -3].compactMap { Rational(exactly: $0) }) == [0.25, -3])
        let long = Rational(1 << 60) + third
        #expect(ExactSolver.rounded(direction: [long, third, -long]) == [1, 1 / (3 * 0x1p60), -1])
        #expect(ExactSolver.rounded(direction: []) == [])
    }

    @Test("numbers beyond all doubles are a failure with a reason, not infinities")
    func overflow() {
        // x = 2^1023 / 2^-1023.
        let program = LinearProgram(
            matrix: ColumnMatrix(rows: 1, columns: 1, byColumn: [0x1p-1022]), costs: [0], rightHandSide: [0x1p1023])
        #expect(ExactSolver().solve(program).status == .failed(.overflow))
        let costly = LinearProgram(
            matrix: ColumnMatrix(rows: 1, columns: 1, byColumn: [1]), costs: [0x1p1023], rightHandSide: [4])
        #expect(ExactSolver().solve(costly).status == .failed(.overflow))
        #expect(DenseSimplexSolver().solve(costly).status == .failed(.overflow))
    }

    /// Checks what the judge proves, and the rounded answer, both in rational arithmetic.
    private func expectProof(
        _ answer: LPSolution, _ program: LinearProgram, isExactAsDoubles: Bool, _ label: String
    ) throws {
        let exact = try #require(ExactSolver.exactProgram(program))
        switch ExactJudge().decide(exact) {
        case .optimal(let optimum):
            #expect(answer.status == .optimal, "\(label)")
            expectOptimal(optimum, exact, label)
        case .infeasible(let farkas):
            #expect(answer.status == .infeasible, "\(label)")
            #expect(isFarkas(farkas, exact), "\(label)")
            let rounded = answer.dual.compactMap { Rational(exactly: $0) }
            if isExactAsDoubles { #expect(isFarkas(rounded, exact), "\(label): \(answer.dual)") }
        case .unbounded(let ray):
            #expect(answer.status == .unbounded, "\(label)")
            #expect(isRay(ray, exact), "\(label)")
            let rounded = answer.ray.compactMap { Rational(exactly: $0) }
            if isExactAsDoubles { #expect(isRay(rounded, exact), "\(label): \(answer.ray)") }
        case .interrupted(let reason): Issue.record("\(label): \(reason)")
        }
    }

    private func dot(_ y: [Rational], _ column: [ExactProgram.Entry]) -> Rational {
        column.reduce(Rational.zero) { $0 + y[$1.row] * $1.value }
    }

    private func isFarkas(_ y: [Rational], _ program: ExactProgram) -> Bool {
        guard y.count == program.rows else { return false }
        let bound = zip(y, program.rightHandSide).reduce(Rational.zero) { $0 + $1.0 * $1.1 }
        return bound.signum > 0 && program.columns.entries.allSatisfy { dot(y, $0).signum <= 0 }
    }

    private func isRay(_ d: [Rational], _ program: ExactProgram) -> Bool {
        guard d.count == program.columns.count, d.allSatisfy({ $0.signum >= 0 }) else { return false }
        var product = [Rational](repeating: .zero, count: program.rows)
        for (amount, column) in zip(d, program.columns.entries) {
            for entry in column { product[entry.row] = product[entry.row] + amount * entry.value }
        }
        let descent = zip(d, program.columns.costs).reduce(Rational.zero) { $0 + $1.0 * $1.1 }
        return product.allSatisfy(\.isZero) && descent.signum < 0
    }

    private func expectOptimal(_ optimum: ExactOptimum, _ program: ExactProgram, _ label: String) {
        var product = program.rightHandSide
        for (column, amount) in zip(optimum.basis, optimum.amounts) where column >= 0 {
            #expect(amount.signum >= 0, "\(label)")
            for entry in program.columns.entries[column] {
                product[entry.row] = product[entry.row] - amount * entry.value
            }
        }
        let isBalanced = product.allSatisfy(\.isZero)
        #expect(isBalanced, "\(label)")
        for (cost, column) in zip(program.columns.costs, program.columns.entries) {
            #expect((cost - dot(optimum.dual, column)).signum >= 0, "\(label)")
        }
        let bound = zip(optimum.dual, program.rightHandSide).reduce(Rational.zero) { $0 + $1.0 * $1.1 }
        #expect(bound == optimum.objective, "\(label)")
    }
}
