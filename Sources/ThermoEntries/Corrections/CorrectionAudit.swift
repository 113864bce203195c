public import Chemistry

/// What a correction scheme did to one calculation, and why.
public struct CorrectionAudit: Sendable, Hashable {
    /// Id of the entry.
    public let id: String
    /// Reduced formula.
    public let formula: String
    /// The terms, anions first, then metals with U; empty when refused.
    public internal(set) var adjustments: [EnergyAdjustment] = []
    /// Why the calculation does not belong to the scheme; nil when it does.
    public internal(set) var refusal: CorrectionRefusal?
    /// Mean oxidation states that decided, by atomic number; empty when none were needed or found.
    public internal(set) var oxidationStates: [OxidationState] = []
    /// Where `oxidationStates` come from.
    public internal(set) var oxidationSource = OxidationSource.notNeeded
    /// What a user should know about the decision, in fixed order.
    public internal(set) var remarks: [CorrectionRemark] = []
    /// The corrections that the file held.
    public let given: [EnergyAdjustment]

    /// Sum of `adjustments` in eV for the cell; 0 when refused.
    public var total: Double { adjustments.reduce(0) { $0 + $1.value } }

    /// Sum of `given` in eV for the cell.
    public var givenTotal: Double { given.reduce(0) { $0 + $1.value } }

    init(_ calculation: Calculation) {
        id = calculation.id
        formula = calculation.composition.reducedFormula
        given = calculation.givenAdjustments
    }
}

/// Why a calculation cannot be corrected, and is therefore left out.
public struct CorrectionRefusal: Sendable, Hashable {
    /// The rule that it breaks.
    public enum Kind: String, Sendable {
        /// The functional is neither GGA nor GGA+U, or not recorded.
        case runType
        /// A Hubbard U is missing, superfluous or different.
        case hubbard
        /// A potential of another set was used.
        case potential
    }

    /// The rule, stable across releases.
    public let kind: Kind
    /// What was found and what the scheme asks for.
    public let reason: String
}

/// Mean oxidation state of an element in a compound.
public struct OxidationState: Sendable, Hashable {
    /// The element.
    public let element: Element
    /// Charge per atom in units of e; a fraction in mixed-valent compounds.
    public let state: Double
}

/// Where oxidation states come from.
public enum OxidationSource: String, Sendable {
    /// No correction depends on them.
    case notNeeded = "not-needed"
    /// The file states them.
    case given
    /// Guessed from the composition; always remarked.
    case guessed
    /// Neither stated nor guessable: only the most electronegative element counts as an anion.
    case unknown
}

/// A circumstance of a correction that does not forbid it.
public enum CorrectionRemark: Sendable, Hashable, CustomStringConvertible {
    /// Oxidation states were guessed; the text lists them.
    case guessedOxidationStates(String)
    /// The file states oxidation states, but none for these elements, which count as cations.
    case incompleteOxidationStates(String)
    /// No neutral assignment of common oxidation states exists.
    case unknownOxidationStates
    /// Oxide, peroxide or superoxide was decided by the formula, since no structure analysis is recorded; the text is the decision.
    case oxideTypeFromFormula(String)
    /// The file names no potentials, so they could not be checked.
    case potentialsNotRecorded
    /// The oxidation states of the file leave so many e per formula unit.
    case unbalancedOxidationStates(Double)
    /// The file calls it a calculation without U, but states values of U; the text lists them.
    case runTypeWithoutHubbards(String)
    /// The file holds other corrections, by so many eV/atom.
    case differsFromFile(Double)

    /// One clause.
    public var description: String {
        switch self {
        case .guessedOxidationStates(let states): "oxidation states guessed from the composition: \(states)"
        case .incompleteOxidationStates(let elements):
            "the file states no oxidation state of \(elements), which is therefore not taken as an anion"
        case .unknownOxidationStates:
            "oxidation states could not be guessed; only the most electronegative element is taken as an anion"
        case .oxideTypeFromFormula(let type): "taken as \(type) by its formula; the file does not say"
        case .potentialsNotRecorded: "potentials are not recorded and were not checked"
        case .unbalancedOxidationStates(let charge):
            "the oxidation states in the file do not balance: their sum is \(charge) e per formula unit"
        case .runTypeWithoutHubbards(let values):
            "the run type is one without U, but the file states U of \(values)"
        case .differsFromFile(let difference):
            "the corrections in the file differ by \(difference) eV/atom"
        }
    }
}
