internal import ArgumentParser
internal import ThermoEntries

/// `FORMULA=VALUE` as typed: a formula, not yet parsed, and an energy in eV/atom.
struct EnergyAssignment: Sendable, Equatable {
    /// The formula or material name as typed.
    var formula: String
    /// eV/atom; a formation energy or a height above the hull, as the option says.
    var value: Double

    /// Splits at the last `=`, since hydrates and aliases never hold one in their value.
    /// - Throws: `ValidationError` when a side is missing or the value is no finite decimal number.
    init(parsing text: String) throws {
        guard let equals = text.lastIndex(of: "=") else {
            throw ValidationError("'\(text)' has no '='; write FORMULA=VALUE, for instance Li3PS4=-0.95")
        }
        let value = text[text.index(after: equals)...]
        formula = String(text[..<equals])
        guard !formula.isEmpty else {
            throw ValidationError("'\(text)' names no formula; write FORMULA=VALUE, for instance Li3PS4=-0.95")
        }
        guard let number = DecimalLiteral.finite(value) else {
            throw ValidationError("'\(value)' in '\(text)' is no number; give eV/atom, for instance \(formula)=-0.95")
        }
        self.value = number
    }
}
