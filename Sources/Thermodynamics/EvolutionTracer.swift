public import Chemistry
public import ConvexCore
internal import ExactArithmetic

/// Traces evolutions over one set of phases: of many compositions, or of one composition under many sets of energies.
///
/// The linear program is built once; every call only changes its right-hand side or its costs. Owns its work space; use one per
/// thread.
public struct EvolutionTracer {
    /// The open element whose potential is swept.
    public let element: Element
    /// Other reservoirs, fixed.
    public let reservoirs: [Reservoir]
    let problem: GrandProblem
    let slope: [Double]
    /// Nil when the swept element is the only one: then nothing is left to balance.
    var calculator: EquilibriumCalculator?

    /// Phases of one system, the element to sweep, fixed reservoirs and tolerances.
    ///
    /// - Throws: the errors of `EquilibriumCalculator`.
    public init(
        _ phases: PhaseSystem, element: Element, reservoirs: [Reservoir] = [], settings: LPSettings = LPSettings()
    ) throws(ThermodynamicsError) {
        problem = try GrandProblem(phases, reservoirs: reservoirs, swept: [element])
        self.element = element
        self.reservoirs = reservoirs
        slope = problem.slope(of: element)
        calculator = problem.balanced.isEmpty ? nil : try EquilibriumCalculator(problem, settings: settings)
    }

    /// The phases in play.
    public var phases: PhaseSystem { problem.phases }

    /// The evolution of a composition of the system from mu = 0 downwards.
    ///
    /// - Throws: `notCertified`.
    /// - Complexity: O(m n) per pivot, one or a few pivots per step.
    public mutating func evolution(of composition: Composition) throws(ThermodynamicsError) -> IonEvolution {
        try evolution(of: composition, costs: problem.costs)
    }

    /// The same with the formation energy of phase j of `phases` raised by `shifts[j]` eV per atom of that phase.
    ///
    /// - Precondition: one shift per phase.
    /// - Throws: `notCertified`.
    public mutating func evolution(
        of composition: Composition, energyShifts shifts: [Double]
    ) throws(ThermodynamicsError) -> IonEvolution {
        precondition(shifts.count == phases.phaseCount, "one energy shift per phase")
        let m = phases.elementCount
        var costs = problem.costs
        for (column, phase) in problem.columnPhase.enumerated() where shifts[phase] != 0 {
            var atoms = 0.0
            for k in (phase * m)..<((phase + 1) * m) { atoms += phases.amounts[k] }
            costs[column] += shifts[phase] * atoms / problem.weights[column]
        }
        return try evolution(of: composition, costs: costs)
    }

    private mutating func evolution(
        of composition: Composition, costs: [Double]
    ) throws(ThermodynamicsError) -> IonEvolution {
        let (weight, b) = problem.rightHandSide(composition)
        guard weight > 0, calculator != nil else {
            return IonEvolution(
                composition: composition, element: element, reservoirs: reservoirs, steps: [], usedFallback: false)
        }
        let fallbacks = calculator?.fallbackCount
        let pieces = try calculator?.certifiedPieces(
            costs: costs, slope: slope, b: b, subject: composition.formula)
        let own = composition[element].doubleValue
        let steps = (pieces ?? []).map { piece in
            IonEvolution.Step(
                potentialHigh: piece.from == 0 ? 0 : -piece.from, potentialLow: -piece.to,
                uptake: piece.slope * weight - own,
                phases: calculator?.phaseAmounts(piece.columns, piece.amounts, scale: weight) ?? [],
                energy: piece.intercept * weight, hasAlternatives: piece.hasAlternatives)
        }
        return IonEvolution(
            composition: composition, element: element, reservoirs: reservoirs, steps: steps,
            usedFallback: calculator?.fallbackCount != fallbacks)
    }
}
