internal import Analyses
internal import Chemistry
internal import Electrochemistry
internal import ExactArithmetic
internal import Presentation
internal import ThermoEntries
internal import Thermodynamics

/// One line of a profile: a step, or the element of the ion itself, which has none.
public struct ProfileRow: Sendable {
    let answer: ProfileAnswer
    let step: ProfileAnswer.Step?
}

/// `interphase-profile/1`: one row per step.
extension Schema<ProfileRow> {
    static var profile: Schema {
        Schema(voltages) + .gas { $0.step?.gas }
            + Schema([
                Field(.energyDoubts) { row, page in
                    row.step == nil ? .empty : page.entries.energyDoubts(rows: row.phases)
                }
            ])
    }

    private static var voltages: [Field<ProfileRow>] {
        [
            Field("formula", .text, .essential, compared: .key) { row, _ in .text(row.answer.substance.text) },
            Field("ion", .text, .exportOnly) { _, page in .text(page.ion.element.symbol) },
            Field("voltage_low_V", title: "from / V", .number, .essential, compared: .key) { row, page in
                page.volts(row.step?.step.voltageLow)
            },
            Field("voltage_high_V", title: "to / V", .number, .essential, compared: .key) { row, page in
                page.volts(row.step?.step.voltageHigh)
            },
            Field("ion_uptake_per_formula", title: "uptake / per formula", .number, .essential, compared: .number) {
                row, _ in .optional(row.step?.step.uptake)
            },
            Field("phases", .amounts, .exportOnly, compared: .phases) { row, page in
                row.step.map { page.entries.cell($0.step.phases) } ?? .empty
            },
            Field("reaction", .text, .detail) { row, page in row.reaction(page) },
            Field("capacity_mAh_per_g", title: "capacity / mAh/g", .number, digits: 1, compared: .number) { row, _ in
                .optional(row.step?.step.capacity)
            },
            Field("flags", .list) { row, page in page.entries.remarks(row.flags, rows: row.phases) },
            Field("ion_uptake_per_atom", .number, .exportOnly, compared: .furtherNumber) { row, _ in
                .optional(
                    row.step.map { $0.step.uptake / row.answer.substance.composition.atomCount.doubleValue })
            },
            Field("chemical_potential_high_eV", .number, .exportOnly) { row, _ in
                .optional(row.step?.step.potentials.high)
            },
            Field("chemical_potential_low_eV", .number, .exportOnly) { row, _ in
                .optional(row.step?.step.potentials.low)
            },
            Field("energy_at_high_eV_per_atom", .number, digits: 4, .exportOnly) { row, _ in
                .optional(row.step?.energyAtHigh)
            },
            Field("energy_at_low_eV_per_atom", .number, digits: 4, .exportOnly) { row, _ in
                .optional(row.step?.energyAtLow)
            },
        ]
    }
}

extension ProfileRow {
    fileprivate var phases: [Int] {
        guard let step else { return [] }
        return step.step.phases.map(\.row) + (answer.entryRow.map { [$0] } ?? [])
    }

    fileprivate var flags: [ResultFlag] {
        answer.flags + (step?.step.hasAlternatives == true ? [.alternativeProducts] : [])
    }

    fileprivate func reaction(_ page: CellContext) -> Cell {
        guard let step = step?.step else { return .empty }
        return .text(
            page.reactions.text(
                of: answer.substance, exchanging: [(page.ion.element, step.uptake)], products: step.phases))
    }
}
