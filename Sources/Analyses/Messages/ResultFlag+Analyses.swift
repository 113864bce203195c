internal import Electrochemistry
internal import Interfaces
internal import Screening
public import Thermodynamics

/// Flags of data and inputs.
extension ResultFlag {
    /// An added phase lies further below everything it competes with than compounds do.
    public static let farBelowHull = ResultFlag(
        "far-below-hull", rank: 210,
        meaning:
            "an added phase lies more than 1 eV/atom below all it competes with; its energy is probably no formation energy per atom"
    )
    /// A usual binary compound of a cation and an anion of the composition is not in the database.
    public static let missingPhase = ResultFlag(
        "missing-phase", rank: 250,
        meaning: "a usual binary compound of the composition's elements is not in the database (missing_phases)"
    )
    /// Not neutral with usual oxidation states.
    public static let chargeUnbalanced = ResultFlag(
        "charge-unbalanced", rank: 270,
        meaning: "a formula as typed is not neutral with usual oxidation states"
    )
    /// Rounded in print and made neutral through the working ion; printed with the amount and the ion, `balanced-by-0.003-Li`.
    public static let balanced = ResultFlag(
        "balanced-by-AMOUNT-ION", rank: 280,
        meaning:
            "rounded in print: calculated with so much more or less of the ion, as read_as says; balance: false keeps it as typed"
    )

    /// The flags of all rooms, in the order of printing.
    public static let all: [ResultFlag] =
        (thermodynamics + electrochemistry + interfaces + screening + [
            .farBelowHull, .missingPhase, .chargeUnbalanced, .balanced,
        ]).sorted()
}
