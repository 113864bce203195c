public import Thermodynamics

/// Flags of windows.
extension ResultFlag {
    /// The composition is the reservoir element itself.
    public static let reservoirItself = ResultFlag(
        "reservoir-itself", rank: 20,
        meaning: "the composition is the reservoir element itself"
    )
    /// Stable against the metal of the ion: the reduction limit is 0 V.
    public static let stableVersusMetal = ResultFlag(
        "stable-vs-metal", rank: 30,
        meaning: "stable against the metal of the ion: the reduction limit is 0 V"
    )
    /// Stable against the element of an anion: the oxidation limit is 0 V.
    public static let stableVersusElement = ResultFlag(
        "stable-vs-element", rank: 40,
        meaning: "stable against the element of the anion: the oxidation limit is 0 V"
    )
    /// Nothing can be removed: there is no oxidation limit.
    public static let noOxidationLimit = ResultFlag(
        "no-oxidation-limit", rank: 50,
        meaning: "nothing can be taken out; the empty oxidation limit means none"
    )
    /// The anion cannot be removed: there is no reduction limit.
    public static let noReductionLimit = ResultFlag(
        "no-reduction-limit", rank: 60,
        meaning: "the anion cannot be taken out; the empty reduction limit means none"
    )
    /// With its own energy the phase decomposes at every voltage.
    public static let noWindow = ResultFlag("no-window", rank: 70, meaning: "with its own energy the phase decomposes at every voltage")
    /// The window shrinks to one voltage: any exchange of the ion decomposes the composition.
    public static let zeroWidth = ResultFlag("zero-width", rank: 80, meaning: "any exchange of the ion decomposes the composition")
    /// The oxidation forms the metal of a cation, or the reduction frees a halogen: a competing phase must be missing.
    public static let oxidationGivesMetal = ResultFlag(
        "oxidation-gives-metal", rank: 260,
        meaning: "the oxidation forms the metal of a cation, or the reduction frees a halogen: competing phases are missing"
    )

    /// The flags of this room.
    public static let electrochemistry: [ResultFlag] = [
        .reservoirItself, .stableVersusMetal, .stableVersusElement, .noOxidationLimit, .noReductionLimit, .noWindow,
        .zeroWidth, .oxidationGivesMetal,
    ]
}
