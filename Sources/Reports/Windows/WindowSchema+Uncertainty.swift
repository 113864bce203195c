internal import Analyses
internal import Electrochemistry
internal import Presentation
internal import TextFormats
internal import ThermoEntries

extension Schema<WindowAnswer> {
    /// How the limits scatter, behind the others.
    static var uncertainty: Schema {
        let sides: [(name: String, short: String, limit: @Sendable (WindowUncertainty) -> WindowUncertainty.Limit)] = [
            ("reduction", "red.", { $0.reduction }), ("oxidation", "ox.", { $0.oxidation }),
        ]
        let limits = sides.flatMap { name, short, limit -> [Field<WindowAnswer>] in
            let field = { @Sendable (row: WindowAnswer) in row.uncertainty.map(limit) }
            return [
                Field("\(name)_limit_p5_V", title: "\(short) 5 % / V", .number) { row, page in
                    page.finiteVolts(field(row)?.interval?.lowerBound)
                },
                Field("\(name)_limit_median_V", .number, .exportOnly) { row, page in
                    page.finiteVolts(field(row)?.median)
                },
                Field("\(name)_limit_p95_V", title: "\(short) 95 % / V", .number) { row, page in
                    page.finiteVolts(field(row)?.interval?.upperBound)
                },
                Field("\(name)_share_without_limit", .number, .exportOnly) { row, _ in
                    .optional(field(row)?.shareWithout)
                },
                Field("\(name)_product_sets", title: "\(name) products", .list, .detail) { row, page in
                    .list(page.sets(field(row)?.products ?? []))
                },
            ]
        }
        return Schema(
            limits + [
                Field("share_unstable", title: "unstable", .number) { row, _ in
                    .optional(row.uncertainty?.shareUnstable)
                },
                Field("share_without_window", title: "no window", .number) { row, _ in
                    .optional(row.uncertainty?.shareWithoutWindow)
                },
            ])
    }
}

extension CellContext {
    /// Product sets named per limit; rarer ones only count in `others`.
    private static let namedSets = 5

    /// Volts against the reference; empty where nothing bounds the window.
    fileprivate func finiteVolts(_ voltage: Double?) -> Cell { volts(voltage.flatMap { $0.isFinite ? $0 : nil }) }

    /// `0.62: Li2S + P`, most frequent first.
    fileprivate func sets(_ products: [WindowUncertainty.ProductSet]) -> [String] {
        func text(_ share: Double) -> String { NumberFormat(significantDigits: 3).text(share) ?? "" }
        let named = products.prefix(Self.namedSets).map { set in
            "\(text(set.share)): " + set.rows.map { entries.formula(at: $0) }.sorted().joined(separator: " + ")
        }
        let rest = products.dropFirst(Self.namedSets)
        if rest.isEmpty { return named }
        return named + ["\(text(rest.reduce(0) { $0 + $1.share })): \(rest.count) others"]
    }
}
