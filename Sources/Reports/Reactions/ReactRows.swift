package import Analyses
package import Chemistry
package import Interfaces
package import Presentation
package import ThermoEntries
package import Thermodynamics

/// Kinks of interface reactions as rows of `interphase-react/1`.
package struct ReactRows: Sendable {
    /// The data.
    package let entries: EntrySet
    /// Writes the reactions.
    package let reactions: ReactionText
    /// The working ion, which is never a gas given off.
    package let ion: Element

    /// Puts the parts together.
    package init(
        entries: EntrySet, reactions: ReactionText, ion: Element
    ) {
        self.entries = entries
        self.reactions = reactions
        self.ion = ion
    }

    /// The columns; tables leave out the one voltage of their title, and what a closed system has twice.
    package static func columns(_ conditions: [Condition], isWorstCase: Bool = false) -> [Column] {
        let isOpen = isWorstCase || conditions.contains { !$0.reservoirs.isEmpty }
        return columns.map { column in
            var column = column
            if !isOpen && column.name.contains("nonreservoir")
                || !isWorstCase && conditions.count == 1 && column.name == "voltage_V"
            {
                column.tableVisibility = .exportOnly
            }
            if !isWorstCase && column.name == "worst_of" { column.tableVisibility = .exportOnly }
            return column
        }
    }

    private static let columns: [Column] =
        [
            Column("reactant1", tableVisibility: .exportOnly),
            Column("reactant2", tableVisibility: .exportOnly),
            Column("reservoirs", tableVisibility: .exportOnly),
            Column("voltage_V", title: "voltage / V", kind: .number),
            Column("kink", kind: .integer, tableVisibility: .exportOnly),
            Column("x1_molar", title: "x1 / molar", kind: .number, tableVisibility: .essential),
            Column("x1_atomic", title: "x1 / atomic", kind: .number, tableVisibility: .essential),
            Column("x1_nonreservoir", title: "x1 / non-res.", kind: .number),
            Column(
                "e_total_eV_per_atom", title: "total / eV/atom", kind: .number, digits: 4, tableVisibility: .essential),
            Column("e_self_eV_per_atom", title: "self / eV/atom", kind: .number, digits: 4),
            Column(
                "e_mutual_eV_per_atom", title: "mutual / eV/atom", kind: .number, digits: 4, tableVisibility: .essential
            ),
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
            Column("x1_molar_low_1meV", kind: .number, tableVisibility: .exportOnly),
            Column("x1_molar_high_1meV", kind: .number, tableVisibility: .exportOnly),
            Column("x1_atomic_low_1meV", kind: .number, tableVisibility: .exportOnly),
            Column("x1_atomic_high_1meV", kind: .number, tableVisibility: .exportOnly),
            Column("e_self1_eV_per_atom", kind: .number, digits: 4, tableVisibility: .exportOnly),
            Column("e_self2_eV_per_atom", kind: .number, digits: 4, tableVisibility: .exportOnly),
            Column("worst_of", title: "worst of", kind: .list, tableVisibility: .detail),
        ] + GasRelease.columns() + [.energyDoubts]

    /// Mixtures this close to the lowest total energy, eV per non-reservoir atom, count as its width (CASES X22).
    private static let margin = 0.001

    /// One row per kink, or only the one of the lowest total energy.
    package func rows(
        _ substances: (Substance, Substance), _ condition: Condition, _ reaction: InterfaceReaction,
        _ energies: DecisiveEnergies? = nil, minimumOnly: Bool
    ) -> [[Cell]] {
        reaction.kinks.indices.filter { !minimumOnly || $0 == reaction.totalMinimum }.map { index in
            cells(substances, condition, reaction, index) + (energies.map { cells(reaction, index, $0) } ?? [])
        }
    }

    /// - Parameter worstOf: names of the minima over a range of voltages that the row attains.
    package func cells(
        _ substances: (Substance, Substance), _ condition: Condition, _ reaction: InterfaceReaction, _ index: Int,
        worstOf: [String] = []
    ) -> [Cell] {
        let kink = reaction.kinks[index]
        let (x, e) = (kink.fractions, kink.energies)
        let numbers: [Cell] = [
            .text(substances.0.text), .text(substances.1.text), .text(condition.text), .optional(condition.voltage),
            .integer(index + 1), .number(x.molar), .number(x.atomic), .number(x.nonReservoir),
            .number(e.totalPerAtom), .number(e.selfPerAtom), .number(e.mutualPerAtom), .number(e.total),
            .number(e.mutual),
            .number(e.totalKilojoulePerMole), .boolean(index == reaction.totalMinimum),
            .boolean(index == reaction.mutualMinimum), .boolean(kink.isEndpoint), entries.cell(kink.products),
            .text(text(substances, reaction, kink)), .text(reaction.reactant1.source.rawValue),
            .text(reaction.reactant2.source.rawValue), flags(reaction, kink),
        ]
        let alone: [Cell] = [
            .optional(reaction.selfEnergyPerAtom1), .optional(reaction.selfEnergyPerAtom2), .list(worstOf),
        ]
        return numbers + width(reaction, index) + alone + gas(substances, reaction, kink).cells
            + [entries.energyDoubts(rows: phases(reaction, kink))]
    }

    /// What the reaction at a kink gives off, per mole and gram of the reactants.
    package func gas(
        _ substances: (Substance, Substance), _ reaction: InterfaceReaction, _ kink: InterfaceKink
    ) -> GasRelease {
        let x = kink.fractions.molar
        return GasRelease(
            kink.products, of: [(substances.0.composition, x), (substances.1.composition, 1 - x)],
            exchanged: zip(reaction.reservoirs, kink.reservoirUptake).map { ($0.element, $1) }, ion: ion,
            entries: entries)
    }

    /// The range of mixtures close to the total minimum, in its row; a reaction without a choice of mixtures has none.
    private func width(_ reaction: InterfaceReaction, _ index: Int) -> [Cell] {
        guard index == reaction.totalMinimum, reaction.kinks.count > 1 else {
            return [Cell](repeating: .empty, count: 4)
        }
        let (low, high) = reaction.minimumRange(margin: Self.margin)
        return [low.molar, high.molar, low.atomic, high.atomic].map { .number($0) }
    }

    /// The same in words; nil where nothing reacts.
    package func widthNote(_ reaction: InterfaceReaction) -> String? {
        guard reaction.kinks.count > 1, !reaction.flags.contains(.noReaction) else { return nil }
        let (low, high) = reaction.minimumRange(margin: Self.margin)
        let texts = [low.molar, high.molar, low.atomic, high.atomic].map { NumberFormat().text($0, decimals: 3) ?? "" }
        let atom = reaction.reservoirs.isEmpty ? "atom" : "non-reservoir atom"
        return "Within 1 meV/\(atom) of the lowest total energy: x1 from \(texts[0]) to \(texts[1]) molar, "
            + "\(texts[2]) to \(texts[3]) atomic."
    }

    /// The reaction at a kink as text.
    package func text(_ substances: (Substance, Substance), _ reaction: InterfaceReaction, _ kink: InterfaceKink) -> String {
        equation(substances, reaction, kink).text(significantDigits: reactions.significantDigits)
    }

    /// The reaction at a kink, reactant 2 first, coefficients of the reactants that sum to 1.
    package func equation(
        _ substances: (Substance, Substance), _ reaction: InterfaceReaction, _ kink: InterfaceKink
    ) -> Reaction {
        reactions.equation(
            of: substances.0, and: substances.1, share: kink.fractions.molar,
            exchanging: zip(reaction.reservoirs, kink.reservoirUptake).map { ($0.element, $1) }, products: kink.products
        )
    }

    /// Remarks of the whole reaction, and those of this kink's products.
    package func flags(_ reaction: InterfaceReaction, _ kink: InterfaceKink) -> Cell {
        var flags = reaction.flags.filter { $0 != .alternativeProducts }
        if kink.hasAlternatives { flags.append(.alternativeProducts) }
        let reactants = [reaction.reactant1, reaction.reactant2]
        if reactants.contains(where: { ($0.energyAboveHull ?? 0) > SystemHull.stableWithin }) {
            flags.append(.unstablePhase)
        }
        return entries.remarks(flags, rows: phases(reaction, kink))
    }

    /// The phases that the energy of a kink rests on.
    package func phases(_ reaction: InterfaceReaction, _ kink: InterfaceKink) -> [Int] {
        kink.products.map(\.row) + [reaction.reactant1, reaction.reactant2].compactMap(\.entryRow)
    }
}
