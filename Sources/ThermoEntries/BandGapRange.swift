/// Band gaps of the polymorphs of one composition, smallest and largest, in eV.
public struct BandGapRange: Sendable, Hashable {
    /// Smallest gap in eV; 0 for a metal.
    public let lowest: Double
    /// Largest gap in eV; equals `lowest` when only one polymorph is known.
    public let highest: Double

    /// Takes the two ends in either order, in eV.
    public init(lowest: Double, highest: Double) {
        self.lowest = min(lowest, highest)
        self.highest = max(lowest, highest)
    }
}
