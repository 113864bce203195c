internal import ConvexCore
internal import ExactVerification
internal import GLPKBackend

/// The ladder of solvers: dense simplex, GLPK with exact arithmetic, rational judge; then an error, never a number.
///
/// A curve first tries the dense simplex with a fresh factorisation after every pivot, and then is put together from points,
/// each of which climbs the ladder by itself.
extension EquilibriumCalculator {
    /// An optimal vertex with a certificate that holds, and who found it.
    mutating func certifiedVertex(
        costs: [Double], b: [Double], subject: @autoclosure () -> String
    ) throws(ThermodynamicsError) -> (Vertex, SolverMethod) {
        if let vertex = try? simplex.optimum(costs: costs, rightHandSide: b) { return (vertex, .dense) }
        try checkInterruption(subject())
        if let answer = slowVertex(costs: costs, b: b) {
            helped(by: answer.1)
            return answer
        }
        try checkInterruption(subject())
        throw EquilibriumCalculator.notCertified(subject(), "no solver could prove an equilibrium")
    }

    /// `ParametricSimplex.mixingCurve`, or the same curve by slower means.
    mutating func certifiedMixing(
        costs: [Double], from b0: [Double], to b1: [Double], subject: @autoclosure () -> String
    ) throws(ThermodynamicsError) -> MixingCurve {
        if let curve = try? simplex.mixingCurve(costs: costs, from: b0, to: b1) { return curve }
        try checkInterruption(subject())
        var careful = carefulSimplex
        if let curve = try? careful.mixingCurve(costs: costs, from: b0, to: b1) {
            helped(by: .refactored)
            return curve
        }
        do {
            let curve = try pointwise.mixingCurve(costs: costs, from: b0, to: b1)
            helped(by: .points)
            return curve
        } catch {
            try checkInterruption(subject())
            throw EquilibriumCalculator.notCertified(subject(), "a piece of the curve could not be proven (\(error))")
        }
    }

    /// `ParametricSimplex.costCurve` from `start`, without end unless given, or the same curve by slower means, which do not stop at
    /// `lowest`.
    mutating func certifiedPieces(
        costs: [Double], slope: [Double], b: [Double], from start: Double = 0, to end: Double = .infinity,
        until lowest: Double = -.infinity, subject: @autoclosure () -> String
    ) throws(ThermodynamicsError) -> [CostPiece] {
        if let pieces = try? simplex.costCurve(
            costs: costs, slope: slope, rightHandSide: b, from: start, to: end, until: lowest)
        {
            return pieces
        }
        try checkInterruption(subject())
        var careful = carefulSimplex
        if let pieces = try? careful.costCurve(
            costs: costs, slope: slope, rightHandSide: b, from: start, to: end, until: lowest)
        {
            helped(by: .refactored)
            return pieces
        }
        do {
            let pieces = try pointwise.costCurve(costs: costs, slope: slope, rightHandSide: b, from: start, to: end)
            helped(by: .points)
            return pieces
        } catch {
            try checkInterruption(subject())
            throw EquilibriumCalculator.notCertified(subject(), "a piece of the curve could not be proven (\(error))")
        }
    }

    private mutating func helped(by method: SolverMethod) {
        fallbackCount += 1
        FallbackTally.current?.record(method)
    }

    private var carefulSimplex: ParametricSimplex {
        var careful = settings
        careful.refactorAfterEveryPivot = true
        return ParametricSimplex(matrix: problem.matrix, unitColumns: problem.unitColumns, settings: careful)
    }

    private var pointwise: PointwiseCurves {
        PointwiseCurves(matrix: problem.matrix, settings: settings) { slowVertex(costs: $0, b: $1)?.0 }
    }

    /// The first of the slow solvers whose answer is certified.
    private func slowVertex(costs: [Double], b: [Double]) -> (Vertex, SolverMethod)? {
        let program = LinearProgram(matrix: problem.matrix, costs: costs, rightHandSide: b)
        let ladder: [(any LinearProgramSolver, SolverMethod)] = [
            (GLPKSolver(arithmetic: .exact, deadline: settings.deadline), .glpkExact),
            (ExactSolver(deadline: settings.deadline), .rational),
        ]
        for (solver, method) in ladder {
            if let vertex = vertex(solver.solve(program), of: program) { return (vertex, method) }
        }
        return nil
    }

    private func vertex(_ solution: LPSolution, of program: LinearProgram) -> Vertex? {
        guard solution.status == .optimal else { return nil }
        let certificate = Certificate(program: program, primal: solution.primal, dual: solution.dual)
        guard certificate.holds(settings) else { return nil }
        let columns = solution.primal.indices.filter { solution.primal[$0] > settings.zeroAmount }
        return Vertex(
            columns: columns, amounts: columns.map { solution.primal[$0] }, dual: solution.dual,
            objective: solution.objective,
            hasAlternatives: false, basis: solution.basis, certificate: certificate)
    }

    /// Asked after every rung that gave no answer: a run that was stopped from outside must not climb on to slower solvers.
    private func checkInterruption(_ subject: @autoclosure () -> String) throws(ThermodynamicsError) {
        guard let reason = settings.interruption else { return }
        throw ThermodynamicsError(
            .interrupted, subject: subject(), message: "the calculation was stopped: \(reason)",
            remedy: "ask again, with more time")
    }

    private static func notCertified(_ subject: String, _ message: String) -> ThermodynamicsError {
        ThermodynamicsError(
            .notCertified, subject: subject, message: message,
            remedy: "please report the formula and the data set: this is a fault of the program")
    }
}
