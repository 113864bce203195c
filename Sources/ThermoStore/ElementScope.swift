public import ThermoEntries

/// Which phases of a database a question can involve, so that a large file need not be read whole.
///
/// A phase can take part in an equilibrium only when all its elements are among those that meet there. Reading more never changes
/// an answer; reading less than a question needs does.
public enum ElementScope: Sendable, Equatable {
    /// Every phase.
    case all
    /// Phases whose elements all lie in one of these systems, and the chemical systems of the phases with these ids.
    case within([ChemicalSystem], ids: [String])

    /// Whether the system with these elements is meant, ids aside.
    func holds(mask: UInt128) -> Bool {
        switch self {
        case .all: true
        case .within(let systems, _): systems.contains { mask & ~$0.mask == 0 }
        }
    }
}
