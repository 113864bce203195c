/// What happened to the entries given to a set: nothing is dropped or renamed without a line here.
public struct EntryReport: Sendable, Equatable {
    /// Entries given.
    public var read: Int
    /// Rows that were new.
    public var added: Int
    /// Identical duplicates (same id, composition, energy and calculation type) that were taken once.
    public var merged: Int
    /// Entries whose id was taken by another phase or energy and became `id#2`, `id#3`, ...
    public var renamed: Int
    /// One line per renamed or implausible entry, in the order of the rows.
    public var warnings: [EntryWarning]

    /// A report of nothing, or of the counts given.
    public init(read: Int = 0, added: Int = 0, merged: Int = 0, renamed: Int = 0, warnings: [EntryWarning] = []) {
        self.read = read
        self.added = added
        self.merged = merged
        self.renamed = renamed
        self.warnings = warnings
    }
}

/// Something a user should look at that does not stop the work.
public struct EntryWarning: Sendable, Equatable, CustomStringConvertible {
    /// What was noticed.
    public enum Kind: String, Sendable {
        /// Two phases or energies shared an id.
        case renamedID
        /// A formation energy outside `EntryLimits.plausibleFormationEnergies`.
        case implausibleEnergy
    }

    /// The case, stable across releases.
    public let kind: Kind
    /// Id of the entry.
    public let subject: String
    /// What was noticed and what to check.
    public let message: String

    /// A warning about the entry `subject`.
    public init(kind: Kind, subject: String, message: String) {
        self.kind = kind
        self.subject = subject
        self.message = message
    }

    /// One line: subject and message.
    public var description: String { "\(subject): \(message)" }
}

/// Bounds that entries are checked against.
public enum EntryLimits {
    /// Formation energies in eV/atom that real compounds have; outside, a total or per-formula energy was probably given.
    public static let plausibleFormationEnergies: ClosedRange<Double> = -6...3
    /// Lowest formation energy in eV/atom of a file's compounds above which its energies were probably misread: published sets hold
    /// bound compounds, and a file of unbound ones only gets no more than a remark.
    public static let everyCompoundUnbound = 0.1
    /// Reduced amounts below this are whole numbers that a `Double` holds exactly (2^53).
    public static let exactAmount = 9_007_199_254_740_992.0
}
