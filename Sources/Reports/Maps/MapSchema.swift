internal import Analyses
internal import Electrochemistry
internal import Interfaces
internal import Presentation
internal import ThermoEntries
internal import Thermodynamics

/// `interphase-heatmap/1`: one row per pair and condition.
extension Schema<ReactionMixture> {
    /// The columns, named after the unit; the energy that is minimised is compared first.
    static func map(_ metric: EnergyMetric, _ unit: EnergyUnit) -> Schema {
        Schema(mapPlace + mapEnergies(metric, unit) + mapProducts(metric, unit)) + .gas { $0.gas }
            + Schema(mapAlone(unit))
    }

    private static var mapPlace: [Field<ReactionMixture>] {
        [
            Field("row", .text, .essential, compared: .key) { row, _ in .text(row.pair.0.text) },
            Field("column", .text, .essential, compared: .key) { row, _ in .text(row.pair.1.text) },
            Field("voltage_V", title: "voltage / V", .number, compared: .key) { row, _ in
                .optional(row.condition.voltage)
            },
            Field("x1_atomic", title: "x1 / atomic", .number, compared: .lastNumber) { row, _ in
                .number(row.kink.fractions.atomic)
            },
            Field("x1_molar", title: "x1 / molar", .number, compared: .lastNumber) { row, _ in
                .number(row.kink.fractions.molar)
            },
        ]
    }

    /// Both energies on both bases.
    private static func mapEnergies(_ metric: EnergyMetric, _ unit: EnergyUnit) -> [Field<ReactionMixture>] {
        [false, true].flatMap { isNonReservoir in
            [EnergyMetric.total, .mutual].map { kind in
                Field(
                    "\(kind.rawValue)_\(unit.name(isNonReservoir: isNonReservoir))",
                    title: "\(kind.rawValue) / \(unit == .kJ ? "kJ/mol" : unit.rawValue + "/atom")", .number,
                    digits: unit.digits, isNonReservoir ? .exportOnly : .essential,
                    compared: isNonReservoir && kind == metric ? .number : .furtherNumber
                ) { row, _ in .number(unit.value(row.kink.energies.value(kind, isNonReservoir: isNonReservoir))) }
            }
        }
    }

    private static func mapProducts(_ metric: EnergyMetric, _ unit: EnergyUnit) -> [Field<ReactionMixture>] {
        [
            Field("products", .amounts, .exportOnly, compared: .phases) { row, page in
                page.entries.cell(row.kink.products)
            },
            Field("reaction", .text, .detail) { row, page in .text(row.text(page)) },
            Field("flags", .list, .detail) { row, page in page.react.flags(row.reaction, row.kink) },
            Field("interphase_class", title: "interphase", compared: .word) { row, page in
                .text(row.interphase(metric, unit, page).class.rawValue)
            },
            Field("interphase_decided_by", .list, .exportOnly) { row, page in
                page.entries.names(of: row.interphase(metric, unit, page).deciding)
            },
            Field("interphase_gaps", .list, .exportOnly) { row, page in
                page.entries.gaps(of: row.interphase(metric, unit, page).deciding)
            },
        ]
    }

    /// What the materials release by themselves, and what is known of the energies.
    private static func mapAlone(_ unit: EnergyUnit) -> [Field<ReactionMixture>] {
        [
            Field("self1_\(unit.name(isNonReservoir: false))", .number, digits: unit.digits, .exportOnly) { row, _ in
                .optional(row.reaction.selfEnergyPerAtom1.map(unit.value))
            },
            Field("self2_\(unit.name(isNonReservoir: false))", .number, digits: unit.digits, .exportOnly) { row, _ in
                .optional(row.reaction.selfEnergyPerAtom2.map(unit.value))
            },
            Field(.energyDoubts) { row, page in
                page.entries.energyDoubts(rows: page.react.phases(row.reaction, row.kink))
            },
        ]
    }

    /// The phase without which the energy shown moves most, and that energy of the mixture where it then is lowest; behind all others.
    static func decisiveOfMap(_ metric: EnergyMetric, _ unit: EnergyUnit) -> Schema {
        let name = "\(metric.rawValue)_without_it_"
        return Schema([
            Field("decisive_phase", title: "hangs on", .text, .detail) { row, page in
                row.decisivePhase(metric).map { .text(page.entries.formula(at: $0.row)) } ?? .empty
            },
            Field(name + unit.name(isNonReservoir: true), .number, .exportOnly) { row, _ in
                .optional(row.without(metric, isNonReservoir: true).map(unit.value))
            },
            Field(
                name + unit.name(isNonReservoir: false), title: "without it", .number, digits: unit.digits, .detail
            ) { row, _ in .optional(row.without(metric, isNonReservoir: false).map(unit.value)) },
        ])
    }
}

extension InterfaceEnergies {
    /// The energy of a kind on a basis, eV.
    func value(_ metric: EnergyMetric, isNonReservoir: Bool) -> Double {
        switch (metric, isNonReservoir) {
        case (.total, true): total
        case (.total, false): totalPerAtom
        case (.mutual, true): mutual
        case (.mutual, false): mutualPerAtom
        }
    }
}

extension ReactionMixture {
    /// The class of what forms where the energy shown is lowest; stable where nothing reacts.
    fileprivate func interphase(_ metric: EnergyMetric, _ unit: EnergyUnit, _ page: CellContext) -> InterphaseJudgement {
        let energy = unit.value(kink.energies.value(metric, isNonReservoir: true))
        return InterphaseClass.judge(energy < 0 ? kink.products : [], entries: page.entries)
    }

    fileprivate func decisivePhase(_ metric: EnergyMetric) -> DecisiveEnergies.Phase? {
        decisive.flatMap { (metric == .total ? $0.total : $0.mutual).first }
    }

    fileprivate func without(_ metric: EnergyMetric, isNonReservoir: Bool) -> Double? {
        decisivePhase(metric).map { phase in
            let reaction = phase.reaction
            let kink = reaction.kinks[metric == .total ? reaction.totalMinimum : reaction.mutualMinimum]
            return kink.energies.value(metric, isNonReservoir: isNonReservoir)
        }
    }
}
