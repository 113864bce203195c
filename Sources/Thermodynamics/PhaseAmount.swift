/// A phase and how much of it there is.
public struct PhaseAmount: Sendable, Hashable {
    /// Row of the phase in the `EntrySet` of the calculation.
    public let row: Int
    /// Formula units (of the reduced formula) per formula unit asked about.
    public let amount: Double

    /// A phase of an assemblage.
    public init(row: Int, amount: Double) {
        self.row = row
        self.amount = amount
    }
}
