/// What became of every entry of a file: `read == kept + merged + filtered + refused.count + withoutEnergy`.
public struct ImportReport: Sendable, Equatable {
    /// Entries found in the file.
    public var read = 0
    /// Entries that are in the set.
    public var kept = 0
    /// Identical duplicates taken once.
    public var merged = 0
    /// Entries of another calculation type than the one chosen.
    public var filtered = 0
    /// Calculation types of those entries; empty where they state none.
    public var filteredTypes: Set<String> = []
    /// Entries that could not be used, each with its reason, in file order.
    public var refused: [ImportRefusal] = []
    /// Entries without an energy: null in the file, or a hull distance only.
    public var withoutEnergy = 0
    /// Entries whose id was taken already and became `id#2`, ...; they are among `kept`.
    public var renamed = 0
    /// What was done to the energies of the file, one sentence each.
    public var remarks: [String] = []
    /// Things to look at that did not stop the import.
    public var warnings: [ImportWarning] = []

    /// Nothing yet.
    public init() {}

    /// One line with all counts: `read 12, kept 9, merged 1, filtered 0, refused 2, without energy 0`.
    public var summary: String {
        "read \(read), kept \(kept), merged \(merged), filtered \(filtered), refused \(refused.count), "
            + "without energy \(withoutEnergy)"
    }
}

/// An entry that was left out, and why.
public struct ImportRefusal: Sendable, Equatable, CustomStringConvertible {
    /// Its place in the file or its id.
    public let subject: String
    /// The cause, with the remedy where there is one.
    public let reason: String

    /// Names the entry and the cause.
    public init(subject: String, reason: String) {
        self.subject = subject
        self.reason = reason
    }

    /// One line: subject and reason.
    public var description: String { "\(subject): \(reason)" }
}

/// Something about a file or one of its entries that a user should look at.
public struct ImportWarning: Sendable, Equatable, CustomStringConvertible {
    /// What was noticed.
    public enum Kind: String, Sendable {
        /// Two phases or energies shared an id; the later one is now `id#2`.
        case renamedID
        /// A formation energy outside `EntryLimits.plausibleFormationEnergies` (I13).
        case implausibleEnergy
        /// The service has more entries than the file.
        case incompletePages
        /// Every energy has three decimals or fewer, which moves hull distances by up to a meV/atom.
        case roundedEnergies
        /// Oxidation states were guessed from the composition while correcting energies.
        case guessedOxidationStates
        /// Formation energies of the file and those from its own elements disagree.
        case referencesDisagree
        /// A lowest free energy or reference was taken where the file leaves a choice.
        case other
    }

    /// The case, stable across releases.
    public let kind: Kind
    /// File, place or id.
    public let subject: String
    /// What was noticed and what to check.
    public let message: String

    /// A warning about `subject`.
    public init(kind: Kind, subject: String, message: String) {
        self.kind = kind
        self.subject = subject
        self.message = message
    }

    /// One line: subject and message.
    public var description: String { "\(subject): \(message)" }
}
