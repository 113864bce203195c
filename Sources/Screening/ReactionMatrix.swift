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

    /// Positions of one cell in the lists of the input.
    public struct Place: Sendable, Hashable {
        /// In the rows.
        public let row: Int
        /// In the columns.
        public let column: Int
        /// In the conditions.
        public let condition: Int
    }

    /// All reactions; `conditions` holds one list of reservoirs per condition (empty: closed). `completed` hears the number of pairs
    /// done so far, from any thread.
    ///
    /// - Complexity: rows x columns x conditions curves.
    public func run(
        rows: [Formula], columns: [Formula], conditions: [[Reservoir]], completed: (@Sendable (Int) -> Void)? = nil
    ) async -> ReactionMatrixResult {
        let cells = await run(rows: rows, columns: columns, conditions: conditions, completed: completed) { $1 }
        return ReactionMatrixResult(rows: rows, columns: columns, conditions: conditions, cells: cells)
    }

    /// What `each` makes of the cells, row by row, column by column, condition by condition; it is called from any thread, so that what
    /// is done with a reaction is done in parallel too.
    ///
    /// - Complexity: rows x columns x conditions curves.
    public func run<Output: Sendable>(
        rows: [Formula], columns: [Formula], conditions: [[Reservoir]], completed: (@Sendable (Int) -> Void)? = nil,
        each: @escaping @Sendable (Place, ReactionMatrixResult.Cell) -> Output
    ) async -> [Output] {
        let calculator = calculator
        let prepared = await runner.map(rows + columns) { formula in
            Result { () throws(ThermodynamicsError) in try calculator.prepare(formula) }
        }
        // Of a cancelled task only some are prepared; then no pair is begun either.
        guard prepared.count == rows.count + columns.count else { return [] }
        let pairs = rows.indices.flatMap { row in columns.indices.map { (row: row, column: $0) } }
        let cells = await runner.map(pairs, completed: completed) { pair in
            let outcomes = ReactionMatrix.cells(
                prepared[pair.row], prepared[rows.count + pair.column], conditions, calculator)
            return outcomes.indices.map {
                each(Place(row: pair.row, column: pair.column, condition: $0), outcomes[$0])
            }
        }
        return cells.flatMap { $0 }
    }

    /// One cell per condition; one that fails leaves the others alone.
    private static func cells(
        _ first: Result<PreparedReactant, ThermodynamicsError>, _ second: Result<PreparedReactant, ThermodynamicsError>,
        _ conditions: [[Reservoir]], _ calculator: InterfaceCalculator
    ) -> [ReactionMatrixResult.Cell] {
        do throws(ThermodynamicsError) {
            return calculator.outcomes(try first.get(), try second.get(), conditions: conditions)
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
