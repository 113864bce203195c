internal import ArgumentParser
internal import Presentation
internal import ThermoEntries

/// A temperature as people type it: kelvin as a number or with `K`, degrees Celsius with `C`.
enum TemperatureText {
    /// 0 degrees Celsius in K.
    private static let freezing = 273.15

    /// The temperature in K.
    /// - Parameter needsUnit: whether a number alone is refused.
    /// - Throws: `ValidationError` that shows the spelling to type.
    static func kelvin(_ typed: String, needsUnit: Bool = false) throws -> Double {
        let text = typed.filter { $0 != " " && $0 != "\u{B0}" }
        let unit = text.last.map { $0.isLetter ? String($0) : "" } ?? ""
        guard let number = DecimalLiteral.finite(text.dropLast(unit.count)), ["", "K", "C"].contains(unit),
            !(unit.isEmpty && needsUnit)
        else {
            throw ValidationError("'\(typed)' is no temperature; write kelvin (973K) or degrees Celsius (700C)")
        }
        let kelvin = unit == "C" ? number + freezing : number
        guard kelvin >= 0 else {
            throw ValidationError(
                "'\(typed)' lies below the absolute zero; write kelvin (973K) or degrees Celsius (700C)")
        }
        return kelvin
    }

    /// As the value of an option that may be a number alone.
    static func option(_ typed: String) throws -> Double { try kelvin(typed) }
}
