public import ThermoEntries

/// The toy of pymatgen's interface tests, CASES, section 4(d); the Mn2O4 entry makes MnO2 worth -30 eV.
public enum InterfaceToy {
    /// Total energies in eV per formula as written; the elements are at zero.
    public static let totals: [(formula: String, energy: Double)] = [
        ("Li", 0), ("Mn", 0), ("O2", 0), ("MnO2", -10), ("Mn2O4", -60), ("MnO3", 20), ("Li2O", -10), ("Li2O2", -8),
        ("LiMnO2", -30),
    ]

    /// The set with formation energies; ids toy-1 to toy-9.
    public static func entries() throws -> EntrySet {
        let zero: [String: Double] = ["Li": 0, "Mn": 0, "O": 0]
        return try Fixture.entries(
            totals.map { try FixturePhase($0.formula, total: $0.energy, references: zero) }, prefix: "toy")
    }
}
