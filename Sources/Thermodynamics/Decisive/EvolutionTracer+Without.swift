public import Chemistry
internal import ConvexCore
internal import ExactArithmetic

extension EvolutionTracer {
    /// The potential (eV/atom, <= 0) at which a turn of a composition comes when the phase of `row` is left out; nil when it never comes.
    ///
    /// The tracer needs every phase of the system (`PhaseSystem.Candidates.all`): without one phase others come onto the hull that are
    /// above it in the data. The phase gets a prohibitive cost, the search starts from the potential `mu` at which the turn came with
    /// the phase, and follows the curve from there down or up to the turn: the amount of the ion falls with its potential, so there is
    /// one direction to go.
    /// - Throws: `notCertified`.
    /// - Complexity: O(m n) per pivot; the pivots to one optimum and those of the steps between the old turn and the new one.
    public mutating func potential(
        of turn: IonEvolution.Turn, for composition: Composition, withoutRow row: Int, near mu: Double
    ) throws(ThermodynamicsError) -> Double? {
        let (weight, b) = problem.rightHandSide(composition)
        guard weight > 0, let bound = turn.uptake(of: composition, element) else { return nil }
        let held = (composition[element].doubleValue + bound) / weight
        var costs = problem.costs
        if let column = problem.columnPhase.firstIndex(where: { phases.rows[$0] == row }) {
            costs[column] = EquilibriumCalculator.prohibitive
        }
        let start = max(0, -mu)
        let down = try calculator?.certifiedPieces(
            costs: costs, slope: slope, b: b, from: start, until: held, subject: composition.formula)
        guard let first = down?.first else { return nil }
        if first.slope > held { return down?.first { $0.slope <= held }.map { -$0.from } }
        if start == 0 { return 0 }
        // Up: the costs at a potential higher by s are those at the start less s times the slope.
        for j in costs.indices { costs[j] += start * slope[j] }
        let up = try calculator?.certifiedPieces(
            costs: costs, slope: slope.map { -$0 }, b: b, to: start, until: -held, subject: composition.formula)
        return (up?.first { -$0.slope > held }.map { $0.from - start }) ?? 0
    }
}
