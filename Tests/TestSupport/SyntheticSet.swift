public import ThermoEntries

/// The synthetic Li-P-S-Co-O set of CASES, section 4(a): ten phases whose hull can be worked out by hand.
public enum SyntheticSet {
    /// Ids are syn-1 to syn-10 in this order.
    public static let phases: [FixturePhase] = [
        FixturePhase("Li", 0, id: "syn-1"), FixturePhase("P", 0, id: "syn-2"), FixturePhase("S", 0, id: "syn-3"),
        FixturePhase("Co", 0, id: "syn-4"), FixturePhase("O", 0, id: "syn-5"), FixturePhase("Li2S", -1.4, id: "syn-6"),
        FixturePhase("Li3P", -0.9, id: "syn-7"), FixturePhase("P2S5", -0.3, id: "syn-8"),
        FixturePhase("Li3PS4", -0.95, id: "syn-9"), FixturePhase("Co3O4", -1.3, id: "syn-10"),
    ]

    /// Total energies of the elements in eV per atom.
    public static let references: [String: Double] = ["Li": -1.9, "P": -5.4, "S": -4.1, "Co": -7.0, "O": -4.9]

    /// Chemical potentials of Li (eV/atom, relative) at which equilibria of Li-P-S change: exact fractions of section 4(a).
    public static let transitions: [Double] = [0, -6.0 / 5, -46.0 / 25, -148.0 / 75, -21.0 / 10, -131.0 / 60]

    /// The set, without the phases of formula `excluding` and with `extra` ones.
    public static func entries(excluding: [String] = [], adding extra: [FixturePhase] = []) throws -> EntrySet {
        try Fixture.entries(phases.filter { !excluding.contains($0.formula) } + extra, prefix: "syn-extra")
    }
}
