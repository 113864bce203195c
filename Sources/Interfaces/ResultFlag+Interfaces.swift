public import Thermodynamics

/// Flags of reactions between materials.
extension ResultFlag {
    /// Both reactants are the same compound.
    public static let sameCompound = ResultFlag(
        "same-compound", rank: 110, meaning: "both reactants are the same compound")
    /// The reactants coexist: no mixture lowers the energy.
    public static let noReaction = ResultFlag("no-reaction", rank: 120, meaning: "the reactants coexist")
    /// The most negative total energy lies at pure reactant 1 or 2: a self-decomposition, not an interface reaction.
    public static let minimumAtEndpoint = ResultFlag(
        "minimum-at-endpoint", rank: 130,
        meaning: "the lowest total energy is the decomposition of one reactant, not a reaction of both"
    )
    /// A reactant consists of reservoir elements alone.
    public static let reservoirReactant = ResultFlag(
        "reservoir-reactant", rank: 140,
        meaning: "a reactant consists of reservoir elements alone"
    )
    /// The energy of reactant 1 was taken on the hull.
    public static let hullEnergy1 = ResultFlag(
        "hull-energy-1", rank: 150,
        meaning: "the energy of reactant 1 (the row's material) is that of the hull"
    )
    /// The energy of reactant 2 was taken on the hull.
    public static let hullEnergy2 = ResultFlag(
        "hull-energy-2", rank: 160,
        meaning: "the energy of reactant 2 (the column's material) is that of the hull"
    )
    /// A reactant decomposes by itself under the condition; the mutual energy leaves that out.
    public static let selfDecomposition = ResultFlag(
        "self-decomposition", rank: 230,
        meaning: "a reactant decomposes by itself there; the mutual energy leaves that out, the total holds it"
    )

    /// The flags of this room.
    public static let interfaces: [ResultFlag] = [
        .sameCompound, .noReaction, .minimumAtEndpoint, .reservoirReactant, .hullEnergy1, .hullEnergy2,
        .selfDecomposition,
    ]
}
