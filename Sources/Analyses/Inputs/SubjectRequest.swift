internal import Chemistry
internal import ThermoEntries

/// Which compositions an analysis is about: formulas, a list of them, a series, a chemical system, or the whole database; of these at
/// most one. Without any the solid solutions of the data request are meant.
public struct SubjectRequest: Codable, Hashable, Sendable {
    /// Formulas or names of materials.
    public var formulas: [String] = []
    /// Formulas or names with their places in a file.
    public var list: MaterialList?
    /// A substitution series.
    public var series: SeriesRequest?
    /// Every compound of a chemical system, `Li-P-S`.
    public var system: String?
    /// Every compound of the database.
    public var all = false

    /// Formulas or names of materials.
    public init(_ formulas: [String] = []) { self.formulas = formulas }

    /// Whether the rows of the database are meant, not compositions that somebody wrote.
    public var areRows: Bool { system != nil || all }

    /// What they need of a database.
    public var scope: DataScope {
        if all { return .everything }
        if let system { return .together((try? ChemicalSystem(parsing: system))?.elements.map(\.symbol) ?? []) }
        let members = (try? series?.points()).map { Batch($0).values.map(\.composition.formula) }
        return .each(formulas + (list?.items.map(\.text) ?? []) + (members ?? []))
    }
}
