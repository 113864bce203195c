public import ThermoEntries
public import ThermoSnapshot

/// Every published row beside ours. Nothing in it is fitted; rows that differ keep their reason beside them.
public struct ValidationReport: Sendable {
    /// Name and version of the data that ours come from.
    public let provenance: Provenance
    /// Tolerances.
    public let settings: ComparisonSettings
    /// windows.csv
    public let windows: [WindowComparison]
    /// phase_equilibria.csv
    public let equilibria: [EquilibriumComparison]
    /// interface_products.csv
    public let contacts: [ContactComparison]
    /// statements.csv
    public let statements: [StatementResult]
    /// reactions.csv
    public let reactions: [ReactionComparison]
    /// Reasons by id.
    public let explanations: [String: Explanation]

    /// Computes everything.
    ///
    /// - Complexity: about 200 windows and 300 reactions.
    public init(
        library: ReferenceLibrary, entries: EntrySet, catalogue: MaterialCatalogue,
        settings: ComparisonSettings = ComparisonSettings()
    ) {
        var bench = Bench(entries: entries, catalogue: catalogue, contacts: library.contacts, settings: settings)
        provenance = entries.provenance
        self.settings = settings
        windows = library.windows.map { bench.compare($0) }
        equilibria = library.equilibria.map { bench.compare($0) }
        contacts = library.contacts.map { bench.compare($0) }
        statements = library.statements.map { bench.evaluate($0, tests: library.productTests) }
        reactions = library.reactions.map { bench.compare($0) }
        explanations = Dictionary(library.explanations.map { ($0.id, $0) }) { first, _ in first }
    }

    /// Id and verdict of every row, in the order of the files.
    public var verdicts: [(id: String, verdict: Verdict)] {
        windows.map { ($0.published.id, $0.verdict) } + equilibria.map { ($0.published.id, $0.verdict) }
            + contacts.map { ($0.published.id, $0.verdict) } + statements.map { ($0.published.id, $0.verdict) }
            + reactions.map { ($0.published.id, $0.verdict) }
    }

    /// Rows that differ or cannot be computed and have no reason in explained.csv.
    public var unexplained: [String] {
        verdicts.filter { $0.verdict.needsExplanation && explanations[$0.id] == nil }.map(\.id)
    }

    /// Ids in explained.csv whose row holds, is not compared, or does not exist.
    public var needlesslyExplained: [String] {
        let needed = Set(verdicts.filter { $0.verdict.needsExplanation }.map(\.id))
        return explanations.keys.filter { !needed.contains($0) }.sorted()
    }

    /// Rows whose printed product set lies below ours by more than rounding: that would be a fault of ours.
    public var belowOurs: [String] {
        let limit = -settings.same
        return equilibria.filter { ($0.products?.excess ?? 0) < limit }.map(\.published.id)
            + contacts.filter { ($0.products?.excess ?? 0) < limit }.map(\.published.id)
    }
}

/// Shares and medians.
extension ValidationReport {
    /// Ours minus theirs in V for every limit that counts.
    public var limitDifferences: [Double] {
        windows.filter(\.counts).flatMap { $0.differences.map { $0.ours - $0.theirs } }
    }

    /// How many of these limits are 0 V on both sides: phases that the metal of the ion does not reduce.
    public var stableLimits: Int {
        windows.filter(\.counts).flatMap(\.differences).filter { $0.theirs == 0 && $0.ours == 0 }.count
    }

    /// Share of the limits that count within the tolerance.
    public var shareOfLimitsNear: Double {
        let all = limitDifferences
        return all.isEmpty ? 0 : Double(all.filter { $0.magnitude <= settings.limit }.count) / Double(all.count)
    }

    /// Median magnitude of the differences in V; nil without limits.
    public var medianDifference: Double? { ValidationReport.median(limitDifferences.map(\.magnitude)) }

    /// Middle value, the mean of the two middle ones for an even count; nil for no values.
    static func median(_ values: [Double]) -> Double? {
        if values.isEmpty { return nil }
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}
