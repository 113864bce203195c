internal import TextFormats
internal import ThermoEntries

/// `FORMULA=VALUE` as typed: a formula, not yet parsed, and an energy in eV/atom.
public struct EnergyAssignment: Codable, Hashable, Sendable {
    /// The formula or material name as typed.
    public var formula: String
    /// eV/atom; a formation energy or a height above the hull, as its setting says.
    public var value: Double

    /// A formula with its energy.
    public init(formula: String, value: Double) {
        self.formula = formula
        self.value = value
    }

    /// Splits at the last `=`, since hydrates and aliases never hold one in their value.
    /// - Throws: `AnalysisError` when a side is missing or the value is no finite decimal number.
    public init(parsing text: String) throws(AnalysisError) {
        guard let equals = text.lastIndex(of: "=") else {
            throw .usage("'\(text)' has no '='; write FORMULA=VALUE, for instance Li3PS4=-0.95")
        }
        let value = text[text.index(after: equals)...]
        formula = String(text[..<equals])
        guard !formula.isEmpty else {
            throw .usage("'\(text)' names no formula; write FORMULA=VALUE, for instance Li3PS4=-0.95")
        }
        guard let number = DecimalLiteral.finite(value) else {
            throw .usage("'\(value)' in '\(text)' is no number; give eV/atom, for instance \(formula)=-0.95")
        }
        self.value = number
    }
}
