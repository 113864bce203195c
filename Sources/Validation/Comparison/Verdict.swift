/// Classes of reasons for which a published row and ours differ or cannot be compared.
public enum ReasonClass: String, Sendable, CaseIterable {
    /// Measured, while ours is an equilibrium calculation.
    case measured
    /// The row contradicts itself or its source.
    case suspect = "suspect row"
    /// A phase that decides the row has no entry in the data.
    case notInData = "not in the data"
    /// Energies of another version of the database put the transition elsewhere.
    case otherData = "other data version"
    /// An energy of the data set is known to be off.
    case doubtfulEnergy = "doubtful energy"
    /// The source does not say which composition was computed.
    case noComposition = "composition not given"
    /// A sentence on a class of materials, without members.
    case classStatement = "class statement"
    /// About rates, layers or experiments.
    case kinetic
    /// The source names a later step, or a state inside a step, where ours names the first.
    case anotherStep = "another step"
    /// A phase that forms although it lies above the hull.
    case metastable = "metastable phase"
    /// Printed list without all phases that the balance needs.
    case incompleteList = "incomplete list"
    /// The source does not say per atom of what it counts.
    case normalisation = "normalisation not given"
    /// Needs a quantity that an energy per composition does not give.
    case outOfScope = "out of scope"
}

/// What came of one comparison.
public enum Verdict: Sendable, Hashable {
    /// Agrees within the stated tolerance.
    case holds
    /// Does not agree.
    case differs
    /// The row itself rules a comparison out.
    case notCompared(ReasonClass)
    /// We cannot compute it.
    case notComputed

    /// Whether the row needs a reason in explained.csv.
    public var needsExplanation: Bool { self == .differs || self == .notComputed }
}

/// Tolerances of the comparisons; none of them is fitted to our numbers.
public struct ComparisonSettings: Sendable {
    /// Agreement of a window limit or a step in V: what two versions of a database are apart.
    public var limit = 0.16
    /// Agreement of a single value in V in a statement, as the compilation of the facts recommends.
    public var statementVoltage = 0.1
    /// Agreement of an energy printed in whole meV/atom: its rounding.
    public var printedEnergy = 0.5
    /// Relative agreement of capacities.
    public var relativeCapacity = 0.01
    /// A reaction weaker than this (eV/atom) is none.
    public var noReaction = 1e-6
    /// Two mixing shares closer than this are one; two energies (eV/atom) likewise.
    public var same = 1e-6
    /// Share of a class that has to obey a sentence with "almost all".
    public var almostAll = 0.8
    /// Share of a class that has to obey a sentence with "most" or a range.
    public var most = 0.5

    /// The defaults stand beside the properties.
    public init() {}
}
