internal import TextFormats
internal import Chemistry
internal import ThermoEntries

/// The electrode against which voltages are read and printed.
///
/// All calculations count from the element of the working ion (its metal, or the gas of an anion carrier). A reference
/// only shifts: `V(reference) = V(element) - offset`. Results should name it with `label`.
public struct ReferenceElectrode: Sendable, Hashable, CustomStringConvertible {
    /// Short name: `Li/Li+`, `Li-In`, `SHE`, or `a reference at 0.8 V vs Li/Li+`.
    public let name: String
    /// Potential of the reference in V against the element of the ion.
    public let offset: Double
    /// Where the offset comes from; nil for the element itself and for a number given by the user.
    public let source: String?
    private let element: String

    /// The element of the ion itself: offset 0.
    public init(elementOf ion: WorkingIon) {
        self.init(name: ReferenceElectrode.couple(ion), offset: 0, source: nil, ion: ion)
    }

    /// A reference at `offset` V against the element of the ion.
    public init(offset: Double, ion: WorkingIon) {
        let couple = ReferenceElectrode.couple(ion)
        self.init(name: "a reference at \(offset) V vs \(couple)", offset: offset, source: nil, ion: ion)
    }

    private init(name: String, offset: Double, source: String?, ion: WorkingIon) {
        self.name = name
        self.offset = offset
        self.source = source
        element = ReferenceElectrode.couple(ion)
    }

    /// Reads the symbol of the ion (`Li`, `Li/Li+`), `Li-In`, `SHE`, or a number of volts against the element of the ion.
    ///
    /// - Throws: `unknownReference` for other texts, for `Li-In` with another ion than Li, for `SHE` with an ion whose standard
    ///   potential is not tabulated.
    public init(parsing text: String, ion: WorkingIon) throws(ElectrochemistryError) {
        let couple = ReferenceElectrode.couple(ion)
        if text == ion.element.symbol || text == couple {
            self.init(elementOf: ion)
        } else if text == ReferenceElectrode.lithiumIndium.name {
            guard ion.element == .lithium else {
                throw ReferenceElectrode.refused(
                    text, "holds lithium and is no reference for \(ion.element.symbol)", ion)
            }
            let electrode = ReferenceElectrode.lithiumIndium
            self.init(name: text, offset: electrode.potential, source: electrode.source, ion: ion)
        } else if text == "SHE" {
            guard let potential = StandardPotential.of(ion.element) else {
                throw ReferenceElectrode.refused(
                    text, "has no tabulated distance from \(couple) in water", ion)
            }
            self.init(name: text, offset: -potential, source: StandardPotential.source, ion: ion)
        } else if let offset = DecimalLiteral.finite(text) {
            self.init(offset: offset, ion: ion)
        } else {
            throw ReferenceElectrode.refused(text, "is no reference electrode this program knows", ion)
        }
    }

    /// Volts against this reference for volts against the element of the ion.
    public func voltage(againstElement voltage: Double) -> Double { voltage - offset }

    /// Volts against the element of the ion for volts against this reference.
    public func againstElement(_ voltage: Double) -> Double { voltage + offset }

    /// What a heading says: `V vs Li/Li+`, `V vs Li-In (0.62 V vs Li/Li+)`, `V vs a reference at 0.8 V vs Li/Li+`.
    public var label: String { "V vs \(description)" }

    /// The name, and for a named reference other than the element its distance: `Li-In (0.62 V vs Li/Li+)`.
    public var description: String { source == nil ? name : "\(name) (\(offset) V vs \(element))" }

    /// The two-phase electrode In + InLi, the usual anode of lithium solid-state cells in the laboratory (`AnodePlateau`).
    private static let lithiumIndium = (
        name: "Li-In", potential: AnodePlateau.lithiumIndium.potential, source: AnodePlateau.lithiumIndium.source
    )

    /// `Li/Li+`, `Mg/Mg2+`, `F2/F-`.
    private static func couple(_ ion: WorkingIon) -> String {
        let charge = (ion.valence.magnitude == 1 ? "" : "\(ion.valence.magnitude)") + (ion.valence > 0 ? "+" : "-")
        return "\(Composition(ion.element).reducedFormula)/\(ion.element.symbol)\(charge)"
    }

    private static func refused(_ text: String, _ message: String, _ ion: WorkingIon) -> ElectrochemistryError {
        let names = ion.element == .lithium ? "\(ion.element.symbol), Li-In, SHE" : "\(ion.element.symbol), SHE"
        return ElectrochemistryError(
            .unknownReference, subject: "reference '\(text)'", message: message,
            remedy: "use one of \(names), or the volts of your reference against \(couple(ion)), for example 0.62")
    }
}

/// Standard potentials of the elements against their ions in water at 298.15 K.
enum StandardPotential {
    /// Where the values come from.
    static let source = "P. Vanysek, Electrochemical Series, CRC Handbook of Chemistry and Physics"

    /// E0 in V against the standard hydrogen electrode; nil when not tabulated (oxide and sulfide ions do not last in water).
    static func of(_ element: Element) -> Double? {
        values.first { $0.symbol == element.symbol }?.potential
    }

    private static let values: [(symbol: String, potential: Double)] = [
        ("H", 0), ("Li", -3.0401), ("F", 2.866), ("Na", -2.71), ("Mg", -2.372), ("Al", -1.662), ("Cl", 1.35827),
        ("K", -2.931), ("Ca", -2.868), ("Zn", -0.7618), ("Rb", -2.98), ("Sr", -2.899), ("Y", -2.372), ("Ag", 0.7996),
        ("Cs", -3.026), ("Ba", -2.912),
    ]
}
