package import Analyses
internal import Chemistry
package import Electrochemistry
internal import ExactArithmetic
package import Presentation
package import ThermoEntries
internal import Thermodynamics

/// Stability windows as rows of `interphase-window/1`.
package struct WindowRows: Sendable {
    /// The data.
    package let entries: EntrySet
    /// What voltages are printed against.
    package let reference: ReferenceElectrode
    /// Writes the reactions at the limits.
    package let reactions: ReactionText

    /// Puts the parts together.
    package init(
        entries: EntrySet, reference: ReferenceElectrode, reactions: ReactionText
    ) {
        self.entries = entries
        self.reference = reference
        self.reactions = reactions
    }

    package static let columns: [Column] =
        [
            Column("formula", tableVisibility: .essential),
            Column("ion", tableVisibility: .exportOnly),
            Column("mode", tableVisibility: .exportOnly),
            Column("energy_above_hull_eV_per_atom", title: "above hull / eV/atom", kind: .number, digits: 4),
            Column("reduction_limit_V", title: "reduction / V", kind: .number, tableVisibility: .essential),
            Column("oxidation_limit_V", title: "oxidation / V", kind: .number, tableVisibility: .essential),
            Column("width_V", title: "width / V", kind: .number),
            Column("reduction_products", title: "reduces to", kind: .amounts, tableVisibility: .exportOnly),
            Column("oxidation_products", title: "oxidises to", kind: .amounts, tableVisibility: .exportOnly),
            Column("reduction_reaction", title: "reduction", tableVisibility: .detail),
            Column("oxidation_reaction", title: "oxidation", tableVisibility: .detail),
            Column("stabilised_by_eV_per_atom", kind: .number, digits: 4, tableVisibility: .exportOnly),
            Column("flags", kind: .list),
            Column("id", tableVisibility: .exportOnly),
            Column("valence", kind: .integer, tableVisibility: .exportOnly),
            Column("chemical_potential_high_eV", kind: .number, tableVisibility: .exportOnly),
            Column("chemical_potential_low_eV", kind: .number, tableVisibility: .exportOnly),
            Column("full_extraction_V", title: "last ion leaves / V", kind: .number),
            Column("interphase_at_element", title: "interphase at element"),
            Column("interphase_at_element_decided_by", kind: .list, tableVisibility: .exportOnly),
            Column("interphase_at_reduction", tableVisibility: .exportOnly),
            Column("interphase_at_reduction_decided_by", kind: .list, tableVisibility: .exportOnly),
            Column("interphase_at_oxidation", tableVisibility: .exportOnly),
            Column("interphase_at_oxidation_decided_by", kind: .list, tableVisibility: .exportOnly),
        ]
        + GasRelease.columns("reduction_", title: "gas at reduction")
        + GasRelease.columns("oxidation_", title: "gas at oxidation")
        + ["element", "reduction", "oxidation"].map {
            Column("interphase_at_\($0)_gaps", kind: .list, tableVisibility: .exportOnly)
        }
        + [.energyDoubts]

    /// The row of one composition; `interphases` are the contacts of the same evolution.
    package func cells(_ substance: Substance, _ window: StabilityWindow, _ interphases: InterphaseReport) -> [Cell] {
        let last = window.fullExtraction.map { reference.voltage(againstElement: $0.voltage) }
        let classes = contacts(interphases).flatMap { contact -> [Cell] in
            [.optional(contact?.interphase.rawValue), entries.names(of: contact?.deciding ?? [])]
        }
        let gases = [window.reduction, window.oxidation].flatMap { gas(substance, $0, window.ion) }
        let gaps = contacts(interphases).map { entries.gaps(of: $0?.deciding ?? []) }
        return cells(substance, window) + [.optional(last)] + classes + gases + gaps
            + [entries.energyDoubts(rows: Self.rows(window))]
    }

    private func contacts(_ interphases: InterphaseReport) -> [InterphaseReport.Contact?] {
        [interphases.element, interphases.reduction, interphases.oxidation]
    }

    private func gas(_ substance: Substance, _ edge: StabilityWindow.Edge?, _ ion: WorkingIon) -> [Cell] {
        guard let edge else { return GasRelease.noCells }
        return GasRelease(edge.products, of: [(substance.composition, 1)], ion: ion.element, entries: entries).cells
    }

    /// The phases that the limits of a window rest on.
    private static func rows(_ window: StabilityWindow) -> [Int] {
        [window.reduction, window.oxidation].flatMap { $0?.products.map(\.row) ?? [] }
            + (window.entryRow.map { [$0] } ?? [])
    }

    private func cells(_ substance: Substance, _ window: StabilityWindow) -> [Cell] {
        let edges = [window.reduction, window.oxidation]
        let limits = [window.reductionLimit, window.oxidationLimit]
        let ends = (window.ion.valence > 0 ? limits : limits.reversed()).map { limit in
            limit.map { window.ion.chemicalPotential(voltage: $0) }
        }
        let flags = window.flags + window.completenessFlags(in: entries)
        return [
            .text(substance.text), .text(window.ion.element.symbol), .text(window.mode.rawValue),
            .optional(window.energyAboveHull), .optional(window.reductionLimit.map(reference.voltage)),
            .optional(window.oxidationLimit.map(reference.voltage)), .optional(window.width),
        ]
            + edges.map { $0.map { entries.cell($0.products) } ?? .empty }
            + edges.map { $0.map { .text(reaction(substance, $0, window.ion)) } ?? .empty }
            + [
                window.entryRow == nil ? .empty : .number(window.stabilisedBy),
                entries.remarks(flags, rows: Self.rows(window)),
                .optional(window.entryRow.map(entries.id(at:))), .integer(window.ion.valence),
            ] + ends.map { .optional($0) }
    }

    private func reaction(_ substance: Substance, _ edge: StabilityWindow.Edge, _ ion: WorkingIon) -> String {
        reactions.text(of: substance, exchanging: [(ion.element, edge.uptake)], products: edge.products)
    }
}
