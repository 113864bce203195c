public import Chemistry
public import ConvexCore
internal import ExactArithmetic
internal import ThermoEntries

/// Equilibria while the chemical potentials of several open elements fall together along a straight line.
///
/// `mu_o(t) = mu_o(0) - r_o t` for t from 0 without end, rates `r_o >= 0`: for instance lithium and oxygen extracted at once. The steps
/// come from a parametric cost row, as in `EvolutionTracer`, which is the case of one element. Owns its work space; use one per thread.
public struct PotentialSweep {
    /// An open element of the sweep: eV/atom relative to the element at t = 0, and by how much it falls per unit of t.
    public struct Direction: Sendable, Hashable {
        /// The open element.
        public let element: Element
        /// Chemical potential at t = 0, eV/atom, at most 0 but for a compressed gas.
        public let start: Double
        /// Whether the element is held as a gas (`Reservoir.isGas`).
        public let isGas: Bool
        /// eV/atom per unit of t, at least 0; 0 holds the element at its start.
        public let rate: Double

        /// An element with its potential at the start and its rate of fall.
        public init(_ element: Element, start: Double, rate: Double, isGas: Bool = false) {
            self.element = element
            self.start = start
            self.isGas = isGas
            self.rate = rate
        }
    }

    /// Between two transitions the assemblage stays the same.
    public struct Step: Sendable {
        /// First t.
        public let from: Double
        /// Last t; infinite for the last step.
        public let to: Double
        /// Phases in formula units per formula unit asked.
        public let phases: [PhaseAmount]
        /// Atoms of every open element taken up per formula unit asked, in the order of `directions`; negative when given off.
        public let uptake: [Double]
        /// Grand potential `sum_j (E_j - sum_o mu_o(t) a_oj) x_j` extrapolated to t = 0, eV per formula unit asked.
        public let intercept: Double
        /// Its change per unit of t.
        public let slope: Double
        /// Whether other assemblages cost the same along the whole step.
        public let hasAlternatives: Bool
    }

    /// The open elements.
    public let directions: [Direction]
    private let slope: [Double]
    private var calculator: EquilibriumCalculator

    /// Phases of one system, the open elements with start and rate, tolerances.
    ///
    /// - Throws: `invalidCondition` when a rate is negative or no number, or none is positive; the errors of `EquilibriumCalculator`.
    public init(
        _ phases: PhaseSystem, directions: [Direction], settings: LPSettings = LPSettings()
    ) throws(ThermodynamicsError) {
        for direction in directions where !(direction.rate >= 0 && direction.rate.isFinite) {
            throw ThermodynamicsError(
                .invalidCondition, subject: "rate of \(direction.element.symbol)",
                message: "is \(direction.rate); potentials can only fall from their elements",
                remedy: "give a finite number of 0 or more in eV/atom per unit of the sweep")
        }
        guard directions.contains(where: { $0.rate > 0 }) else {
            throw ThermodynamicsError(
                .invalidCondition, subject: "sweep", message: "no potential changes along it",
                remedy: "give one element a rate above 0, or ask for an equilibrium")
        }
        let problem = try GrandProblem(
            phases, reservoirs: directions.map { Reservoir($0.element, chemicalPotential: $0.start, isGas: $0.isGas) })
        var slope = [Double](repeating: 0, count: problem.columnPhase.count)
        for direction in directions where direction.rate > 0 {
            for (j, change) in problem.slope(of: direction.element).enumerated() { slope[j] += direction.rate * change }
        }
        self.directions = directions
        self.slope = slope
        calculator = try EquilibriumCalculator(problem, settings: settings)
    }

    /// Every step of a composition of the system from t = 0 without end; empty when it consists of open elements alone (H8).
    ///
    /// - Throws: `notCertified`.
    /// - Complexity: O(m n) per pivot, one or a few pivots per step.
    public mutating func steps(of composition: Composition) throws(ThermodynamicsError) -> [Step] {
        let (weight, b) = calculator.problem.rightHandSide(composition)
        guard weight > 0 else { return [] }
        let pieces = try calculator.certifiedPieces(
            costs: calculator.problem.costs, slope: slope, b: b, subject: composition.formula)
        return pieces.map { piece in
            let phases = calculator.phaseAmounts(piece.columns, piece.amounts, scale: weight)
            return Step(
                from: piece.from, to: piece.to, phases: phases, uptake: uptake(of: composition, phases),
                intercept: piece.intercept * weight, slope: piece.slope * weight,
                hasAlternatives: piece.hasAlternatives)
        }
    }

    private func uptake(of composition: Composition, _ phases: [PhaseAmount]) -> [Double] {
        let entries = calculator.phases.entries
        return directions.map { direction in
            phases.reduce(-composition[direction.element].doubleValue) { sum, phase in
                sum + phase.amount * entries.composition(at: phase.row)[direction.element].doubleValue
            }
        }
    }
}
