/// The unit of the energies of a map.
public enum EnergyUnit: String, CaseIterable, Sendable, Codable {
    /// Of an atom; kJ: of a mole of atoms.
    case meV, eV, kJ
}
