public import Chemistry
public import Interfaces
public import Parallel
internal import ThermoEntries
public import Thermodynamics

/// Reactions of every row material with every column material under every condition, in parallel.
///
/// The energy of every material is settled once, the phases of a pair are gathered once for all conditions, and a cell that fails
/// keeps its error without disturbing the others.
public struct ReactionMatrix: Sendable {
    /// Settles the energies and follows the kinks.
    public let calculator: InterfaceCalculator
    /// Workers.
    public let runner: ParallelRunner

    /// A matrix over one data set.
    public init(_ calculator: InterfaceCalculator, runner: ParallelRunner) {
        self.calculator = calculator
        self.runner = runner
    }

    /// All reactions; `conditions` holds one list of reservoirs per condition (empty: closed). `completed` hears the number of pairs
    /// done so far, from any thread.
    ///
    /// - Complexity: rows x columns x conditions curves.
    public func run(
        rows: [Formula], columns: [Formula], conditions: [[Reservoir]], completed: (@Sendable (Int) -> Void)? = nil
    ) async -> ReactionMatrixResult {
        let calculator = calculator
        let prepared = await runner.map(rows + columns) { formula in
            Result { () throws(ThermodynamicsError) in try calculator.prepare(formula) }
        }
        // Of a cancelled task only some are prepared; then no pair is begun either.
        guard prepared.count == rows.count + columns.count else {
            return ReactionMatrixResult(rows: rows, columns: columns, conditions: conditions, cells: [])
        }
        let pairs = rows.indices.flatMap { row in columns.indices.map { (row: row, column: rows.count + $0) } }
        let cells = await runner.map(pairs, completed: completed) { pair in
            ReactionMatrix.cells(prepared[pair.row], prepared[pair.column], conditions, calculator)
        }
        return ReactionMatrixResult(rows: rows, columns: columns, conditions: conditions, cells: cells.flatMap { $0 })
    }

    /// One cell per condition; when a condition fails, each is tried by itself so that only the faulty ones fail.
    private static func cells(
        _ first: Result<PreparedReactant, ThermodynamicsError>, _ second: Result<PreparedReactant, ThermodynamicsError>,
        _ conditions: [[Reservoir]], _ calculator: InterfaceCalculator
    ) -> [ReactionMatrixResult.Cell] {
        do throws(ThermodynamicsError) {
            let (reactant1, reactant2) = (try first.get(), try second.get())
            if let all = try? calculator.reactions(reactant1, reactant2, conditions: conditions) {
                return all.map { .success($0) }
            }
            return conditions.map { reservoirs in
                Result { () throws(ThermodynamicsError) in
                    try calculator.reactions(reactant1, reactant2, conditions: [reservoirs])[0]
                }
            }
        } catch {
            return conditions.map { _ in .failure(error) }
        }
    }
}

/// The cells of a matrix in the order of the input.
public struct ReactionMatrixResult: Sendable {
    /// A reaction, or why it could not be calculated.
    public typealias Cell = Result<InterfaceReaction, ThermodynamicsError>

    /// Row materials as given.
    public let rows: [Formula]
    /// Column materials as given.
    public let columns: [Formula]
    /// Conditions as given.
    public let conditions: [[Reservoir]]
    /// Row by row, column by column, condition by condition.
    public let cells: [Cell]

    /// The cell of one row, column and condition.
    ///
    /// - Precondition: all three lie in their ranges.
    public func cell(row: Int, column: Int, condition: Int) -> Cell {
        cells[(row * columns.count + column) * conditions.count + condition]
    }

    /// Lowest mutual energy of every cell over the mixing ratio, eV per atom of the reactants; nil for cells that failed.
    public var mutualMinima: [Double?] { minima { $0.kinks[$0.mutualMinimum].energies.mutualPerAtom } }

    /// Lowest total energy of every cell over the mixing ratio, eV per atom of the reactants; nil for cells that failed.
    public var totalMinima: [Double?] { minima { $0.kinks[$0.totalMinimum].energies.totalPerAtom } }

    private func minima(_ energy: (InterfaceReaction) -> Double) -> [Double?] {
        cells.map { cell in
            switch cell {
            case .success(let reaction): energy(reaction)
            case .failure: nil
            }
        }
    }

    /// All reactions that were calculated, in order: the input of a `ProductCensus`.
    public var reactions: [InterfaceReaction] { cells.compactMap { try? $0.get() } }
}
