internal import Analyses
internal import Chemistry
internal import Electrochemistry
internal import Presentation
internal import ThermoEntries
internal import Thermodynamics

/// `interphase-window/1`: one row per composition.
extension Schema<WindowAnswer> {
    /// The columns of every window.
    static var window: Schema {
        Schema(limits) + Schema(identity) + interphases
            + .gas("reduction_", title: "gas at reduction") { $0.gases.reduction }
            + .gas("oxidation_", title: "gas at oxidation") { $0.gases.oxidation }
            + gaps + Schema([Field(.energyDoubts) { row, page in page.entries.energyDoubts(rows: row.phases) }])
    }

    private static var limits: [Field<WindowAnswer>] {
        [
            Field("formula", .text, .essential, compared: .key) { row, _ in .text(row.substance.text) },
            Field("ion", .text, .exportOnly) { _, page in .text(page.ion.element.symbol) },
            Field("mode", .text, .exportOnly) { row, _ in .text(row.window.mode.rawValue) },
            Field("energy_above_hull_eV_per_atom", title: "above hull / eV/atom", .number, digits: 4) { row, _ in
                .optional(row.window.energyAboveHull)
            },
            Field("reduction_limit_V", title: "reduction / V", .number, .essential, compared: .number) { row, page in
                page.volts(row.window.reductionLimit)
            },
            Field("oxidation_limit_V", title: "oxidation / V", .number, .essential, compared: .number) { row, page in
                page.volts(row.window.oxidationLimit)
            },
            Field("width_V", title: "width / V", .number) { row, _ in .optional(row.window.width) },
            Field("reduction_products", title: "reduces to", .amounts, .exportOnly, compared: .phases) { row, page in
                row.window.reduction.map { page.entries.cell($0.products) } ?? .empty
            },
            Field("oxidation_products", title: "oxidises to", .amounts, .exportOnly, compared: .phases) { row, page in
                row.window.oxidation.map { page.entries.cell($0.products) } ?? .empty
            },
            Field("reduction_reaction", title: "reduction", .text, .detail) { row, page in
                row.reaction(row.window.reduction, page)
            },
            Field("oxidation_reaction", title: "oxidation", .text, .detail) { row, page in
                row.reaction(row.window.oxidation, page)
            },
        ]
    }

    private static var identity: [Field<WindowAnswer>] {
        [
            Field("stabilised_by_eV_per_atom", .number, digits: 4, .exportOnly) { row, _ in
                row.window.entryRow == nil ? .empty : .number(row.window.stabilisedBy)
            },
            Field("flags", .list) { row, page in
                page.entries.remarks(
                    row.window.flags + row.window.completenessFlags(in: page.entries), rows: row.phases)
            },
            Field("id", .text, .exportOnly) { row, page in .optional(row.window.entryRow.map(page.entries.id(at:))) },
            Field("valence", .integer, .exportOnly) { row, _ in .integer(row.window.ion.valence) },
            Field("chemical_potential_high_eV", .number, .exportOnly) { row, _ in .optional(row.potentials.high) },
            Field("chemical_potential_low_eV", .number, .exportOnly) { row, _ in .optional(row.potentials.low) },
            Field("full_extraction_V", title: "last ion leaves / V", .number) { row, page in
                page.volts(row.window.fullExtraction?.voltage)
            },
        ]
    }

    private static var contacts: [(name: String, contact: @Sendable (WindowAnswer) -> InterphaseReport.Contact?)] {
        [
            ("element", { $0.interphases.element }), ("reduction", { $0.interphases.reduction }),
            ("oxidation", { $0.interphases.oxidation }),
        ]
    }

    private static var interphases: Schema {
        Schema(
            contacts.flatMap { name, contact -> [Field<WindowAnswer>] in
                let isFirst = name == "element"
                let title = isFirst ? "interphase at element" : nil
                return [
                    Field("interphase_at_\(name)", title: title, .text, isFirst ? .normal : .exportOnly) { row, _ in
                        .optional(contact(row)?.interphase.rawValue)
                    },
                    Field("interphase_at_\(name)_decided_by", .list, .exportOnly) { row, page in
                        page.entries.names(of: contact(row)?.deciding ?? [])
                    },
                ]
            })
    }

    private static var gaps: Schema {
        Schema(
            contacts.map { name, contact in
                Field("interphase_at_\(name)_gaps", .list, .exportOnly) { row, page in
                    page.entries.gaps(of: contact(row)?.deciding ?? [])
                }
            })
    }

    /// The x of a series, behind all others.
    static var series: Schema {
        Schema([Field(SeriesRequest.column) { row, _ in .optional(row.substance.x) }])
    }
}

extension WindowAnswer {
    /// The phases that the limits rest on.
    fileprivate var phases: [Int] {
        [window.reduction, window.oxidation].flatMap { $0?.products.map(\.row) ?? [] }
            + (window.entryRow.map { [$0] } ?? [])
    }

    /// The ends of the window as chemical potentials of the ion, eV; nil where nothing bounds it.
    fileprivate var potentials: (high: Double?, low: Double?) {
        let ends = [window.reductionLimit, window.oxidationLimit].map { limit in
            limit.map { window.ion.chemicalPotential(voltage: $0) }
        }
        return window.ion.valence > 0 ? (ends[0], ends[1]) : (ends[1], ends[0])
    }

    fileprivate func reaction(_ edge: StabilityWindow.Edge?, _ page: CellContext) -> Cell {
        guard let edge else { return .empty }
        return .text(
            page.reactions.text(
                of: substance, exchanging: [(window.ion.element, edge.uptake)], products: edge.products))
    }
}
