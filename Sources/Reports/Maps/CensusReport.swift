package import Analyses
internal import Chemistry
internal import Interfaces
package import Presentation
package import Screening
internal import ThermoEntries

/// How often every compound occurs among the products of a heat map, as rows of `interphase-census/1`.
package struct CensusReport {
    package let workspace: Workspace
    package let result: ReactionMatrixResult
    package let metric: EnergyMetric
    package let settings: [Report.Setting]
    /// Materials that could not be read.
    package let unread: [RowFailure]

    /// Puts the parts together.
    package init(
        workspace: Workspace, result: ReactionMatrixResult, metric: EnergyMetric, settings: [Report.Setting],
        unread: [RowFailure]
    ) {
        self.workspace = workspace
        self.result = result
        self.metric = metric
        self.settings = settings
        self.unread = unread
    }

    private static let columns = [
        Column("product", tableVisibility: .essential),
        Column("reactions", kind: .integer, tableVisibility: .essential),
        Column("share_of_reactions", title: "share", kind: .number, tableVisibility: .essential),
        Column("mean_amount_per_mole_of_reactants", title: "mean amount", kind: .number),
        Column("mean_atom_fraction", title: "mean atom fraction", kind: .number),
        Column("smallest_band_gap_eV", title: "gap / eV", kind: .number, digits: 2),
        Column("flags", kind: .list),
    ]

    /// The report: most frequent first.
    package var report: Report {
        let entries = workspace.entries
        let census = ProductCensus(
            result.reactions, entries: entries, minimum: metric == .total ? .total : .mutual)
        var table = Table(
            title: "Products of \(census.reactingCount) reactions among \(census.reactionCount) calculated",
            columns: Self.columns,
            footnotes: [
                "At the minimum of the \(metric.rawValue) energy; unreacted reactants and reservoir elements do not count. "
                    + "Amounts and atom fractions: means over the reactions that form the compound.",
                workspace.energyFootnote,
            ])
        for item in census.items {
            table.append([
                .text(entries.formula(at: item.row)), .integer(item.count),
                .number(Double(item.count) / Double(max(census.reactingCount, 1))), .number(item.meanAmount),
                .number(item.meanAtomFraction), .optional(entries.bandGap(at: item.row)?.lowest),
                entries.remarks([], rows: [item.row]),
            ])
        }
        return workspace.report("census", settings: settings, table: table, errors: unread + failures, rows: .phases)
    }

    /// Cells without a reaction.
    private var failures: [RowFailure] {
        result.cells.enumerated().compactMap { position, cell in
            guard case .failure(let error) = cell else { return nil }
            let pair = position / result.conditions.count
            let (row, column) = (pair / result.columns.count, pair % result.columns.count)
            return Problem("\(result.rows[row].text) | \(result.columns[column].text)", error).failure
        }
    }
}
