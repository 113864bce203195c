/// A phase whose energy in mp-2019 is known to be off, shown with every result it takes part in.
public struct DoubtfulEnergy: Sendable, Hashable {
    /// Flag that results with such a phase carry.
    public static let note = "doubtful-energy"

    /// Formula as in the table.
    public let formula: String
    /// Measured formation energy in eV/atom, where one is stated.
    public let measuredEnergyPerAtom: Double?
    /// Why, in one clause.
    public let reason: String

    static let file = "doubtful.csv"

    static func all(in text: String) throws(SnapshotError) -> [DoubtfulEnergy] {
        let table = try EmbeddedTable(text, file: file)
        let formula = try table.column("formula")
        let measured = try table.column("measured_eV_per_atom")
        let reason = try table.column("reason")
        return table.records.map {
            DoubtfulEnergy(formula: $0[formula], measuredEnergyPerAtom: Double($0[measured]), reason: $0[reason])
        }
    }
}
