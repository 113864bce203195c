internal import Analyses
package import Electrochemistry
package import Presentation
internal import ThermoEntries
internal import Thermodynamics

extension WindowRows {
    /// Columns of `--decisive`, behind all others.
    package static let decisiveColumns =
        [
            ("reduction", "reduction_limit"), ("oxidation", "oxidation_limit"), ("full_extraction", "full_extraction"),
        ].flatMap { name, limit in
            [
                Column("\(name)_decisive_phase", tableVisibility: .exportOnly),
                Column("\(limit)_without_it_V", kind: .number, tableVisibility: .exportOnly),
                Column("\(limit)_without_each_V", kind: .list, tableVisibility: .exportOnly),
            ]
        } + [Column("hangs_on", title: "hangs on", tableVisibility: .detail)]

    /// The line below decisive columns that says what they mean.
    package static let decisiveFootnote =
        "Hangs on: each limit without one of the phases beside it, all polymorphs of which are left out; the "
        + "largest change first. Elements and the composition itself stay."

    /// The cells of those columns.
    package func cells(_ window: StabilityWindow, _ limits: DecisiveLimits) -> [Cell] {
        let named = [
            ("reduction", window.reductionLimit, limits.reduction),
            ("oxidation", window.oxidationLimit, limits.oxidation),
            ("last ion leaves", window.fullExtraction?.voltage, limits.fullExtraction),
        ]
        let cells = named.flatMap { _, _, phases in DecisiveCells(entries, phases, value: reference.voltage).cells }
        let texts = named.compactMap { name, limit, phases in
            limit.map { limit in
                name + " "
                    + DecisiveCells(entries, phases, value: reference.voltage)
                    .text(reference.voltage(againstElement: limit), decimals: 3, unit: "V")
            }
        }
        return cells + [texts.isEmpty ? .empty : .text(texts.joined(separator: "; "))]
    }
}
