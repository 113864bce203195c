extension ResultFlag {
    /// What the flag says about its row, one clause for people.
    public var meaning: String {
        switch self {
        case .noEntry: "the composition has no entry; it was put on the hull"
        case .unstablePhase: "the entry lies above the hull"
        case .reservoirItself: "the composition is the reservoir element itself"
        case .stableVersusMetal: "stable against the metal of the ion: the reduction limit is 0 V"
        case .stableVersusElement: "stable against the element of the anion: the oxidation limit is 0 V"
        case .noOxidationLimit: "nothing can be taken out; the empty oxidation limit means none"
        case .noReductionLimit: "the anion cannot be taken out; the empty reduction limit means none"
        case .noWindow: "with its own energy the phase decomposes at every voltage"
        case .zeroWidth: "any exchange of the ion decomposes the composition"
        case .alternativeProducts: "other products cost the same"
        case .doubtfulEnergy: "a phase of the result has an energy known to be off (see data info)"
        case .sameCompound: "both reactants are the same compound"
        case .noReaction: "the reactants coexist"
        case .minimumAtEndpoint: "the lowest total energy is the decomposition of one reactant, not a reaction of both"
        case .reservoirReactant: "a reactant consists of reservoir elements alone"
        case .hullEnergy1: "the energy of reactant 1 (the row's material) is that of the hull"
        case .hullEnergy2: "the energy of reactant 2 (the column's material) is that of the hull"
        case .solverFallback: "a slower, exact solver had to prove the answer"
        case .unknownBandGap: "no band gap is known"
        case .unknownCost: "no cost is known"
        case .farBelowHull:
            "an added phase lies more than 1 eV/atom below all it competes with; its energy is probably no formation energy per atom"
        case .withinMargin: "energies wrong by the margin could turn the verdict"
        case .chargeUnbalanced: "a formula as typed is not neutral with usual oxidation states"
        case .balanced:
            "rounded in print: calculated with so much more or less of the ion, as read_as says; --no-balance keeps it as typed"
        }
    }
}
