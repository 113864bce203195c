/// What this room refuses, with the place and the way to mend it.
public struct ChemistryError: Error, Sendable, Equatable {
    /// The cause as a case, for programs.
    public enum Kind: String, Sendable, Equatable {
        /// No atoms at all: empty text, or every amount zero.
        case empty
        /// Longer or more deeply nested than any formula.
        case tooLong
        /// A character that no formula contains.
        case unexpectedCharacter
        /// Letters that are no element symbol.
        case unknownElement
        /// D, T, X, Vac: species that are not elements of this table.
        case dummySpecies
        /// An opening or closing bracket without its partner.
        case unmatchedBracket
        /// A number or a separator where an element was expected.
        case missingElement
        /// A fraction with denominator zero.
        case divisionByZero
        /// A number or an amount beyond any formula.
        case absurdNumber
        /// An amount below zero.
        case negativeAmount
        /// A charge such as the `3-` of `PO4 3-`.
        case charge
        /// A text that can be read in two ways.
        case ambiguous
        /// A Roman numeral of an oxidation state: `Fe(III)`.
        case oxidationNumeral
        /// A mark of state, phase or polymorph: `(s)`, `-beta`.
        case stateMark
        /// A number such as `04`.
        case leadingZero
        /// The abbreviation of a molecular ion, a polymer or a solvent.
        case abbreviation
        /// No coefficients conserve every element.
        case notBalanceable
        /// More than one independent set of coefficients conserves every element.
        case underdetermined
        /// A species that balances only on the other side of the arrow.
        case wrongSide
        /// A species that takes no part in the balanced reaction.
        case idleSpecies
    }

    /// The cause as a case.
    public let kind: Kind
    /// The formula or the reaction concerned, as it was given.
    public let formula: String
    /// Place in `formula`, counted in Unicode scalars from 1; nil when the whole of it is meant.
    public let column: Int?
    /// The cause, as a clause without full stop.
    public let message: String
    /// How to mend it, as a clause without full stop.
    public let remedy: String

    /// Creates an error; `column` counts from 1.
    public init(_ kind: Kind, formula: String, column: Int? = nil, message: String, remedy: String) {
        self.kind = kind
        self.formula = formula
        self.column = column
        self.message = message
        self.remedy = remedy
    }

    /// The thing the error is about; another name of `formula`, shared by the error types of all rooms.
    public var subject: String { formula }
}

/// The name under which parsing and composition errors are caught.
public typealias FormulaError = ChemistryError

extension ChemistryError: CustomStringConvertible {
    /// One line: `formula 'Li3InCl6)': column 9: unmatched ')'; remove it or add a '(' before it`.
    ///
    /// Control characters are replaced and long texts cut, so that the line stays a line.
    public var description: String {
        let place = column.map { "column \($0): " } ?? ""
        return "\(noun) '\(Self.shortened(formula))': \(place)\(message); \(remedy)"
    }

    private var noun: String {
        switch kind {
        case .notBalanceable, .underdetermined, .wrongSide, .idleSpecies: "reaction"
        default: "formula"
        }
    }

    private static let longestQuote = 120

    static func shortened(_ text: String) -> String {
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(longestQuote) {
            let isPrintable = scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value)
            let breaksLine = scalar.value == 0x2028 || scalar.value == 0x2029
            line.append(isPrintable && !breaksLine ? scalar : "\u{FFFD}")
        }
        return String(line) + (text.unicodeScalars.count > longestQuote ? "..." : "")
    }
}
