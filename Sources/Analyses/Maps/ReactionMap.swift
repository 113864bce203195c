public import Interfaces

/// What a map is of, read.
public struct MapInput: Sendable {
    /// Materials of the rows.
    public let rows: Batch<Substance>
    /// Materials of the columns.
    public let columns: Batch<Substance>
    /// The surroundings.
    public let conditions: [Condition]
}

/// The lowest reaction energies of every pair of two lists.
public struct ReactionMap: Sendable {
    /// Materials of the rows as typed, those that could not be read included.
    public let rows: [String]
    /// Materials of the columns as typed.
    public let columns: [String]
    /// The surroundings.
    public let conditions: [Condition]
    /// Materials that could not be read; they have no cells.
    public let unread: [Problem]
    /// Row by row, column by column, condition by condition.
    public let cells: [MapCell]

    /// Cells without a value.
    public var problems: [Problem] { cells.compactMap(\.problem) }

    /// The reactions of all cells that have one.
    public var reactions: [InterfaceReaction] { cells.compactMap { $0.mixture?.reaction } }
}

/// One pair under one condition.
public struct MapCell: Sendable {
    /// Position in the list of rows.
    public let row: Int
    /// Position in the list of columns.
    public let column: Int
    /// Position in the list of conditions.
    public let condition: Int
    /// The mixture of the lowest energy, or why there is none.
    public let outcome: Result<ReactionMixture, Problem>

    /// The mixture of the lowest energy.
    public var mixture: ReactionMixture? { try? outcome.get() }

    /// Why there is none.
    public var problem: Problem? {
        if case .failure(let problem) = outcome { problem } else { nil }
    }
}

extension Batch {
    /// What could be read, with the positions in the list.
    var placed: [(position: Int, value: Output)] {
        outcomes.enumerated().compactMap { position, outcome in (try? outcome.get()).map { (position, $0) } }
    }
}
