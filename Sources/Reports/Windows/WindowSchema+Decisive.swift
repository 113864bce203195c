internal import Analyses
internal import Electrochemistry
internal import Presentation
internal import ThermoEntries
internal import Thermodynamics

extension Schema<WindowAnswer> {
    /// What the limits hang on, behind all others.
    static var decisive: Schema {
        let limits: [(name: String, limit: String, phases: @Sendable (WindowAnswer) -> [DecisivePhase])] = [
            ("reduction", "reduction_limit", { $0.decisive?.reduction ?? [] }),
            ("oxidation", "oxidation_limit", { $0.decisive?.oxidation ?? [] }),
            ("full_extraction", "full_extraction", { $0.decisive?.fullExtraction ?? [] }),
        ]
        let numbers = limits.flatMap { name, limit, phases -> [Field<WindowAnswer>] in
            let cell = { @Sendable (row: WindowAnswer, page: CellContext, index: Int) in
                DecisiveCells(page.entries, phases(row), value: page.reference.voltage).cells[index]
            }
            return [
                Field("\(name)_decisive_phase", .text, .exportOnly) { cell($0, $1, 0) },
                Field("\(limit)_without_it_V", .number, .exportOnly) { cell($0, $1, 1) },
                Field("\(limit)_without_each_V", .list, .exportOnly) { cell($0, $1, 2) },
            ]
        }
        return Schema(
            numbers + [Field("hangs_on", title: "hangs on", .text, .detail) { row, page in row.hangsOn(page) }])
    }

    /// The line below that says what it means.
    static var decisiveFootnote: String {
        "Hangs on: each limit without one of the phases beside it, all polymorphs of which are left out; the "
            + "largest change first. Elements and the composition itself stay."
    }
}

extension WindowAnswer {
    fileprivate func hangsOn(_ page: CellContext) -> Cell {
        guard let decisive else { return .empty }
        let named = [
            ("reduction", window.reductionLimit, decisive.reduction),
            ("oxidation", window.oxidationLimit, decisive.oxidation),
            ("last ion leaves", window.fullExtraction?.voltage, decisive.fullExtraction),
        ]
        let texts = named.compactMap { name, limit, phases in
            limit.map { limit in
                name + " "
                    + DecisiveCells(page.entries, phases, value: page.reference.voltage)
                    .text(page.reference.voltage(againstElement: limit), decimals: 3, unit: "V")
            }
        }
        return texts.isEmpty ? .empty : .text(texts.joined(separator: "; "))
    }
}
