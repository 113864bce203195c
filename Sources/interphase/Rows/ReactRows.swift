internal import Chemistry
internal import Interfaces
internal import Presentation
internal import ThermoEntries
internal import Thermodynamics

/// Kinks of interface reactions as rows of `interphase-react/1`.
struct ReactRows: Sendable {
    /// The data.
    let entries: EntrySet
    /// Writes the reactions.
    let reactions: ReactionText

    /// The columns; tables leave out the one voltage of their title, and what a closed system has twice.
    static func columns(_ conditions: [Condition], isWorstCase: Bool = false) -> [Column] {
        let isOpen = isWorstCase || conditions.contains { !$0.reservoirs.isEmpty }
        return columns.map { column in
            var column = column
            if !isOpen && column.name.contains("nonreservoir")
                || !isWorstCase && conditions.count == 1 && column.name == "voltage_V"
            {
                column.tableVisibility = .exportOnly
            }
            return column
        }
    }

    private static let columns = [
        Column("reactant1", tableVisibility: .exportOnly),
        Column("reactant2", tableVisibility: .exportOnly),
        Column("reservoirs", tableVisibility: .exportOnly),
        Column("voltage_V", title: "voltage / V", kind: .number),
        Column("kink", kind: .integer, tableVisibility: .exportOnly),
        Column("x1_molar", title: "x1 / molar", kind: .number, tableVisibility: .essential),
        Column("x1_atomic", title: "x1 / atomic", kind: .number, tableVisibility: .essential),
        Column("x1_nonreservoir", title: "x1 / non-res.", kind: .number),
        Column("e_total_eV_per_atom", title: "total / eV/atom", kind: .number, digits: 4, tableVisibility: .essential),
        Column("e_self_eV_per_atom", title: "self / eV/atom", kind: .number, digits: 4),
        Column(
            "e_mutual_eV_per_atom", title: "mutual / eV/atom", kind: .number, digits: 4, tableVisibility: .essential),
        Column("e_total_eV_per_nonreservoir_atom", title: "total / eV/non-res.", kind: .number, digits: 4),
        Column("e_mutual_eV_per_nonreservoir_atom", title: "mutual / eV/non-res.", kind: .number, digits: 4),
        Column("e_total_kJ_per_mol_reaction", title: "total / kJ/mol", kind: .number, digits: 1),
        Column("is_min_total", title: "lowest / total", kind: .boolean),
        Column("is_min_mutual", title: "lowest / mutual", kind: .boolean),
        Column("is_endpoint", kind: .boolean, tableVisibility: .exportOnly),
        Column("products", kind: .amounts, tableVisibility: .exportOnly),
        Column("reaction", tableVisibility: .detail),
        Column("energy_source1", tableVisibility: .exportOnly),
        Column("energy_source2", tableVisibility: .exportOnly),
        Column("flags", kind: .list, tableVisibility: .detail),
    ]

    /// One row per kink, or only the one of the lowest total energy.
    func rows(
        _ substances: (Substance, Substance), _ condition: Condition, _ reaction: InterfaceReaction, minimumOnly: Bool
    ) -> [[Cell]] {
        reaction.kinks.indices.filter { !minimumOnly || $0 == reaction.totalMinimum }.map { index in
            cells(substances, condition, reaction, index)
        }
    }

    func cells(
        _ substances: (Substance, Substance), _ condition: Condition, _ reaction: InterfaceReaction, _ index: Int
    ) -> [Cell] {
        let kink = reaction.kinks[index]
        let (x, e) = (kink.fractions, kink.energies)
        return [
            .text(substances.0.text), .text(substances.1.text), .text(condition.text), .optional(condition.voltage),
            .integer(index + 1), .number(x.molar), .number(x.atomic), .number(x.nonReservoir),
            .number(e.totalPerAtom), .number(e.selfPerAtom), .number(e.mutualPerAtom), .number(e.total),
            .number(e.mutual),
            .number(e.totalKilojoulePerMole), .boolean(index == reaction.totalMinimum),
            .boolean(index == reaction.mutualMinimum), .boolean(kink.isEndpoint), entries.cell(kink.products),
            .text(text(substances, reaction, kink)), .text(reaction.reactant1.source.rawValue),
            .text(reaction.reactant2.source.rawValue), flags(reaction, kink),
        ]
    }

    /// The reaction at a kink as text.
    func text(_ substances: (Substance, Substance), _ reaction: InterfaceReaction, _ kink: InterfaceKink) -> String {
        equation(substances, reaction, kink).text(significantDigits: reactions.significantDigits)
    }

    /// The reaction at a kink, reactant 2 first, coefficients of the reactants that sum to 1.
    func equation(
        _ substances: (Substance, Substance), _ reaction: InterfaceReaction, _ kink: InterfaceKink
    ) -> Reaction {
        reactions.equation(
            of: substances.0, and: substances.1, share: kink.fractions.molar,
            exchanging: zip(reaction.reservoirs, kink.reservoirUptake).map { ($0.element, $1) }, products: kink.products
        )
    }

    /// Remarks of the whole reaction, and those of this kink's products.
    func flags(_ reaction: InterfaceReaction, _ kink: InterfaceKink) -> Cell {
        var flags = reaction.flags.filter { $0 != .alternativeProducts }
        if kink.hasAlternatives { flags.append(.alternativeProducts) }
        let reactants = [reaction.reactant1, reaction.reactant2]
        if reactants.contains(where: { ($0.energyAboveHull ?? 0) > SystemHull.stableWithin }) {
            flags.append(.unstablePhase)
        }
        return entries.remarks(flags, rows: kink.products.map(\.row) + reactants.compactMap(\.entryRow))
    }
}
