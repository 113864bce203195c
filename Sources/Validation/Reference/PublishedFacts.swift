/// Whether a row of the literature can be relied on.
public enum Trust: String, Sendable, CaseIterable {
    /// Nothing speaks against it.
    case ok
    /// Contradicts itself or its own source; computed here, but never counted.
    case suspect
}

/// One published window, or one limit of it.
public struct PublishedWindow: Sendable {
    /// How the limits were found.
    public enum Kind: String, Sendable, CaseIterable { case computed, measured }

    /// `W` and the number of the record, from 1.
    public let id: String
    /// Name as printed.
    public let material: String
    /// Formula; empty for classes and where the source gives none.
    public let formula: String
    /// Symbol of the working ion.
    public let ion: String
    /// Lower limit in V against the metal of the ion.
    public let reductionLimit: Double?
    /// Upper limit in V.
    public let oxidationLimit: Double?
    /// Computed or measured; the two are never compared.
    public let kind: Kind
    /// Whether the row can be relied on.
    public let trust: Trust
    /// DOI, or the place for sources without one.
    public let source: String
}

/// Products of a composition below or above its window.
public struct PublishedEquilibrium: Sendable {
    /// Direction in which the window is left.
    public enum Side: String, Sendable, CaseIterable { case reduction, oxidation }

    /// `P` and the number of the record, from 1.
    public let id: String
    /// Formula; empty where the source gives none.
    public let formula: String
    /// Name as printed; may be empty.
    public let material: String
    /// Symbol of the working ion.
    public let ion: String
    /// Direction.
    public let side: Side
    /// Voltage in V against the metal of the ion at which the products are named.
    public let voltage: Double?
    /// `=`, `<`, `>`, `~`, or empty without a voltage.
    public let relation: String
    /// Phases.
    public let products: [String]
    /// Whether the row can be relied on.
    public let trust: Trust
    /// DOI or place.
    public let source: String
}

/// Products of two materials in contact.
public struct PublishedContact: Sendable {
    /// How the products were found.
    public enum Condition: String, Sendable, CaseIterable {
        /// Computed; the products balance with the two reactants alone.
        case closed
        /// At a voltage of the working ion.
        case voltage
        /// Seen in an experiment, often an incomplete list.
        case experiment
    }

    /// `I` and the number of the record, from 1.
    public let id: String
    /// First material.
    public let electrolyte: String
    /// Second material.
    public let partner: String
    /// How the products were found.
    public let condition: Condition
    /// Phases.
    public let products: [String]
    /// V against lithium, for `voltage`.
    public let voltage: Double?
    /// Whether the row can be relied on.
    public let trust: Trust
    /// DOI or place.
    public let source: String
    /// Names in the source where they differ, with the formula they stand for.
    public let printedNames: [(name: String, formula: String)]
}

/// A balanced equation of the literature.
public struct PublishedReaction: Sendable {
    /// `R` and the number of the record, from 1.
    public let id: String
    /// Formulas before the arrow.
    public let reactants: [String]
    /// Formulas behind the arrow.
    public let products: [String]
    /// The equation with the smallest whole numbers, as the compilation has it.
    public let equation: String
    /// DOI or place.
    public let source: String
}

/// A sentence of the literature that can be true or false.
public struct PublishedStatement: Sendable {
    /// Form of the sentence.
    public enum Kind: String, Sendable, CaseIterable { case bound, ordering, sign, value, count }

    /// Whether a calculation like ours can decide it.
    public enum Testable: String, Sendable, CaseIterable {
        case yes, no
        /// About rates or experiments: reported, never asserted.
        case kinetic = "no-kinetic"
    }

    /// As in the file: a letter for the review and a number.
    public let id: String
    /// The sentence.
    public let statement: String
    /// Form of the sentence.
    public let kind: Kind
    /// What it is about; groups separated by `;`, members of one group by ` & `, pairs by `|`.
    public let subjects: String
    /// Bound, relation, sign or number.
    public let value: String
    /// Unit of the value.
    public let unit: String
    /// Whether it can be decided.
    public let testable: Testable
    /// DOI or place.
    public let source: String
    /// Remark of the compilation.
    public let note: String
}
