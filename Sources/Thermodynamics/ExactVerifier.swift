public import Chemistry
internal import ConvexCore
internal import ExactArithmetic
internal import ExactVerification
internal import ThermoEntries

/// Re-checks printed equilibria in rational arithmetic.
///
/// Every formation energy and chemical potential is taken at the exact value of its double, every composition as the fraction it
/// is, and the optimum is decided by `ExactJudge` without any rounding. A claim holds when its energy, its balance and the energy
/// of its phases agree with that optimum within `tolerance`, which only has to cover the rounding of the claim itself.
public struct ExactVerifier: Sendable {
    /// Largest accepted difference between a claim and the exact value, relative to `1 + |value|`. 1e-9.
    public static let tolerance = 1e-9

    private let phases: PhaseSystem
    private let reservoirs: [Reservoir]
    private let problem: GrandProblem
    private let columns: ExactColumns

    /// A verifier for one system under fixed reservoirs.
    ///
    /// - Throws: the errors of `EquilibriumCalculator`; `notCertified` when a number is not finite.
    public init(_ phases: PhaseSystem, reservoirs: [Reservoir] = []) throws(ThermodynamicsError) {
        self.phases = phases
        self.reservoirs = reservoirs
        problem = try GrandProblem(phases, reservoirs: reservoirs)
        let m = phases.elementCount
        let elements = phases.system.elements
        let potentials = reservoirs.compactMap { reservoir -> (Int, Rational)? in
            guard let i = elements.firstIndex(of: reservoir.element),
                let mu = Rational(exactly: reservoir.chemicalPotential)
            else { return nil }
            return (i, mu)
        }
        var columns: [[ExactProgram.Entry]] = []
        var costs: [Rational] = []
        for j in problem.columnPhase {
            let amounts = phases.amounts[(j * m)..<((j + 1) * m)].map { Rational(Int($0)) }
            guard var cost = Rational(exactly: phases.entries.energies[phases.rows[j]]) else {
                throw ExactVerifier.refuted(phases.entries.formula(at: phases.rows[j]), "its energy is not finite")
            }
            cost = cost * amounts.reduce(.zero, +)
            for (i, mu) in potentials { cost = cost - mu * amounts[i] }
            costs.append(cost)
            columns.append(
                problem.balanced.enumerated().compactMap { row, i in
                    amounts[i].isZero ? nil : ExactProgram.Entry(row: row, value: amounts[i])
                })
        }
        self.columns = ExactColumns(columns, costs: costs)
    }

    /// The exact lowest energy (or grand potential) in eV per formula unit of `composition`, rounded once at the end.
    ///
    /// - Throws: `notCertified` when the judge finds no optimum.
    /// - Complexity: O(m^3 + m n) rational operations.
    public func exactEnergy(at composition: Composition) throws(ThermodynamicsError) -> Double {
        let elements = phases.system.elements
        let b = problem.balanced.map { composition[elements[$0]] }
        let program = ExactProgram(columns: columns, rightHandSide: b)
        var simplex = ParametricSimplex(matrix: problem.matrix, unitColumns: problem.unitColumns)
        let draft = try? simplex.optimum(costs: problem.costs, rightHandSide: problem.rightHandSide(composition).b)
        guard case .optimal(let optimum) = ExactJudge().decide(program, claimedBasis: draft?.basis) else {
            throw ExactVerifier.refuted(composition.formula, "the exact judge finds no optimum")
        }
        return optimum.objective.doubleValue
    }

    /// Checks a claimed energy alone, eV per formula unit of `composition`, within `bound`, relative to `1 + |value|`.
    ///
    /// - Throws: `notCertified` with what differs and by how much.
    @discardableResult
    public func check(
        energy: Double, at composition: Composition, within bound: Double = ExactVerifier.tolerance
    ) throws(ThermodynamicsError) -> VerificationReport {
        let exact = try exactEnergy(at: composition)
        let gap = (energy - exact).magnitude
        guard gap <= bound * (1 + exact.magnitude) else {
            throw ExactVerifier.refuted(composition.formula, "the energy is \(energy), exactly it is \(exact)")
        }
        return VerificationReport(equilibria: 1, columns: columns.count, largestGap: gap)
    }

    /// Checks a claimed assemblage at a composition: its energy (eV per formula unit), its balance and the energy of its phases.
    ///
    /// - Throws: `notCertified` naming what differs and by how much.
    @discardableResult
    public func check(
        _ claim: [PhaseAmount], energy: Double, at composition: Composition
    ) throws(ThermodynamicsError) -> VerificationReport {
        let exact = try exactEnergy(at: composition)
        try compare(energy, exact, "energy", composition)
        var sum = 0.0
        var atoms = problem.balanced.map { -composition[phases.system.elements[$0]].doubleValue }
        let m = phases.elementCount
        for phase in claim {
            guard let j = phases.position(ofRow: phase.row), let column = problem.columnPhase.firstIndex(of: j) else {
                throw ExactVerifier.refuted(composition.formula, "a claimed phase is not among the candidates")
            }
            sum += columns.costs[column].doubleValue * phase.amount
            for (row, i) in problem.balanced.enumerated() { atoms[row] += phases.amounts[j * m + i] * phase.amount }
        }
        try compare(sum, exact, "energy of the phases", composition)
        for (row, i) in problem.balanced.enumerated() {
            try compare(atoms[row], 0, "balance of \(phases.system.elements[i].symbol)", composition)
        }
        return VerificationReport(
            equilibria: 1, columns: columns.count,
            largestGap: max((energy - exact).magnitude, (sum - exact).magnitude))
    }

    private func compare(
        _ claim: Double, _ exact: Double, _ what: String, _ composition: Composition
    ) throws(ThermodynamicsError) {
        if (claim - exact).magnitude <= ExactVerifier.tolerance * (1 + exact.magnitude) { return }
        throw ExactVerifier.refuted(composition.formula, "the \(what) is \(claim), exactly it is \(exact)")
    }

    private static func refuted(_ subject: String, _ message: String) -> ThermodynamicsError {
        ThermodynamicsError(
            .notCertified, subject: subject, message: message,
            remedy: "please report the input: this is a fault of the program")
    }
}
