internal import Chemistry
internal import ConvexCore
internal import GLPKBackend
internal import ThermoEntries
internal import Thermodynamics

/// Point equilibria of a nine-element system, certificate included, against GLPK's primal simplex on the same columns.
enum EquilibriumBench {
    private static let system = "Li-In-Cl-Ni-Co-Mn-O-P-S"
    private static let seed: UInt64 = 20_260_101
    private static let count = 400

    static func run(_ context: BenchContext) throws -> [Measurement] {
        let phases = try PhaseSystem(context.entries, system: ChemicalSystem(parsing: system))
        let (program, unitColumns) = closedProgram(phases)
        let points = randomCompositions(rows: program.matrix.rows)
        var simplex = ParametricSimplex(matrix: program.matrix, unitColumns: unitColumns)
        guard let theirs = GLPKSolver.objectives(of: program, rightHandSides: points) else {
            throw WrongAnswer(description: "GLPK stopped")
        }
        for (b, value) in zip(points, theirs) {
            let mine = try simplex.optimum(costs: program.costs, rightHandSide: b)
            // GLPK runs with its default tolerances of 1e-7.
            guard (mine.objective - value).magnitude < 1e-6 else {
                throw WrongAnswer(description: "\(mine.objective) is not \(value)")
            }
        }
        let input = "\(system), \(phases.phaseCount) phases, \(count) random compositions, seed \(seed)"
        let dense = try context.times {
            for b in points { _ = try simplex.optimum(costs: program.costs, rightHandSide: b) }
        }
        let glpk = context.times { _ = GLPKSolver.objectives(of: program, rightHandSides: points) }
        let perPoint = { (times: [Double]) in times.map { $0 / Double(count) } }
        let mine = Measurement(
            "equilibrium-lp", input: input + ", certificate included", seconds: perPoint(dense), unit: "us")
        let other = Measurement(
            "equilibrium-lp-glpk", input: input + ", glp_simplex \(GLPKSolver.libraryVersion)", seconds: perPoint(glpk),
            unit: "us")
        return [mine, other, mine.ratio(to: other, name: "equilibrium-lp-times-faster-than-glpk", input: input)]
    }

    /// The closed program of a system: columns and costs per atom.
    static func closedProgram(_ phases: PhaseSystem) -> (LinearProgram, [Int]) {
        let m = phases.elementCount
        var entries: [Double] = []
        var costs: [Double] = []
        for j in 0..<phases.phaseCount {
            let amounts = phases.amounts[(j * m)..<((j + 1) * m)]
            let atoms = amounts.reduce(0, +)
            entries += amounts.map { $0 / atoms }
            costs.append(phases.energies[j] / atoms)
        }
        let matrix = ColumnMatrix(rows: m, columns: phases.phaseCount, byColumn: entries)
        let b = [Double](repeating: 1 / Double(m), count: m)
        return (LinearProgram(matrix: matrix, costs: costs, rightHandSide: b), phases.elementPhases)
    }

    private static func randomCompositions(rows m: Int) -> [[Double]] {
        var random = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            let b = (0..<m).map { _ in Double.random(in: 0...1, using: &random) }
            let total = b.reduce(0, +)
            return b.map { $0 / total }
        }
    }
}
