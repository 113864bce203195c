public import ThermoEntries

/// The eleven stable phases of Li-Fe-O of CASES, section 4(c) (pymatgen's `pd_entries_test.csv`, MIT licence).
public enum LithiumIronOxide {
    /// Total energies in eV per cell as written.
    public static let totals: [(cell: String, energy: Double)] = [
        ("Li", -1.91301487), ("Fe", -6.5961471), ("O6", -25.54966885), ("Fe4O6", -68.50842159), ("Li2O", -14.31361175),
        ("Li4O4", -38.80440484), ("LiFeO2", -24.75847057), ("Fe6O8", -96.20882219), ("Fe2O2", -27.42300248),
        ("Li40Fe8O32", -430.36640662), ("Li8Fe4O12", -138.45970542),
    ]

    /// Energies of the elements in eV/atom, the lowest of each.
    public static let references: [String: Double] = [
        "Li": -1.91301487, "Fe": -6.5961471, "O": -25.54966885 / 6,
    ]

    /// The set with formation energies relative to the elements; ids lfo-1 to lfo-11.
    public static func entries() throws -> EntrySet {
        try Fixture.entries(
            totals.map { try FixturePhase($0.cell, total: $0.energy, references: references) }, prefix: "lfo")
    }
}
