internal import Analyses
internal import Chemistry
internal import Interfaces
internal import Presentation

/// The lowest reaction energy of one pair under one condition, as matrices and drawings show it.
struct HeatmapValue {
    /// Positions in the lists of rows, columns and conditions.
    let row: Int
    let column: Int
    let condition: Int
    /// The metric per non-reservoir atom (closed: per atom) in the unit of the map; the failure where there is none, nil for a
    /// difference to a database without a value.
    var value: Result<Double?, RowFailure>
    /// The long row; empty when only the value was asked for.
    var cells: [Cell] = []
    /// Remarks on the cell, as in the column `flags` of the long row.
    var flags: [String] = []
    /// What the materials of row and column release by themselves in the unit of the map, <= 0; nil for reservoirs.
    var alone: (row: Double?, column: Double?) = (nil, nil)

    /// The value of a cell; `schema` makes its long row.
    init(_ cell: MapCell, _ question: MapAnalysis, _ schema: Schema<ReactionMixture>?, _ context: CellContext) {
        (row, column, condition) = (cell.row, cell.column, cell.condition)
        switch cell.outcome {
        case .failure(let problem): value = .failure(problem.failure)
        case .success(let mixture):
            let unit = question.unit
            value = .success(unit.value(mixture.kink.energies.value(question.metric, isNonReservoir: true)))
            if case .list(let flags) = context.react.flags(mixture.reaction, mixture.kink) { self.flags = flags }
            let alone = mixture.reaction.selfEnergies
            self.alone = (alone.reactant1.map(unit.value), alone.reactant2.map(unit.value))
            if let schema { cells = schema.cells(mixture, context) }
        }
    }

    /// Why there is no value.
    var failure: RowFailure? {
        if case .failure(let failure) = value { failure } else { nil }
    }

    /// The value where there is one.
    var number: Double? { try? value.get() }
}
