/// A remark that travels with a result row; the raw value is what is printed.
///
/// Open: every room declares the flags that it raises, with what they mean, beside the list of them (`thermodynamics` here).
public struct ResultFlag: RawRepresentable, Sendable {
    /// What is printed: words joined by hyphens.
    public let rawValue: String
    /// Place in the order of printing, over all rooms; smaller ones first.
    public let rank: Int
    /// What the flag says about its row, one clause for people.
    public let meaning: String

    /// Declares a flag.
    public init(_ rawValue: String, rank: Int, meaning: String) {
        (self.rawValue, self.rank, self.meaning) = (rawValue, rank, meaning)
    }

    /// A flag of another room by its name alone, behind all others.
    public init(rawValue: String) { self.init(rawValue, rank: .max, meaning: "") }
}

extension ResultFlag: Hashable, Comparable {
    /// By name.
    public static func == (left: ResultFlag, right: ResultFlag) -> Bool { left.rawValue == right.rawValue }

    /// By name.
    public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }

    /// By rank, then by name.
    public static func < (left: ResultFlag, right: ResultFlag) -> Bool {
        (left.rank, left.rawValue) < (right.rank, right.rawValue)
    }
}

/// Flags of equilibria and hulls.
extension ResultFlag {
    /// The composition has no entry; its energy was taken on the hull.
    public static let noEntry = ResultFlag("no-entry", rank: 0, meaning: "the composition has no entry; it was put on the hull")
    /// The entry lies above the hull.
    public static let unstablePhase = ResultFlag("unstable-phase", rank: 10, meaning: "the entry lies above the hull")
    /// Other products cost the same within tolerance.
    public static let alternativeProducts = ResultFlag("alternative-products", rank: 90, meaning: "other products cost the same")
    /// A phase of the result carries a doubtful energy (see the data's notes).
    public static let doubtfulEnergy = ResultFlag(
        "doubtful-energy", rank: 100,
        meaning: "a phase of the result has an energy known to be off (see data info)"
    )
    /// The dense simplex could not be certified; a slower, more careful solver gave the answer.
    public static let solverFallback = ResultFlag("solver-fallback", rank: 170, meaning: "a slower, exact solver had to prove the answer")
    /// A phase of the result is implausible by a rule (see the data's notes).
    public static let implausible = ResultFlag(
        "implausible", rank: 240,
        meaning: "a phase of the result is implausible (the list of the data says why; exclude_implausible leaves such out)"
    )

    /// The flags of this room.
    public static let thermodynamics: [ResultFlag] = [
        .noEntry, .unstablePhase, .alternativeProducts, .doubtfulEnergy, .solverFallback, .implausible,
    ]
}
