public import Thermodynamics

/// Flags of screenings.
extension ResultFlag {
    /// No band gap is known for the phase.
    public static let unknownBandGap = ResultFlag("unknown-band-gap", rank: 180, meaning: "no band gap is known")
    /// The table of costs does not know the compound, or one of its elements.
    public static let unknownCost = ResultFlag("unknown-cost", rank: 190, meaning: "no cost is known")
    /// An error of the energies no larger than the margin could turn the verdict at one of the stages.
    public static let withinMargin = ResultFlag("within-margin", rank: 200, meaning: "energies wrong by the margin could turn the verdict")
    /// The computed gaps of the polymorphs lie on both sides of the bound, and none is measured.
    public static let straddlingBandGap = ResultFlag(
        "straddling-band-gap", rank: 220,
        meaning: "the computed gaps of the polymorphs lie on both sides of the bound, and none is measured"
    )

    /// The flags of this room.
    public static let screening: [ResultFlag] = [
        .unknownBandGap, .unknownCost, .withinMargin, .straddlingBandGap,
    ]
}
