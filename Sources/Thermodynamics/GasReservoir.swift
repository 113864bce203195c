public import Chemistry

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// A diatomic gas at a temperature and a partial pressure, which fixes the chemical potential of its element.
///
/// Ideal gas of constant heat capacity; T0 = 298.15 K, p0 = 1e5 Pa, at which the element's energy is taken to hold:
///
/// `dmu = [R T ln(p/p0) - Cp (T ln T - T0 ln T0) + Cp (T - T0)(1 + ln T0) - S (T - T0)] / 2F`   (eV/atom)
///
/// This is the correction pymatgen calls `get_chempot_correction`; Cp and S at 298.15 K are its constants (J/mol/K per molecule),
/// R and F those of CODATA 2022, so that values agree to a relative 1e-6. Known gases: O2, N2, Cl2, F2, H2. The constant
/// heat capacity is good between about 250 and 2000 K; nothing is refused outside.
public struct GasReservoir: Sendable, Hashable {
    /// The element of the gas.
    public let element: Element
    /// Temperature in K.
    public let temperature: Double
    /// Partial pressure in Pa.
    public let pressure: Double
    private let heatCapacity: Double
    private let entropy: Double

    private struct Gas {
        let symbol: String
        /// J/mol/K.
        let heatCapacity: Double
        /// J/mol/K at 298.15 K and 1e5 Pa.
        let entropy: Double
        var formula: String { symbol + "2" }
    }

    private static let gases = [
        Gas(symbol: "O", heatCapacity: 29.376, entropy: 205.147),
        Gas(symbol: "N", heatCapacity: 29.124, entropy: 191.609),
        Gas(symbol: "Cl", heatCapacity: 33.949, entropy: 223.079),
        Gas(symbol: "F", heatCapacity: 31.302, entropy: 202.789),
        Gas(symbol: "H", heatCapacity: 28.836, entropy: 130.680),
    ]

    /// Temperature (K) at which a gas at `standardPressure` has the energy of its element.
    public static let standardTemperature = 298.15
    /// Pressure (Pa) at which a gas at `standardTemperature` has the energy of its element.
    public static let standardPressure = 1e5

    /// A gas named by its formula (`O2`) or its element (`O`), at a temperature in K and a partial pressure in Pa.
    ///
    /// - Throws: `unknownGas` for anything but the five gases of the table; `invalidCondition` for a temperature or pressure that is
    ///   not a positive number.
    public init(
        _ name: String, temperature: Double = GasReservoir.standardTemperature,
        pressure: Double = GasReservoir.standardPressure
    ) throws(ThermodynamicsError) {
        guard let gas = GasReservoir.gases.first(where: { $0.formula == name || $0.symbol == name }),
            let element = Element(symbol: gas.symbol)
        else {
            throw ThermodynamicsError(
                .unknownGas, subject: "gas '\(name)'", message: "its heat capacity and entropy are not known here",
                remedy:
                    "use one of \(GasReservoir.gases.map(\.formula).joined(separator: ", ")), or give the chemical potential itself"
            )
        }
        try GasReservoir.check(temperature, name: "temperature", unit: "K", of: name)
        try GasReservoir.check(pressure, name: "pressure", unit: "Pa", of: name)
        self.element = element
        self.temperature = temperature
        self.pressure = pressure
        heatCapacity = gas.heatCapacity
        entropy = gas.entropy
    }

    /// Chemical potential in eV/atom relative to the element at 298.15 K and 1e5 Pa, where it is 0.
    public var chemicalPotential: Double {
        let (t, t0) = (temperature, GasReservoir.standardTemperature)
        let mixing = PhysicalConstants.gas * t * log(pressure / GasReservoir.standardPressure)
        let heating = heatCapacity * ((t - t0) * (1 + log(t0)) - (t * log(t) - t0 * log(t0)))
        return (mixing + heating - entropy * (t - t0)) / (2 * PhysicalConstants.faraday)
    }

    /// The reservoir this gas makes.
    ///
    /// Above 1e5 Pa near 298.15 K the potential is positive: a compressed gas, which is what the element's own phase then is. The
    /// gas itself is ideal at any pressure.
    public var reservoir: Reservoir { Reservoir(element, chemicalPotential: chemicalPotential, isGas: true) }

    /// By how much the gas at 298.15 K and 1e5 Pa lies below the zero against which enthalpies of formation count, eV/atom: `T0 S / 2F`.
    ///
    /// The zero of `chemicalPotential` is the element of the data, whose energy takes part as an enthalpy. O 0.317, N 0.296, Cl
    /// 0.345, F 0.313, H 0.202.
    public var entropyBelowZero: Double {
        GasReservoir.standardTemperature * entropy / (2 * PhysicalConstants.faraday)
    }

    private static func check(
        _ value: Double, name: String, unit: String, of gas: String
    ) throws(ThermodynamicsError) {
        guard value.isFinite && value > 0 else {
            throw ThermodynamicsError(
                .invalidCondition, subject: "gas '\(gas)'", message: "a \(name) of \(value) \(unit) does not exist",
                remedy: "give a positive number in \(unit)")
        }
    }
}
