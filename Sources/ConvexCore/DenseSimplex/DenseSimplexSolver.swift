/// Two-phase dense primal simplex with an explicit basis inverse, for problems of up to a few dozen rows.
///
/// Phase one minimises the sum of artificial columns; phase two the costs. The optimum is recomputed from a fresh
/// factorisation of the final basis before it is returned. Source: G. B. Dantzig, Linear Programming and Extensions
/// (Princeton 1963), ch. 5-6; R. G. Bland, Math. Oper. Res. 2, 103 (1977), doi:10.1287/moor.2.2.103, for the rule against cycling.
///
/// - Complexity: O(m n) a pivot; the number of pivots is a small multiple of m in practice.
public struct DenseSimplexSolver: LinearProgramSolver {
    /// Tolerances of the run.
    public let settings: LPSettings
    private let fault: LPSettingsError?

    /// A solver with the given tolerances; unusable ones become the status `.failed(.invalidSettings)` of every program.
    public init(settings: LPSettings = LPSettings()) {
        self.settings = settings
        fault = settings.fault
    }

    /// Solves one program from an artificial basis.
    public func solve(_ program: LinearProgram) -> LPSolution {
        if let fault { return LPSolution(status: .failed(.invalidSettings(fault))) }
        guard program.isFinite else { return LPSolution(status: .failed(.programNotFinite)) }
        do throws(SimplexFault) {
            return try answer(program)
        } catch {
            return LPSolution(status: .failed(LPFailure(error)))
        }
    }

    private func answer(_ program: LinearProgram) throws(SimplexFault) -> LPSolution {
        let state = SimplexState(matrix: program.matrix, settings: settings)
        let b = program.rightHandSide
        try state.checkInterruption()
        state.startFromArtificials(rightHandSide: b)
        state.setRightHandSide(b)
        if let infeasible = try phaseOne(state, b: b) { return infeasible }
        return try phaseTwo(state, program: program)
    }

    /// Drives the artificial columns to zero; a result only when that cannot be done.
    private func phaseOne(_ state: SimplexState, b: [Double]) throws(SimplexFault) -> LPSolution? {
        let zeros = [Double](repeating: 0, count: state.n)
        state.price(costs: zeros, artificialCost: 1)
        _ = try state.primal()
        var leftOver = 0.0
        for r in 0..<state.m where state.basis[r] >= state.n { leftOver += max(state.beta[r], 0) }
        let scale = 1 + (b.map(\.magnitude).max() ?? 0)
        guard leftOver.isFinite else { throw .overflow }
        if leftOver > settings.certifiedPrimalResidual * scale {
            var result = LPSolution(status: .infeasible)
            result.dual = state.y.array
            guard result.dual.allSatisfy(\.isFinite) else { throw .overflow }
            return result
        }
        try expelArtificials(state)
        return nil
    }

    /// Exchanges artificial columns at zero for structural ones; those that cannot leave mark redundant rows.
    private func expelArtificials(_ state: SimplexState) throws(SimplexFault) {
        for r in 0..<state.m where state.basis[r] >= state.n {
            state.setRow(r)
            var best = -1
            for j in 0..<state.n where state.position[j] < 0 && state.rho[j].magnitude > settings.pivot {
                if best < 0 || state.rho[j].magnitude > state.rho[best].magnitude { best = j }
            }
            if best >= 0 {
                state.setColumn(best)
                try state.pivot(row: r, column: best, reducedCost: 0)
            }
        }
    }

    private func phaseTwo(_ state: SimplexState, program: LinearProgram) throws(SimplexFault) -> LPSolution {
        state.price(costs: program.costs)
        switch try state.primal() {
        case .unbounded(let column): return unbounded(state, column: column)
        case .optimal: break
        }
        guard state.refactor() else { throw .singularBasis }
        state.setRightHandSide(program.rightHandSide)
        state.setCosts(program.costs)
        var primal = [Double](repeating: 0, count: state.n)
        var objective = 0.0
        for r in 0..<state.m where state.basis[r] < state.n {
            primal[state.basis[r]] = state.beta[r].magnitude <= settings.zeroAmount ? 0 : state.beta[r]
            objective += program.costs[state.basis[r]] * primal[state.basis[r]]
        }
        let dual = state.y.array
        guard objective.isFinite, (primal + dual).allSatisfy(\.isFinite) else { throw .overflow }
        return LPSolution(
            objective: objective, primal: primal, dual: dual, basis: state.basis.array.filter { $0 < state.n })
    }

    private func unbounded(_ state: SimplexState, column: Int) -> LPSolution {
        var result = LPSolution(status: .unbounded)
        result.ray = [Double](repeating: 0, count: state.n)
        result.ray[column] = 1
        for r in 0..<state.m where state.basis[r] < state.n {
            result.ray[state.basis[r]] = max(0, -state.alpha[r])
        }
        return result
    }
}
