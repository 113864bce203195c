internal import Analyses
package import Electrochemistry
package import Presentation
internal import ThermoEntries

extension WindowRows {
    /// Columns of `--uncertainty`, behind the others.
    package static let uncertaintyColumns =
        ["reduction", "oxidation"].flatMap { side in
            let short = side == "reduction" ? "red." : "ox."
            return [
                Column("\(side)_limit_p5_V", title: "\(short) 5 % / V", kind: .number),
                Column("\(side)_limit_median_V", kind: .number, tableVisibility: .exportOnly),
                Column("\(side)_limit_p95_V", title: "\(short) 95 % / V", kind: .number),
                Column("\(side)_share_without_limit", kind: .number, tableVisibility: .exportOnly),
                Column("\(side)_product_sets", title: "\(side) products", kind: .list, tableVisibility: .detail),
            ]
        } + [
            Column("share_unstable", title: "unstable", kind: .number),
            Column("share_without_window", title: "no window", kind: .number),
        ]

    /// Product sets named per limit; rarer ones only count in `other`.
    private static let namedSets = 5

    /// The cells of those columns.
    package func cells(_ uncertainty: WindowUncertainty) -> [Cell] {
        [uncertainty.reduction, uncertainty.oxidation].flatMap { limit -> [Cell] in
            [
                volts(limit.interval?.lowerBound), volts(limit.median), volts(limit.interval?.upperBound),
                .number(limit.shareWithout), .list(sets(limit.products)),
            ]
        } + [.optional(uncertainty.shareUnstable), .number(uncertainty.shareWithoutWindow)]
    }

    /// Volts against the reference; empty where nothing bounds the window.
    private func volts(_ voltage: Double?) -> Cell {
        .optional(voltage.flatMap { $0.isFinite ? reference.voltage(againstElement: $0) : nil })
    }

    /// `0.62: Li2S + P`, most frequent first.
    private func sets(_ products: [WindowUncertainty.ProductSet]) -> [String] {
        func text(_ share: Double) -> String { NumberFormat(significantDigits: 3).text(share) ?? "" }
        let named = products.prefix(Self.namedSets).map { set in
            "\(text(set.share)): " + set.rows.map { entries.formula(at: $0) }.sorted().joined(separator: " + ")
        }
        let rest = products.dropFirst(Self.namedSets)
        if rest.isEmpty { return named }
        return named + ["\(text(rest.reduce(0) { $0 + $1.share })): \(rest.count) others"]
    }
}
