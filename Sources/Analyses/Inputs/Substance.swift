public import Chemistry
public import ThermoSnapshot

/// A composition under the name the user gave it, and under the formula by which reactions name it.
public struct Substance: Sendable, Hashable {
    /// Text as typed and the composition it stands for.
    public let formula: Formula
    /// A formula that reads back as this composition: the typed one where possible, never an alias or a mixture.
    public let label: String
    /// The x of a substitution series; nil for everything else.
    public let x: Double?

    /// The text as typed, echoed in results.
    public var text: String { formula.text }
    /// Exact amounts of one formula unit as typed.
    public var composition: Composition { formula.composition }

    /// The same for reactions.
    public var species: Species { Species(label: label, composition: composition) }

    /// A substance whose text is a plain formula, or a member of a series.
    /// - Parameters:
    ///   - formula: the text with its composition.
    ///   - x: the x of a series.
    ///   - isBalanced: whether the composition is no longer that of the text.
    public init(_ formula: Formula, x: Double? = nil, isBalanced: Bool = false) {
        self.formula = formula
        self.x = x
        label = !isBalanced && Self.isPlain(formula.text) ? formula.text : formula.composition.formula
    }

    /// What `text` means: the name of a material, or a formula.
    /// - Throws: `SnapshotError` of kind `unknownMaterial` with the nearest name.
    public init(_ text: String, catalogue: MaterialCatalogue) throws(SnapshotError) {
        let formula = try catalogue.resolve(text)
        if let parsed = try? FormulaParser.parse(text), parsed.composition == formula.composition {
            self.init(formula)
        } else {
            let written = catalogue.lookup(text)?.formula ?? ""
            let isSame = (try? FormulaParser.parse(written))?.composition == formula.composition
            self.init(formula: formula, label: isSame && Self.isPlain(written) ? written : formula.composition.formula)
        }
    }

    private init(formula: Formula, label: String) {
        self.formula = formula
        self.label = label
        x = nil
    }

    /// Whether a coefficient can stand before the text without changing its meaning.
    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.first, !first.isNumber else { return false }
        return text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "()[]{}./".contains($0)) }
    }
}
