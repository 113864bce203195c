/// A remark that travels with a result row; the raw value is what is printed.
public enum ResultFlag: String, Sendable, Hashable, CaseIterable, Comparable {
    /// The composition has no entry; its energy was taken on the hull.
    case noEntry = "no-entry"
    /// The entry lies above the hull.
    case unstablePhase = "unstable-phase"
    /// The composition is the reservoir element itself.
    case reservoirItself = "reservoir-itself"
    /// Stable against the metal of the ion: the reduction limit is 0 V.
    case stableVersusMetal = "stable-vs-metal"
    /// Stable against the element of an anion: the oxidation limit is 0 V.
    case stableVersusElement = "stable-vs-element"
    /// Nothing can be removed: there is no oxidation limit.
    case noOxidationLimit = "no-oxidation-limit"
    /// The anion cannot be removed: there is no reduction limit.
    case noReductionLimit = "no-reduction-limit"
    /// With its own energy the phase decomposes at every voltage.
    case noWindow = "no-window"
    /// The window shrinks to one voltage: any exchange of the ion decomposes the composition.
    case zeroWidth = "zero-width"
    /// Other products cost the same within tolerance.
    case alternativeProducts = "alternative-products"
    /// A phase of the result carries a doubtful energy (see the data's notes).
    case doubtfulEnergy = "doubtful-energy"
    /// Both reactants are the same compound.
    case sameCompound = "same-compound"
    /// The reactants coexist: no mixture lowers the energy.
    case noReaction = "no-reaction"
    /// The most negative total energy lies at pure reactant 1 or 2: a self-decomposition, not an interface reaction.
    case minimumAtEndpoint = "minimum-at-endpoint"
    /// A reactant consists of reservoir elements alone.
    case reservoirReactant = "reservoir-reactant"
    /// The energy of reactant 1 was taken on the hull.
    case hullEnergy1 = "hull-energy-1"
    /// The energy of reactant 2 was taken on the hull.
    case hullEnergy2 = "hull-energy-2"
    /// The dense simplex could not be certified; a slower, more careful solver gave the answer.
    case solverFallback = "solver-fallback"
    /// No band gap is known for the phase.
    case unknownBandGap = "unknown-band-gap"
    /// The table of costs does not know the compound, or one of its elements.
    case unknownCost = "unknown-cost"
    /// An error of the energies no larger than the margin could turn the verdict at one of the stages.
    case withinMargin = "within-margin"

    // Charge of the composition as typed.
    /// Not neutral with usual oxidation states.
    case chargeUnbalanced = "charge-unbalanced"
    /// Rounded in print and made neutral through the working ion; printed with the amount and the ion, `balanced-by-0.003-Li`.
    case balanced = "balanced-by-AMOUNT-ION"

    // Of imported entries.

    /// An added phase lies further below everything it competes with than compounds do.
    case farBelowHull = "far-below-hull"

    /// Order of declaration, which is the order of printing.
    public static func < (left: ResultFlag, right: ResultFlag) -> Bool {
        (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
}
