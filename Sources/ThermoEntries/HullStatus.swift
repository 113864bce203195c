/// Whether a row lies on the convex hull of its own chemical system, as far as that has been computed.
///
/// Only rows that are not `.unstable` can take part in an equilibrium. Adding phases leaves `.stable` rows marked although a
/// new phase may now undercut them; that costs a column in a linear program, never a wrong answer.
public enum HullStatus: UInt8, Sendable, Hashable {
    /// Above the hull: other phases of the same set have less energy at this composition.
    case unstable = 0
    /// On the hull when the status was computed.
    case stable = 1
    /// Not computed, or no longer certain since phases were added or left out.
    case unknown = 2
}
