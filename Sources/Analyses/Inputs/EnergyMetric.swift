/// Which reaction energy is minimised and shown.
public enum EnergyMetric: String, Codable, CaseIterable, Sendable {
    /// What the materials do to each other, beyond what each does alone.
    case mutual
    /// All of it.
    case total
}
