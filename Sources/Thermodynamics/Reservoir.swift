public import Chemistry
package import ThermoEntries

/// An element held at a fixed chemical potential by its surroundings.
public struct Reservoir: Sendable, Hashable {
    /// The open element.
    public let element: Element
    /// Chemical potential in eV/atom relative to the element in its reference state; above 0 only for a compressed gas.
    public let chemicalPotential: Double
    /// Whether the element is held as a gas: then the reservoir stands for its elemental phase at any pressure, and a potential above
    /// 0 is a pressure above 1 bar and no precipitate.
    public let isGas: Bool

    /// A reservoir; `chemicalPotential` in eV/atom relative to the element.
    public init(_ element: Element, chemicalPotential: Double, isGas: Bool = false) {
        self.element = element
        self.chemicalPotential = chemicalPotential
        self.isGas = isGas
    }
}

extension EntrySet {
    /// Refuses elements that no reservoir can hold here because the data do not know them (H24).
    ///
    /// - Throws: `unknownReservoir` with the first of them.
    package func refuseUnknownReservoirs(_ elements: [Element]) throws(ThermodynamicsError) {
        guard let unknown = missingElements(of: ChemicalSystem(elements)).first else { return }
        throw ThermodynamicsError(
            .unknownReservoir, subject: "reservoir \(unknown.symbol)",
            message: "does not occur in the data '\(provenance.name)'", remedy: "use an element of the data set")
    }
}
