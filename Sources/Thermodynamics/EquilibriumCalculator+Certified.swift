internal import ConvexCore
internal import ExactVerification
internal import GLPKBackend

/// The ladder of solvers: dense simplex, GLPK with exact arithmetic, rational judge; then an error, never a number.
extension EquilibriumCalculator {
    /// An optimal vertex with a certificate that holds, and who found it.
    mutating func certifiedVertex(
        costs: [Double], b: [Double], subject: @autoclosure () -> String
    ) throws(ThermodynamicsError) -> (Vertex, SolverMethod) {
        if let vertex = try? simplex.optimum(costs: costs, rightHandSide: b) { return (vertex, .dense) }
        fallbackCount += 1
        let program = LinearProgram(matrix: problem.matrix, costs: costs, rightHandSide: b)
        let ladder: [(any LinearProgramSolver, SolverMethod)] = [
            (GLPKSolver(arithmetic: .exact), .glpkExact), (ExactSolver(), .rational),
        ]
        for (solver, method) in ladder {
            if let vertex = vertex(solver.solve(program), of: program) { return (vertex, method) }
        }
        throw ThermodynamicsError(
            .notCertified, subject: subject(), message: "no solver could prove an equilibrium",
            remedy: "please report the formula and the data set: this is a fault of the program")
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

    /// Runs a parametric method; when it cannot be certified, once more with a fresh factorisation after every pivot.
    mutating func certifiedCurve<Curve>(
        subject: @autoclosure () -> String, _ run: (inout ParametricSimplex) throws(SimplexFault) -> Curve
    ) throws(ThermodynamicsError) -> Curve {
        if let curve = try? run(&simplex) { return curve }
        fallbackCount += 1
        var careful = settings
        careful.refactorAfterEveryPivot = true
        var slow = ParametricSimplex(matrix: problem.matrix, unitColumns: problem.unitColumns, settings: careful)
        do {
            return try run(&slow)
        } catch {
            throw ThermodynamicsError(
                .notCertified, subject: subject(), message: "a segment of the curve could not be certified (\(error))",
                remedy: "please report the formula and the data set: this is a fault of the program")
        }
    }
}
