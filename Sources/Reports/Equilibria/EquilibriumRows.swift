package import Analyses
package import Chemistry
internal import ExactArithmetic
package import Presentation
package import ThermoEntries
internal import Thermodynamics

/// Phases of equilibria as rows of `interphase-equilibrium/1`.
package struct EquilibriumRows: Sendable {
    /// The data.
    package let entries: EntrySet
    /// Writes the reactions.
    package let reactions: ReactionText
    /// Where checks in exact arithmetic report; nil when none are asked for.
    package let verification: VerificationTally?
    /// The working ion, which is never a gas given off.
    package let ion: Element
    /// Whether the energy without each phase is wanted.
    package var isDecisive = false

    /// Puts the parts together.
    package init(
        entries: EntrySet, reactions: ReactionText, verification: VerificationTally?, ion: Element, isDecisive: Bool = false
    ) {
        self.entries = entries
        self.reactions = reactions
        self.verification = verification
        self.ion = ion
        self.isDecisive = isDecisive
    }

    package static let columns: [Column] =
        [
            Column("phase", tableVisibility: .essential),
            Column("amount", kind: .number, digits: 4, tableVisibility: .essential),
            Column("atom_fraction", title: "atom fraction", kind: .number, digits: 4),
            Column("energy_eV_per_atom", title: "formation / eV/atom", kind: .number, digits: 4),
            Column("equilibrium_energy_eV_per_formula", kind: .number, digits: 4, tableVisibility: .exportOnly),
            Column("chemical_potentials_eV", kind: .list, tableVisibility: .exportOnly),
            Column("formula", tableVisibility: .exportOnly),
            Column("reservoirs", tableVisibility: .exportOnly),
            Column("voltage_V", title: "voltage / V", kind: .number),
            Column("reaction", tableVisibility: .exportOnly),
            Column("flags", kind: .list),
            Column("id", tableVisibility: .exportOnly),
            Column("state", tableVisibility: .exportOnly),
        ]
        + GasRelease.columns().map { column in
            var column = column
            column.tableVisibility = .exportOnly
            return column
        } + [.energyDoubts]

    /// Columns of an equilibrium in one row, for comparing databases.
    package static let comparedColumns =
        ["formula", "reservoirs", "voltage_V", "equilibrium_energy_eV_per_formula"].compactMap { name in
            columns.first { $0.name == name }
        } + [Column("phases", kind: .amounts)]

    /// What people read below the table about one equilibrium.
    package struct Summary: Sendable {
        package var rows: [[Cell]]
        package var notes: [String]

        /// The equilibrium as one row of `comparedColumns`.
        package var comparedCells: [Cell] {
            guard let first = rows.first else { return comparedColumns.map { _ in .empty } }
            let shared = comparedColumns.dropLast().map { column in
                columns.firstIndex { $0.name == column.name }.map { first[$0] } ?? .empty
            }
            let amounts = rows.compactMap { row -> Amount? in
                guard case .text(let phase) = row[0], case .number(let amount) = row[1] else { return nil }
                return Amount(phase, amount)
            }
            return shared + [.amounts(amounts)]
        }
    }

    /// One row per phase of the equilibrium under one condition; amounts per formula unit asked.
    package func summary(_ substance: Substance, _ condition: Condition) throws -> Summary {
        let open = condition.reservoirs.map(\.element)
        try entries.refuseUnknownReservoirs(open)
        let phases = try PhaseSystem(entries, system: ChemicalSystem(substance.composition.elements + open))
        var calculator = try EquilibriumCalculator(phases, reservoirs: condition.reservoirs)
        let equilibrium = try calculator.equilibrium(at: substance.composition)
        if let verification {
            let all = try PhaseSystem(entries, system: phases.system, candidates: .all)
            let checked = try ExactVerifier(all, reservoirs: condition.reservoirs)
                .check(equilibrium.phases, energy: equilibrium.energy, at: substance.composition)
            verification.add(checked, rows: equilibrium.phases.count)
        }
        var rows = cells(substance, condition, equilibrium)
        if isDecisive {
            let decisive = try decisiveCells(equilibrium, within: phases.system)
            rows = zip(rows, decisive).map { $0 + $1 }
        }
        return Summary(rows: rows, notes: notes(substance, condition, equilibrium))
    }

    private func cells(_ substance: Substance, _ condition: Condition, _ equilibrium: Equilibrium) -> [[Cell]] {
        let atoms = equilibrium.phases.map { $0.amount * entries.atomCount(at: $0.row) }
        let total = atoms.reduce(0, +)
        let potentials = Self.potentials(equilibrium, NumberFormat())
        var remarks: [ResultFlag] = equilibrium.hasAlternatives ? [.alternativeProducts] : []
        if equilibrium.method != .dense { remarks.append(.solverFallback) }
        let reaction = text(substance, equilibrium)
        let gas = gas(substance, equilibrium)
        return zip(equilibrium.phases, atoms).map { phase, count in
            [
                .text(entries.formula(at: phase.row)), .number(phase.amount), .number(count / total),
                .number(entries.energies[phase.row]), .number(equilibrium.energy), .list(potentials),
                .text(substance.text), .text(condition.text), .optional(condition.voltage), .text(reaction),
                entries.remarks(remarks, rows: [phase.row]),
                .text(entries.id(at: phase.row)), .optional(entries.fluid(at: phase.row)?.rawValue),
            ] + gas.cells + [entries.energyDoubts(rows: [phase.row])]
        }
    }

    private func notes(_ substance: Substance, _ condition: Condition, _ equilibrium: Equilibrium) -> [String] {
        let place = condition.voltage.flatMap { NumberFormat().text($0) }.map { " at \($0) V" } ?? ""
        let energy = NumberFormat().text(equilibrium.energy, decimals: 4) ?? ""
        let kind = condition.reservoirs.isEmpty ? "Energy" : "Grand potential"
        let gases = gas(substance, equilibrium)
        let text = gases.gases.map {
            "\(NumberFormat(significantDigits: 4).text($0.amount) ?? "") \($0.formula)"
        }
        let released = NumberFormat(significantDigits: 4).text(gases.millimolesPerGram) ?? ""
        return [
            "Reaction\(place): \(self.text(substance, equilibrium))",
            "\(kind)\(place): \(energy) eV per formula unit of \(substance.text).",
            "Chemical potentials\(place), eV/atom against the elements: "
                + Self.potentials(equilibrium, NumberFormat(significantDigits: 5)).joined(separator: ", ") + ".",
        ] + (text.isEmpty ? [] : ["Gas given off\(place): \(text.joined(separator: ", ")) (\(released) mmol/g)."])
    }

    private func gas(_ substance: Substance, _ equilibrium: Equilibrium) -> GasRelease {
        GasRelease(
            equilibrium.phases, of: [(substance.composition, 1)], exchanged: exchanged(substance, equilibrium),
            ion: ion,
            entries: entries)
    }

    private func text(_ substance: Substance, _ equilibrium: Equilibrium) -> String {
        reactions.text(of: substance, exchanging: exchanged(substance, equilibrium), products: equilibrium.phases)
    }

    private func exchanged(_ substance: Substance, _ equilibrium: Equilibrium) -> [ReactionText.Exchange] {
        equilibrium.reservoirs.map { reservoir in
            let held = equilibrium.phases.reduce(0.0) {
                $0 + $1.amount * entries.composition(at: $1.row)[reservoir.element].doubleValue
            }
            return (element: reservoir.element, uptake: held - substance.composition[reservoir.element].doubleValue)
        }
    }

    private static func potentials(_ equilibrium: Equilibrium, _ format: NumberFormat) -> [String] {
        equilibrium.chemicalPotentials.map { "\($0.element.symbol)=\(format.text($0.value) ?? "")" }
    }
}
