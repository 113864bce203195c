internal import TextFormats
internal import ThermoEntries

/// A temperature as people type it: kelvin as a number or with `K`, degrees Celsius with `C`.
package enum TemperatureText {
    /// 0 degrees Celsius in K.
    private static let freezing = 273.15

    /// The temperature in K.
    /// - Parameter needsUnit: whether a number alone is refused.
    /// - Throws: `AnalysisError` that shows the spelling to type.
    package static func kelvin(_ typed: String, needsUnit: Bool = false) throws(AnalysisError) -> Double {
        let text = typed.filter { $0 != " " && $0 != "\u{B0}" }
        let unit = text.last.map { $0.isLetter ? String($0) : "" } ?? ""
        guard let number = DecimalLiteral.finite(text.dropLast(unit.count)), ["", "K", "C"].contains(unit),
            !(unit.isEmpty && needsUnit)
        else {
            throw AnalysisError.usage("'\(typed)' is no temperature; write kelvin (973K) or degrees Celsius (700C)")
        }
        let kelvin = unit == "C" ? number + freezing : number
        guard kelvin >= 0 else {
            throw AnalysisError.usage(
                "'\(typed)' lies below the absolute zero; write kelvin (973K) or degrees Celsius (700C)")
        }
        return kelvin
    }

    /// A temperature that may be a number alone, K.
    package static func option(_ typed: String) throws(AnalysisError) -> Double { try kelvin(typed) }
}
