public import Chemistry
public import ConvexCore
internal import ExactArithmetic

/// What a composition turns into as the chemical potential of one open element falls from its reference to minus infinity.
///
/// For the open element o, `F(mu) = min sum_j (E_j - mu a_oj) x_j` over the balances of all other elements is concave and piecewise
/// linear in mu with slope `-N_o(mu)`; its kinks are the transitions. They come from a parametric cost row, never from a grid.
public struct IonEvolution: Sendable {
    /// One step: between two transitions the assemblage stays the same.
    public struct Step: Sendable {
        /// Upper end of the chemical potential, eV/atom relative to the element; 0 for the first step.
        public let potentialHigh: Double
        /// Lower end, eV/atom; minus infinity for the last step.
        public let potentialLow: Double
        /// Atoms of the open element taken up per formula unit asked; negative when given off.
        public let uptake: Double
        /// Phases in formula units per formula unit asked.
        public let phases: [PhaseAmount]
        /// Closed energy `sum E_j x_j` of those phases in eV per formula unit asked.
        public let energy: Double
        /// Whether other assemblages cost the same along the whole step.
        public let hasAlternatives: Bool
    }

    /// The composition asked about.
    public let composition: Composition
    /// The open element whose potential is swept.
    public let element: Element
    /// Other reservoirs, fixed.
    public let reservoirs: [Reservoir]
    /// Steps from high to low chemical potential. Empty when the composition is the open element itself (H8).
    public let steps: [Step]
    /// Whether the fast solver could not be certified and a slower one had to help.
    public let usedFallback: Bool

    /// `F(mu)`, the lowest `sum_j (E_j - mu a_oj) x_j` in eV per formula unit, at a potential mu <= 0; nil for the open element itself.
    public func grandPotential(at mu: Double) -> Double? {
        guard let step = steps.first(where: { mu >= $0.potentialLow }) else { return nil }
        return step.energy - mu * (composition[element].doubleValue + step.uptake)
    }
}

extension IonEvolution {
    /// Traces the evolution of `composition` with `element` open from mu = 0 downwards; for many of one system see `EvolutionTracer`.
    ///
    /// - Throws: the errors of `EquilibriumCalculator`.
    /// - Complexity: O(m n) per pivot, one or a few pivots per step.
    public init(
        of composition: Composition, element: Element, phases: PhaseSystem, reservoirs: [Reservoir] = [],
        settings: LPSettings = LPSettings()
    ) throws(ThermodynamicsError) {
        var tracer = try EvolutionTracer(phases, element: element, reservoirs: reservoirs, settings: settings)
        self = try tracer.evolution(of: composition)
    }
}
