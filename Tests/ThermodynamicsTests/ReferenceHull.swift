import Chemistry
import ConvexCore
import ExactArithmetic
import GLPKBackend
import TestSupport
import Testing

/// Hull energies by GLPK on columns written down from the formulas, sharing nothing with the engine but the formula parser.
struct ReferenceHull {
    private let compositions: [Composition]
    private let energies: [Double]
    private let elements: [Element]

    init(_ phases: [FixturePhase]) throws {
        compositions = try phases.map { try Fixture.composition($0.formula) }
        energies = zip(phases, compositions).map { $0.formationEnergyPerAtom * $1.atomCount.doubleValue }
        elements = Set(compositions.flatMap(\.elements)).sorted()
    }

    /// eV per formula unit; with `open`, the grand potential with that element at that potential.
    func energy(at formula: String, open: (symbol: String, potential: Double)?) throws -> Double {
        try energy(of: [(Fixture.composition(formula), 1)], open: open)
    }

    /// eV of a mixture of compositions.
    func energy(of mixture: [(Composition, Double)], open: (symbol: String, potential: Double)?) throws -> Double {
        let rows = elements.filter { $0.symbol != open?.symbol }
        let columns = compositions.flatMap { composition in rows.map { composition[$0].doubleValue } }
        let costs = zip(compositions, energies).map { composition, energy in
            guard let open, let element = elements.first(where: { $0.symbol == open.symbol }) else { return energy }
            return energy - open.potential * composition[element].doubleValue
        }
        let b = rows.map { row in mixture.reduce(0.0) { $0 + $1.1 * $1.0[row].doubleValue } }
        let matrix = ColumnMatrix(rows: rows.count, columns: compositions.count, byColumn: columns)
        let solution = GLPKSolver().solve(LinearProgram(matrix: matrix, costs: costs, rightHandSide: b))
        #expect(solution.status == .optimal)
        return solution.objective
    }
}
