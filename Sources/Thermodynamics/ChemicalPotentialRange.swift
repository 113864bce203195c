public import Chemistry
internal import ExactArithmetic

/// The values of one element's chemical potential at which a composition neither takes up nor gives off that element.
///
/// With every other element closed they are the duals of that element's balance at the composition: a whole interval for a phase
/// (a vertex of the hull) and on edges of the hull that point at the element, one value inside a facet. A composition above the hull
/// is put on it.
public struct ChemicalPotentialRange: Sendable, Hashable {
    /// The element.
    public let element: Element
    /// Lower end in eV/atom relative to the element; minus infinity for an element that the composition lacks.
    public let low: Double
    /// Upper end in eV/atom relative to the element; 0 for a composition that coexists with the element.
    public let high: Double

    /// Whether the composition fixes the potential to one value.
    public var isUnique: Bool { low == high }
}

extension IonEvolution {
    /// An uptake below this share of an atom per atom of the composition is none.
    public static let negligibleUptake = 1e-8

    /// Potentials of the open element at which the composition does not exchange it.
    ///
    /// The uptake falls from step to step, so these are the one step without uptake, or the single potential at which it changes
    /// sign. For the open element itself it is its own potential, 0.
    public var neutralPotentials: ChemicalPotentialRange {
        let bound = IonEvolution.negligibleUptake * composition.atomCount.doubleValue
        // Nothing can be given off that is not there: far enough below, the uptake is never positive.
        guard let step = steps.first(where: { $0.uptake <= bound }) else {
            return ChemicalPotentialRange(element: element, low: 0, high: 0)
        }
        let low = step.uptake < -bound ? step.potentialHigh : step.potentialLow
        return ChemicalPotentialRange(element: element, low: low, high: step.potentialHigh)
    }
}

extension PhaseSystem {
    /// The chemical potentials of `element` at which `composition` is in equilibrium, the other elements closed or held by `reservoirs`.
    ///
    /// - Throws: the errors of `IonEvolution`; `unknownReservoir` when the element lies outside the system.
    /// - Complexity: one parametric run, O(m n) per pivot.
    public func chemicalPotentialRange(
        of element: Element, at composition: Composition, reservoirs: [Reservoir] = []
    ) throws(ThermodynamicsError) -> ChemicalPotentialRange {
        try IonEvolution(of: composition, element: element, phases: self, reservoirs: reservoirs).neutralPotentials
    }
}
