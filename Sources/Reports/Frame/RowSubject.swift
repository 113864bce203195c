internal import Analyses
public import Chemistry

/// What the rows of a table are of, which decides what is told beside them.
public enum RowSubject: Equatable {
    /// Materials that were typed: how they were read, their charge, phases that the data lack for them.
    case typed
    /// Compounds of the database: phases that the data lack for them.
    case database
    /// Candidates that meet these materials: phases that the data lack for them.
    case candidates([Composition])
    /// Phases themselves.
    case phases
    /// Materials whose columns are materials too, and take no further column beside them.
    case matrix

    /// Materials that meet those of every row; nil where no missing phase is told.
    public var partners: [Composition]? {
        switch self {
        case .typed, .database: []
        case .candidates(let partners): partners
        case .phases, .matrix: nil
        }
    }
}
