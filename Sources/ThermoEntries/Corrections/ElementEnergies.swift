public import Chemistry

/// Total energies of elements with the Materials Project's settings, without corrections: what raw energies of compounds refer to where
/// their file lacks an element.
public struct ElementEnergies: Sendable {
    /// One element.
    public struct Value: Sendable, Hashable {
        /// Id in the Materials Project's database.
        public let id: String
        /// Uncorrected total energy in eV/atom.
        public let energyPerAtom: Double

        /// An energy in eV/atom under the id of its calculation.
        public init(id: String, energyPerAtom: Double) {
            self.id = id
            self.energyPerAtom = energyPerAtom
        }
    }

    private let values: [Element: Value]

    /// Energies by element.
    public init(_ values: [Element: Value] = [:]) { self.values = values }

    /// The elements that are there, by atomic number.
    public var elements: [Element] { values.keys.sorted() }

    /// The computed energy of an element; nil when it is not there.
    public subscript(element: Element) -> Value? { values[element] }

    /// What formation energies refer to after the corrections of a scheme: the scheme of 2011 replaces four computed energies.
    func reference(of element: Element, _ corrections: CorrectionMode) -> Value? {
        guard let value = values[element] else { return nil }
        guard corrections == .mp2011 else { return value }
        return Value(
            id: value.id, energyPerAtom: MP2011Scheme.reference(of: element, computed: value.energyPerAtom))
    }
}
