internal import Chemistry
internal import TextFormats
internal import ThermoEntries
package import Thermodynamics

/// A reservoir as typed: `ELEMENT=VALUE` (eV/atom), or a gas at a partial pressure and a temperature, `O2=0.21bar@900K`.
package struct ReservoirAssignment: Sendable {
    /// The open element and its chemical potential.
    package let reservoir: Reservoir
    /// The text as typed when it names a gas; nil for a chemical potential.
    package let gasText: String?

    /// Pascal in one of each unit of pressure that is understood.
    private static let pressureUnits: [(symbol: String, pascal: Double)] = [
        ("mbar", 100), ("kPa", 1000), ("MPa", 1_000_000), ("bar", 100_000), ("atm", 101_325), ("Pa", 1),
    ]

    /// - Throws: `AnalysisError` for a text of neither form, an unknown element or gas, and a potential above the element.
    package init(parsing text: String) throws(AnalysisError) {
        let parts = text.split(separator: "=", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[1].isEmpty else { throw Self.neither(text) }
        if let value = DecimalLiteral.finite(parts[1]) {
            try PlausibleRange.potential.check(value, of: "\(.reservoir) '\(text)'")
            reservoir = Reservoir(try Self.element(parts[0], of: text), chemicalPotential: value)
            gasText = nil
        } else {
            reservoir = try Self.gas(parts[0], parts[1], of: text).reservoir
            gasText = text
        }
        guard reservoir.chemicalPotential <= 0 || reservoir.isGas else { throw Self.aboveElement(text, reservoir) }
    }

    private static func element(_ symbol: Substring, of text: String) throws(AnalysisError) -> Element {
        if let element = Element(symbol: symbol) { return element }
        throw AnalysisError.usage(
            "\(.reservoir) '\(text)': '\(symbol)' is not an element; write a symbol such as O, or a gas such as "
                + "O2=0.21bar@900K")
    }

    private static func gas(_ name: Substring, _ state: Substring, of text: String) throws(AnalysisError)
        -> GasReservoir
    {
        let parts = state.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw neither(text) }
        guard let pressure = pascal(parts[0]) else {
            let units = pressureUnits.map(\.symbol).sorted().joined(separator: ", ")
            throw AnalysisError.usage(
                "\(.reservoir) '\(text)': '\(parts[0])' is no pressure; give a number with its unit (\(units)), for instance "
                    + "0.21bar")
        }
        let kelvin: Double
        do { kelvin = try TemperatureText.kelvin(String(parts[1]), needsUnit: true) } catch {
            throw AnalysisError.usage(
                "\(.reservoir) '\(text)': '\(parts[1])' is no temperature; give kelvin (900K) or degrees Celsius (700C)"
            )
        }
        do {
            return try GasReservoir(String(name), temperature: kelvin, pressure: pressure)
        } catch {
            throw AnalysisError.usage("\(.reservoir) '\(text)': \(error.description)")
        }
    }

    private static func pascal(_ text: Substring) -> Double? {
        guard let unit = pressureUnits.first(where: { text.hasSuffix($0.symbol) }) else { return nil }
        return DecimalLiteral.finite(text.dropLast(unit.symbol.count)).map { $0 * unit.pascal }
    }

    private static func neither(_ text: String) -> AnalysisError {
        AnalysisError.usage(
            "\(.reservoir) '\(text)': write ELEMENT=VALUE in eV/atom, for instance O=-1.2, or GAS=PRESSURE@TEMPERATURE, for "
                + "instance O2=0.21bar@900K")
    }

    private static func aboveElement(_ text: String, _ reservoir: Reservoir) -> AnalysisError {
        let value = NumberFormat(significantDigits: 4).text(reservoir.chemicalPotential) ?? ""
        return AnalysisError.usage(
            "\(.reservoir) '\(text)': lies \(value) eV above the element, which would precipitate instead; give 0 or less, or a gas "
                + "at a pressure such as O2=5bar@298K")
    }
}
