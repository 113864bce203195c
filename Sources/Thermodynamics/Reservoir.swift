public import Chemistry
package import ThermoEntries

/// An element held at a fixed chemical potential by its surroundings.
public struct Reservoir: Sendable, Hashable {
    /// The open element.
    public let element: Element
    /// Chemical potential in eV/atom relative to the element in its reference state; never above 0.
    public let chemicalPotential: Double

    /// A reservoir; `chemicalPotential` in eV/atom relative to the element.
    public init(_ element: Element, chemicalPotential: Double) {
        self.element = element
        self.chemicalPotential = chemicalPotential
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
