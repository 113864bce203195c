/// Which energy of a composition counts where it has both.
public enum EnergyChoice: String, Codable, Sendable, Hashable, CaseIterable {
    /// Its own: that of the lowest entry of the composition.
    case own
    /// That of the hull at the composition.
    case hull
}
