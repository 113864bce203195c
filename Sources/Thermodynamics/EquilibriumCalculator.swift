public import Chemistry
public import ConvexCore
internal import ThermoEntries

/// Answers questions about one chemical system under fixed reservoirs: equilibria at points, along a mixing line, and along
/// the chemical potential of an ion.
///
/// Closed systems: minimise `sum_j E_j x_j`; with reservoirs: minimise `sum_j (E_j - sum_o mu_o a_oj) x_j` without the
/// balances of the open elements. See `GrandProblem` for the columns. Owns its work space; use one per thread.
public struct EquilibriumCalculator {
    let problem: GrandProblem
    let settings: LPSettings
    var simplex: ParametricSimplex
    /// How many answers of this calculator a slower solver had to find; `FallbackTally` counts over a whole program.
    public internal(set) var fallbackCount = 0

    /// Phases of the system, reservoirs and tolerances.
    ///
    /// - Throws: `reservoirAboveElement`, `unknownReservoir`, `invalidCondition` (also for tolerances that `LPSettings.validate` refuses),
    ///   `reservoirsCondense`, `onlyReservoirElements`.
    public init(
        _ phases: PhaseSystem, reservoirs: [Reservoir] = [], settings: LPSettings = LPSettings()
    ) throws(ThermodynamicsError) {
        try self.init(GrandProblem(phases, reservoirs: reservoirs), settings: settings)
    }

    init(_ problem: GrandProblem, settings: LPSettings) throws(ThermodynamicsError) {
        guard !problem.balanced.isEmpty else {
            throw ThermodynamicsError(
                .onlyReservoirElements, subject: problem.phases.system.name,
                message: "every element is held by a reservoir",
                remedy: "leave at least one element closed")
        }
        // The defaults are valid (a test); validating them anew would cost each small program about a microsecond.
        if settings != LPSettings() { try EquilibriumCalculator.check(settings) }
        self.problem = problem
        self.settings = settings
        simplex = ParametricSimplex(matrix: problem.matrix, unitColumns: problem.unitColumns, settings: settings)
    }

    /// Pivots made so far.
    public var pivots: Int { simplex.pivotCount }

    /// The phases in play.
    public var phases: PhaseSystem { problem.phases }

    /// The equilibrium at a composition of the system.
    ///
    /// A composition of reservoir elements alone has no balanced atoms: its equilibrium is empty and its energy 0 (case H8).
    /// - Throws: `notCertified` when no solver can prove an answer.
    public mutating func equilibrium(at composition: Composition) throws(ThermodynamicsError) -> Equilibrium {
        let (weight, b) = problem.rightHandSide(composition)
        let (vertex, method) = try certifiedVertex(costs: problem.costs, b: b, subject: composition.formula)
        return Equilibrium(
            composition: composition, reservoirs: problem.reservoirs,
            phases: phaseAmounts(vertex.columns, vertex.amounts, scale: weight), energy: vertex.objective * weight,
            chemicalPotentials: potentials(vertex.dual), hasAlternatives: vertex.hasAlternatives,
            certificate: vertex.certificate, method: method)
    }

    /// Energy of the hull (closed) or of the grand-potential hull (open) in eV per formula unit of `composition`.
    public mutating func hullEnergy(at composition: Composition) throws(ThermodynamicsError) -> Double {
        let (weight, b) = problem.rightHandSide(composition)
        if weight == 0 { return 0 }
        return try certifiedVertex(costs: problem.costs, b: b, subject: composition.formula).0.objective * weight
    }

    /// Formula units of every phase from amounts of columns (balanced atoms) times `scale`.
    func phaseAmounts(_ columns: [Int], _ amounts: [Double], scale: Double) -> [PhaseAmount] {
        zip(columns, amounts).map { column, amount in
            PhaseAmount(row: phases.rows[problem.columnPhase[column]], amount: amount * scale / problem.weights[column])
        }
    }

    private static func check(_ settings: LPSettings) throws(ThermodynamicsError) {
        do {
            try settings.validate()
        } catch {
            throw ThermodynamicsError(
                .invalidCondition, subject: "LP setting '\(error.field)'", message: error.message,
                remedy: "LPSettings() holds values that work")
        }
    }

    private func potentials(_ dual: [Double]) -> [(element: Element, value: Double)] {
        let elements = phases.system.elements
        var values: [(element: Element, value: Double)] = []
        for (i, element) in elements.enumerated() {
            if let row = problem.balanced.firstIndex(of: i) {
                values.append((element, dual[row]))
            } else if let reservoir = problem.reservoirs.first(where: { $0.element == element }) {
                values.append((element, reservoir.chemicalPotential))
            }
        }
        return values
    }
}
