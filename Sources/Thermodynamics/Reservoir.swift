public import Chemistry

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
