internal import Analyses
internal import Chemistry
internal import ExactArithmetic
internal import Presentation
internal import TextFormats
internal import ThermoEntries
internal import Thermodynamics

/// One line of an equilibrium: one of its phases.
public struct EquilibriumRow: Sendable {
    let answer: EquilibriumAnswer
    let phase: PhaseAmount
}

/// `interphase-equilibrium/1`: one row per phase; amounts per formula unit asked.
extension Schema<EquilibriumRow> {
    /// - Parameter showsVoltage: whether tables show the voltage, which otherwise stands in their title.
    static func equilibrium(showsVoltage: Bool) -> Schema {
        var gas = Schema.gas { $0.answer.gas }
        gas.fields = gas.fields.map { $0.exportedOnly }
        return Schema(phases) + Schema(question(showsVoltage)) + gas
            + Schema([Field(.energyDoubts) { row, page in page.entries.energyDoubts(rows: [row.phase.row]) }])
    }

    private static var phases: [Field<EquilibriumRow>] {
        [
            Field("phase", .text, .essential) { row, page in .text(page.entries.formula(at: row.phase.row)) },
            Field("amount", .number, digits: 4, .essential) { row, _ in .number(row.phase.amount) },
            Field("atom_fraction", title: "atom fraction", .number, digits: 4) { row, page in
                .number(row.atoms(row.phase, page) / row.atoms(page))
            },
            Field("energy_eV_per_atom", title: "formation / eV/atom", .number, digits: 4) { row, page in
                .number(page.entries.energies[row.phase.row])
            },
            Field("equilibrium_energy_eV_per_formula", .number, digits: 4, .exportOnly) { row, _ in
                .number(row.answer.equilibrium.energy)
            },
            Field("chemical_potentials_eV", .list, .exportOnly) { row, _ in
                .list(row.answer.potentials(NumberFormat()))
            },
        ]
    }

    private static func question(_ showsVoltage: Bool) -> [Field<EquilibriumRow>] {
        [
            Field("formula", .text, .exportOnly) { row, _ in .text(row.answer.substance.text) },
            Field("reservoirs", .text, .exportOnly) { row, _ in .text(row.answer.condition.text) },
            Field("voltage_V", title: "voltage / V", .number, showsVoltage ? .normal : .exportOnly) { row, _ in
                .optional(row.answer.condition.voltage)
            },
            Field("reaction", .text, .exportOnly) { row, page in .text(row.answer.reaction(page)) },
            Field("flags", .list) { row, page in page.entries.remarks(row.answer.flags, rows: [row.phase.row]) },
            Field("id", .text, .exportOnly) { row, page in .text(page.entries.id(at: row.phase.row)) },
            Field("state", .text, .exportOnly) { row, page in
                .optional(page.entries.fluid(at: row.phase.row)?.rawValue)
            },
        ]
    }

    /// The energy without each phase, behind all others.
    static var decisive: Schema {
        Schema([
            Field(
                "equilibrium_energy_without_it_eV_per_formula", title: "equilibrium without it / eV", .number,
                digits: 4
            ) { row, _ in .optional(row.answer.decisive?.first { $0.row == row.phase.row }?.valueWithout) },
            Field("is_decisive", title: "decisive", .boolean) { row, _ in
                .boolean(row.phase.row == row.answer.decisive?.first?.row)
            },
        ])
    }

    /// The line below that says what it means.
    static var decisiveFootnote: String {
        "Without it: the energy of the equilibrium, in eV per formula unit asked, that takes the place of this "
            + "one when all polymorphs of the phase are left out; decisive: the phase with the largest. Elements and the composition itself stay."
    }
}

/// An equilibrium in one row, for comparing databases.
extension Schema<EquilibriumAnswer> {
    static var equilibrium: Schema {
        Schema([
            Field("formula", .text, .exportOnly, compared: .key) { row, _ in .text(row.substance.text) },
            Field("reservoirs", .text, .exportOnly, compared: .key) { row, _ in .text(row.condition.text) },
            Field("voltage_V", title: "voltage / V", .number, compared: .key) { row, _ in
                .optional(row.condition.voltage)
            },
            Field("equilibrium_energy_eV_per_formula", .number, digits: 4, .exportOnly, compared: .number) { row, _ in
                .number(row.equilibrium.energy)
            },
            Field("phases", .amounts, compared: .phases) { row, page in page.entries.cell(row.equilibrium.phases) },
        ])
    }
}

extension EquilibriumRow {
    fileprivate func atoms(_ phase: PhaseAmount, _ page: CellContext) -> Double {
        phase.amount * page.entries.atomCount(at: phase.row)
    }

    fileprivate func atoms(_ page: CellContext) -> Double {
        answer.equilibrium.phases.reduce(0) { $0 + atoms($1, page) }
    }
}

extension EquilibriumAnswer {
    /// `Li=-1.9`, eV/atom against the elements.
    func potentials(_ format: NumberFormat) -> [String] {
        equilibrium.chemicalPotentials.map { "\($0.element.symbol)=\(format.text($0.value) ?? "")" }
    }

    func reaction(_ page: CellContext) -> String {
        page.reactions.text(of: substance, exchanging: exchanged, products: equilibrium.phases)
    }
}
