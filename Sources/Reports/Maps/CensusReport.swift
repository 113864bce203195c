internal import Analyses
internal import Interfaces
internal import Presentation
internal import ThermoEntries

/// How often every compound occurs among the products of a map, as rows of `interphase-census/1`.
struct CensusReport {
    private let question: MapAnalysis
    private let map: ReactionMap
    private let workspace: Workspace

    /// Counts the products of a map.
    init(_ question: MapAnalysis, _ map: ReactionMap, _ workspace: Workspace) {
        (self.question, self.map, self.workspace) = (question, map, workspace)
    }

    /// One column a line; shares are of the reactions that form something.
    private static func schema(reacting: Int) -> Schema<ProductCensus.Item> {
        Schema([
            Field("product", .text, .essential) { .text($1.entries.formula(at: $0.row)) },
            Field("reactions", .integer, .essential) { item, _ in .integer(item.count) },
            Field("share_of_reactions", title: "share", .number, .essential) { item, _ in
                .number(Double(item.count) / Double(max(reacting, 1)))
            },
            Field("mean_amount_per_mole_of_reactants", title: "mean amount", .number) { item, _ in
                .number(item.meanAmount)
            },
            Field("mean_atom_fraction", title: "mean atom fraction", .number) { item, _ in
                .number(item.meanAtomFraction)
            },
            Field("smallest_band_gap_eV", title: "gap / eV", .number, digits: 2) { item, page in
                .optional(page.entries.bandGap(at: item.row)?.lowest)
            },
            Field("flags", .list) { item, page in page.entries.remarks([], rows: [item.row]) },
        ])
    }

    /// The report: most frequent first.
    var report: Report {
        let census = ProductCensus(
            map.reactions, entries: workspace.entries, minimum: question.metric == .total ? .total : .mutual)
        let schema = Self.schema(reacting: census.reactingCount)
        let context = CellContext(workspace, significantDigits: ReportFormat.table.reactionDigits)
        var table = Table(
            title: "Products of \(census.reactingCount) reactions among \(census.reactionCount) calculated",
            columns: schema.columns,
            footnotes: [
                "At the minimum of the \(question.metric.rawValue) energy; unreacted reactants and reservoir elements do not count. "
                    + "Amounts and atom fractions: means over the reactions that form the compound.",
                workspace.energyFootnote,
            ])
        for item in census.items { table.append(schema.cells(item, context)) }
        return workspace.report(
            "census", settings: question.settings(map.conditions), table: table,
            errors: (map.unread + map.problems).map(\.failure), rows: .phases)
    }
}
