/// Why a set of phases could not be built, searched or changed; names the entry and says how to mend it.
public struct EntriesError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What went wrong, for callers that branch on it.
    public enum Kind: String, Sendable {
        /// An energy is NaN or infinite.
        case nonFiniteEnergy
        /// Reduced amounts are too large to be held exactly (2^53 or more).
        case amountTooLarge
        /// Entries of two calculation types would meet in one hull.
        case mixedCalculationTypes
        /// A chemical system names something that is not an element.
        case unknownElement
        /// A chemical system without elements.
        case emptySystem
        /// A formula or id matches no entry.
        case noMatch
        /// A file that is missing, a folder, empty or no text.
        case unreadableFile
        /// A line of a file that cannot be understood; the subject is `file:line`.
        case malformedFile
        /// A file whose layout is none of those that are read.
        case unknownFormat
        /// One entry of a file that cannot be used; the subject is its place.
        case unusableEntry
        /// A number whose unit or basis the file does not say.
        case unstatedUnit
        /// Several energies of one entry, and no word which of them is meant.
        case unstatedChoice
        /// Elements without an entry to refer absolute energies to.
        case missingReference
        /// Energies of two providers, which refer to different elements, would meet in one hull.
        case mixedProviders
        /// Absolute and formation energies stand side by side in one file.
        case mixedScales
        /// A file without a single entry that can be used.
        case noEntries
    }

    /// The case, stable across releases.
    public let kind: Kind
    /// The entry id, formula or text that the error is about.
    public let subject: String
    /// The cause, without the subject.
    public let message: String
    /// What the user can do about it.
    public let remedy: String

    /// Puts the four parts together; `message` and `remedy` are clauses without a full stop.
    public init(kind: Kind, subject: String, message: String, remedy: String) {
        self.kind = kind
        self.subject = subject
        self.message = message
        self.remedy = remedy
    }

    /// One line: subject, cause, remedy.
    public var description: String { "\(subject): \(message); \(remedy)" }
}
