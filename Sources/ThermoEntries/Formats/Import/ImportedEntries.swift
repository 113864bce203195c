public import Chemistry

/// The content of a file on the formation-energy scale, with an account of what was read.
public struct ImportedEntries: Sendable {
    /// The phases, duplicates merged, polymorphs kept; hull statuses are `.unknown`. Its provenance names the file, its SHA-256 and
    /// the calculation type.
    public let set: EntrySet
    /// The layout that was recognised.
    public let format: EntryFileFormat
    /// Counts, refusals and warnings.
    public let report: ImportReport
    /// Hull distances of providers that publish no energies; they cannot build a hull.
    public let hullDistances: [HullDistance]
    /// Absolute energies in eV/atom that formation energies refer to, by atomic number; empty when the file gave formation energies.
    public let references: [ElementReference]

    /// The phases one by one, for adding them to another set.
    ///
    /// - Complexity: O(n), each composition is built anew.
    public var entries: [Entry] { (0..<set.count).map(set.entry(at:)) }
}

/// A phase of which only the distance to its provider's hull is known.
public struct HullDistance: Sendable, Hashable {
    /// Id in the provider's database.
    public let id: String
    /// Composition as given.
    public let composition: Composition
    /// Energy above the provider's own hull in eV/atom.
    public let energyAboveHull: Double
    /// Who computed it.
    public let provider: String
}

/// The entry that gives an element its zero.
public struct ElementReference: Sendable, Hashable {
    /// The element.
    public let element: Element
    /// Id of the entry.
    public let id: String
    /// Its absolute energy in eV/atom, corrections included.
    public let energyPerAtom: Double
}

/// The account of an audit of corrections.
public struct AuditSummary: Sendable {
    /// Raw calculations audited.
    public let calculations: Int
    /// Those among them that do not belong to the scheme; each has its reason in its audit.
    public let refusedByScheme: Int
    /// Counts of what was read, and the entries that could not be read; `kept` and `merged` are 0, since no set was built.
    public let report: ImportReport
    /// SHA-256 of the file as it lies on disk.
    public let sha256: String
}
