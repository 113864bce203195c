public import Chemistry
public import ConvexCore

/// The phases of lowest energy at one composition, with the chemical potentials that prove it.
public struct Equilibrium: Sendable {
    /// The composition asked about; all amounts and energies "per formula unit" refer to it.
    public let composition: Composition
    /// Elements held by reservoirs.
    public let reservoirs: [Reservoir]
    /// Phases in canonical order, amounts in formula units per formula unit asked.
    public let phases: [PhaseAmount]
    /// Energy in eV per formula unit asked: the hull energy when closed, the grand potential `sum (E_j - sum mu a_j) x_j` when open.
    public let energy: Double
    /// Chemical potentials in eV/atom relative to the elements; balanced elements from the dual, open ones as given.
    public let chemicalPotentials: [(element: Element, value: Double)]
    /// Whether other assemblages cost the same within tolerance.
    public let hasAlternatives: Bool
    /// Proof figures of the answer.
    public let certificate: Certificate
    /// Which solver gave the certified answer.
    public let method: SolverMethod

    /// Whether the composition stays what it is: the phase of this row and nothing else.
    public func isAlone(_ row: Int) -> Bool { phases.count == 1 && phases[0].row == row }
}

/// How a certified answer was found.
public enum SolverMethod: String, Sendable, Hashable, CaseIterable {
    /// The dense simplex of ConvexCore.
    case dense
    /// A curve of the dense simplex with a fresh factorisation after every pivot, after the usual one could not be certified.
    case refactored = "dense-refactored"
    /// GLPK's exact simplex, after the dense simplex could not be certified.
    case glpkExact = "glpk-exact"
    /// The rational judge, after both.
    case rational
    /// A curve put together from points that GLPK's exact simplex or the rational judge solved.
    case points
}
