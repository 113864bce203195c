public import Chemistry
public import Thermodynamics

/// The ion a cell shuttles, and with it the meaning of a voltage: `V = -(mu - mu0) / z`.
///
/// mu is the chemical potential of the neutral atom relative to its element, z the signed charge of the ion. For cations V >= 0
/// against the metal; for anions (z < 0) V <= 0 against the element of the anion.
public struct WorkingIon: Sendable, Hashable {
    /// The element.
    public let element: Element
    /// z, the charge of the ion in units of e.
    public let valence: Int

    /// An ion of any element and charge.
    ///
    /// - Precondition: the charge is not zero.
    public init(_ element: Element, valence: Int) {
        precondition(valence != 0, "an ion has a charge")
        self.element = element
        self.valence = valence
    }

    private static let known: [(symbol: String, valence: Int)] = [
        ("Li", 1), ("Na", 1), ("K", 1), ("Rb", 1), ("Cs", 1), ("Ag", 1), ("H", 1), ("Mg", 2), ("Ca", 2), ("Sr", 2),
        ("Ba", 2),
        ("Zn", 2), ("Al", 3), ("Y", 3), ("F", -1), ("Cl", -1), ("O", -2), ("S", -2),
    ]

    /// The ion named by a symbol (`Li`, `Mg`, `F`, ...) with its usual charge.
    ///
    /// Other spellings of the same are read by `symbol(reading:)`.
    /// - Throws: `ElectrochemistryError.unknownIon`.
    public init(symbol: String) throws(ElectrochemistryError) {
        let read = WorkingIon.symbol(reading: symbol)
        guard let known = WorkingIon.known.first(where: { $0.symbol == read }), let element = Element(symbol: read)
        else {
            let list = WorkingIon.known.map(\.symbol).joined(separator: ", ")
            throw ElectrochemistryError(
                .unknownIon, subject: "ion '\(symbol)'", message: "is not a working ion this program knows",
                remedy: "use one of \(list)")
        }
        self.init(element, valence: known.valence)
    }

    /// The symbol that a text means when it is the name of an ion's element (`lithium`), its symbol in other letters (`li`, `LI`), or the
    /// ion with its usual charge (`Li+`, `Mg2+`, `F-`); every other text as it is.
    public static func symbol(reading text: String) -> String {
        let folded = text.lowercased()
        let meant = known.first { ion in
            let charge = (abs(ion.valence) == 1 ? "" : "\(abs(ion.valence))") + (ion.valence > 0 ? "+" : "-")
            let spellings = [ion.symbol, ion.symbol + charge, ion.symbol + "1" + charge]
            let names = [Element(symbol: ion.symbol)?.name].compactMap { $0 } + (otherNames[ion.symbol] ?? [])
            return (spellings + names).contains { $0.lowercased() == folded }
        }
        return meant?.symbol ?? text
    }

    /// Names beside those of IUPAC.
    private static let otherNames: [String: [String]] = [
        "Cs": ["cesium"], "Al": ["aluminum"], "H": ["proton"], "F": ["fluoride"], "Cl": ["chloride"], "O": ["oxide"],
        "S": ["sulphur", "sulfide", "sulphide"],
    ]

    /// Voltage in V against the element for a chemical potential in eV/atom relative to it.
    public func voltage(chemicalPotential mu: Double) -> Double { mu == 0 ? 0 : -mu / Double(valence) }

    /// Chemical potential in eV/atom for a voltage in V against the element.
    public func chemicalPotential(voltage: Double) -> Double { voltage == 0 ? 0 : -voltage * Double(valence) }

    /// The reservoir that holds this ion at a voltage.
    ///
    /// - Throws: `ElectrochemistryError.voltageOutOfRange` when the element itself would form (plating).
    public func reservoir(voltage: Double) throws(ElectrochemistryError) -> Reservoir {
        let mu = chemicalPotential(voltage: voltage)
        guard mu <= 0, voltage.isFinite else {
            throw ElectrochemistryError(
                .voltageOutOfRange, subject: "voltage \(voltage) V",
                message: valence > 0
                    ? "lies below 0 V against \(element.symbol) metal, where the metal plates"
                    : "lies above 0 V against \(element.symbol), where the element forms",
                remedy: valence > 0 ? "give a voltage of 0 V or more" : "give a voltage of 0 V or less")
        }
        return Reservoir(element, chemicalPotential: mu)
    }
}
