internal import Analyses
internal import Chemistry
internal import Electrochemistry
internal import Interfaces
internal import Presentation
internal import ThermoEntries
internal import Thermodynamics

/// `interphase-react/1`: one row per mixture.
extension Schema<ReactionMixture> {
    /// - Parameters:
    ///   - isOpen: whether elements are exchanged; closed systems have everything per non-reservoir atom twice.
    ///   - showsVoltage: whether tables show the voltage, which otherwise stands in their title.
    ///   - isWorstCase: whether rows are the worst over a range of voltages.
    static func reaction(isOpen: Bool, showsVoltage: Bool, isWorstCase: Bool) -> Schema {
        var schema =
            Schema(place) + Schema(energies) + Schema(products) + Schema(width) + .gas { $0.gas }
            + Schema([Field(.energyDoubts) { row, page in page.entries.energyDoubts(rows: row.phases) }])
        for (index, field) in schema.fields.enumerated() {
            let name = field.column.name
            let isHidden =
                !isOpen && name.contains("nonreservoir") || name == "voltage_V" && !showsVoltage
                || name == "worst_of" && !isWorstCase
            if isHidden { schema.fields[index] = field.exportedOnly }
        }
        return schema
    }

    private static var place: [Field<ReactionMixture>] {
        [
            Field("reactant1", .text, .exportOnly) { row, _ in .text(row.pair.0.text) },
            Field("reactant2", .text, .exportOnly) { row, _ in .text(row.pair.1.text) },
            Field("reservoirs", .text, .exportOnly, compared: .key) { row, _ in .text(row.condition.text) },
            Field("voltage_V", title: "voltage / V", .number, compared: .key) { row, _ in
                .optional(row.condition.voltage)
            },
            Field("kink", .integer, .exportOnly) { row, _ in .integer(row.index + 1) },
            Field("x1_molar", title: "x1 / molar", .number, .essential, compared: .number) { row, _ in
                .number(row.kink.fractions.molar)
            },
            Field("x1_atomic", title: "x1 / atomic", .number, .essential) { row, _ in
                .number(row.kink.fractions.atomic)
            },
            Field("x1_nonreservoir", title: "x1 / non-res.", .number) { row, _ in
                .number(row.kink.fractions.nonReservoir)
            },
        ]
    }

    private static var energies: [Field<ReactionMixture>] {
        [
            Field(
                "e_total_eV_per_atom", title: "total / eV/atom", .number, digits: 4, .essential,
                compared: .leadingNumber
            ) { row, _ in .number(row.kink.energies.totalPerAtom) },
            Field("e_self_eV_per_atom", title: "self / eV/atom", .number, digits: 4) { row, _ in
                .number(row.kink.energies.selfPerAtom)
            },
            Field(
                "e_mutual_eV_per_atom", title: "mutual / eV/atom", .number, digits: 4, .essential,
                compared: .leadingNumber
            ) { row, _ in .number(row.kink.energies.mutualPerAtom) },
            Field("e_total_eV_per_nonreservoir_atom", title: "total / eV/non-res.", .number, digits: 4) { row, _ in
                .number(row.kink.energies.total)
            },
            Field("e_mutual_eV_per_nonreservoir_atom", title: "mutual / eV/non-res.", .number, digits: 4) { row, _ in
                .number(row.kink.energies.mutual)
            },
            Field("e_total_kJ_per_mol_reaction", title: "total / kJ/mol", .number, digits: 1) { row, _ in
                .number(row.kink.energies.totalKilojoulePerMole)
            },
            Field("is_min_total", title: "lowest / total", .boolean) { row, _ in
                .boolean(row.index == row.reaction.totalMinimum)
            },
            Field("is_min_mutual", title: "lowest / mutual", .boolean) { row, _ in
                .boolean(row.index == row.reaction.mutualMinimum)
            },
            Field("is_endpoint", .boolean, .exportOnly) { row, _ in .boolean(row.kink.isEndpoint) },
        ]
    }

    private static var products: [Field<ReactionMixture>] {
        [
            Field("products", .amounts, .exportOnly, compared: .phases) { row, page in
                page.entries.cell(row.kink.products)
            },
            Field("reaction", .text, .detail) { row, page in .text(row.text(page)) },
            Field("energy_source1", .text, .exportOnly) { row, _ in .text(row.reaction.reactant1.source.rawValue) },
            Field("energy_source2", .text, .exportOnly) { row, _ in .text(row.reaction.reactant2.source.rawValue) },
            Field("flags", .list, .detail) { row, page in page.react.flags(row.reaction, row.kink) },
        ]
    }

    private static var width: [Field<ReactionMixture>] {
        [
            Field("x1_molar_low_1meV", .number, .exportOnly) { row, _ in .optional(row.width?.low.molar) },
            Field("x1_molar_high_1meV", .number, .exportOnly) { row, _ in .optional(row.width?.high.molar) },
            Field("x1_atomic_low_1meV", .number, .exportOnly) { row, _ in .optional(row.width?.low.atomic) },
            Field("x1_atomic_high_1meV", .number, .exportOnly) { row, _ in .optional(row.width?.high.atomic) },
            Field("e_self1_eV_per_atom", .number, digits: 4, .exportOnly) { row, _ in
                .optional(row.reaction.selfEnergyPerAtom1)
            },
            Field("e_self2_eV_per_atom", .number, digits: 4, .exportOnly) { row, _ in
                .optional(row.reaction.selfEnergyPerAtom2)
            },
            Field("worst_of", title: "worst of", .list, .detail) { row, _ in .list(row.minima.map(\.rawValue)) },
        ]
    }
}

extension CellContext {
    /// What is written about kinks.
    var react: ReactRows { ReactRows(entries: entries, reactions: reactions, ion: ion.element) }
}

extension ReactionMixture {
    /// The reaction as text.
    func text(_ page: CellContext) -> String { page.react.text(pair, reaction, kink) }

    /// The phases that the energy rests on.
    fileprivate var phases: [Int] {
        kink.products.map(\.row) + [reaction.reactant1, reaction.reactant2].compactMap(\.entryRow)
    }
}
