internal import ArgumentParser

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
        guard let number = Self.decimal(value) else {
            throw ValidationError("'\(value)' in '\(text)' is no number; give eV/atom, for instance \(formula)=-0.95")
        }
        self.value = number
    }

    /// A finite number in decimal digits; the words and hexadecimal forms the language would take are refused.
    static func decimal(_ text: some StringProtocol) -> Double? {
        let isDecimal = text.allSatisfy { $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) }
        guard isDecimal, let number = Double(String(text)), number.isFinite else { return nil }
        return number
    }
}
