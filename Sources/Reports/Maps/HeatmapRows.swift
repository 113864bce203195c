package import Analyses
internal import Chemistry
internal import Electrochemistry
package import Interfaces
package import Presentation
internal import ThermoEntries
package import Thermodynamics

/// The lowest reaction energy of one pair under one condition.
package struct HeatmapValue: Sendable {
    /// Positions in the lists of rows, columns and conditions.
    package var row: Int
    package var column: Int
    package var condition: Int
    /// The metric per non-reservoir atom (closed: per atom) in the unit of the map; the failure where there is none, nil for a
    /// difference to a database without a value.
    package var value: Result<Double?, RowFailure>
    /// The long row; empty when only the value was asked for.
    package var cells: [Cell]
    /// Remarks on the cell, as in the column `flags` of the long row.
    package var flags: [String] = []
    /// What the materials of row and column release by themselves in the unit of the map, <= 0; nil for reservoirs.
    package var alone: (row: Double?, column: Double?) = (nil, nil)

    /// Why there is no value.
    package var failure: RowFailure? {
        if case .failure(let failure) = value { failure } else { nil }
    }
}

/// Calculates the cells of a heat map and writes them as long rows of `interphase-heatmap/1`.
package struct HeatmapRows: Sendable {
    package let calculator: InterfaceCalculator
    package let react: ReactRows
    package let conditions: [Condition]
    package let metric: EnergyMetric
    package let unit: EnergyUnit
    /// Whether long rows are wanted; products and reactions cost more than the numbers.
    package let isLong: Bool
    /// Where checks in exact arithmetic report; nil when none are asked for.
    package let verification: VerificationTally?
    /// Whether the energy without its phases is wanted in long rows.
    package var isDecisive = false

    /// Puts the parts together.
    package init(
        calculator: InterfaceCalculator, react: ReactRows, conditions: [Condition], metric: EnergyMetric,
        unit: EnergyUnit, isLong: Bool, verification: VerificationTally?, isDecisive: Bool = false
    ) {
        self.calculator = calculator
        self.react = react
        self.conditions = conditions
        self.metric = metric
        self.unit = unit
        self.isLong = isLong
        self.verification = verification
        self.isDecisive = isDecisive
    }

    /// Columns of `--decisive`, behind all others.
    package static func decisiveColumns(_ metric: EnergyMetric, _ unit: EnergyUnit) -> [Column] {
        let names = [true, false].map { "\(metric.rawValue)_without_it_\(unit.name(isNonReservoir: $0))" }
        return [
            Column("decisive_phase", title: "hangs on", tableVisibility: .detail),
            Column(names[0], kind: .number, tableVisibility: .exportOnly),
            Column(names[1], title: "without it", kind: .number, digits: unit.digits, tableVisibility: .detail),
        ]
    }

    /// Columns of the long form, named after the unit.
    package static func columns(_ unit: EnergyUnit) -> [Column] {
        let energies = [false, true].flatMap { isNonReservoir in
            ["total", "mutual"].map { kind in
                Column(
                    "\(kind)_\(unit.name(isNonReservoir: isNonReservoir))",
                    title: "\(kind) / \(unit == .kJ ? "kJ/mol" : unit.rawValue + "/atom")", kind: .number,
                    digits: unit.digits, tableVisibility: isNonReservoir ? .exportOnly : .essential)
            }
        }
        let places: [Column] = [
            Column("row", tableVisibility: .essential), Column("column", tableVisibility: .essential),
            Column("voltage_V", title: "voltage / V", kind: .number),
            Column("x1_atomic", title: "x1 / atomic", kind: .number),
            Column("x1_molar", title: "x1 / molar", kind: .number),
        ]
        let alone = [1, 2].map {
            Column(
                "self\($0)_\(unit.name(isNonReservoir: false))", kind: .number, digits: unit.digits,
                tableVisibility: .exportOnly)
        }
        let reaction: [Column] = [
            Column("products", kind: .amounts, tableVisibility: .exportOnly),
            Column("reaction", tableVisibility: .detail), Column("flags", kind: .list, tableVisibility: .detail),
            Column("interphase_class", title: "interphase"),
            Column("interphase_decided_by", kind: .list, tableVisibility: .exportOnly),
            Column("interphase_gaps", kind: .list, tableVisibility: .exportOnly),
        ]
        return places + energies + reaction + GasRelease.columns() + alone + [.energyDoubts]
    }

    /// A substance with its energy, or why it has none.
    package struct Material: Sendable {
        package let substance: Substance
        package let reactant: Result<PreparedReactant, ThermodynamicsError>

        package init(_ substance: Substance, _ calculator: InterfaceCalculator) {
            self.substance = substance
            reactant = Result { () throws(ThermodynamicsError) in try calculator.prepare(substance.formula) }
        }
    }

    /// One pair of substances with its place in the map.
    package struct Pair: Sendable {
        package var row: (position: Int, material: Material)
        package var column: (position: Int, material: Material)

        /// Puts the parts together.
        package init(
            row: (position: Int, material: Material), column: (position: Int, material: Material)
        ) {
            self.row = row
            self.column = column
        }

        package var substances: (Substance, Substance) { (row.material.substance, column.material.substance) }
    }

    /// The values of a pair under every condition; a condition that fails leaves the others alone.
    package func values(_ pair: Pair) -> [HeatmapValue] {
        let all = try? reactions(pair, conditions)
        return conditions.indices.map { index in
            var value = HeatmapValue(
                row: pair.row.position, column: pair.column.position, condition: index, value: .success(0), cells: [])
            do {
                let reaction = try all?[index] ?? reactions(pair, [conditions[index]])[0]
                if let verification { verification.add(try reaction.verify(calculator.entries), rows: 1) }
                let energies = minimum(reaction).energies
                value.value = .success(unit.value(metric == .total ? energies.total : energies.mutual))
                if case .list(let flags) = react.flags(reaction, minimum(reaction)) { value.flags = flags }
                let alone = reaction.selfEnergies
                value.alone = (alone.reactant1.map(unit.value), alone.reactant2.map(unit.value))
                if isLong { value.cells = cells(pair, conditions[index], reaction) }
                if isLong && isDecisive { value.cells += try decisiveCells(reaction) }
            } catch {
                value.value = .failure(failure(pair, conditions[index], error))
            }
            return value
        }
    }

    private func reactions(_ pair: Pair, _ conditions: [Condition]) throws(ThermodynamicsError) -> [InterfaceReaction] {
        try calculator.reactions(
            pair.row.material.reactant.get(), pair.column.material.reactant.get(),
            conditions: conditions.map(\.reservoirs))
    }

    private func minimum(_ reaction: InterfaceReaction) -> InterfaceKink {
        reaction.kinks[metric == .total ? reaction.totalMinimum : reaction.mutualMinimum]
    }

    private func cells(_ pair: Pair, _ condition: Condition, _ reaction: InterfaceReaction) -> [Cell] {
        let kink = minimum(reaction)
        let e = kink.energies
        let interphase = interphase(kink)
        let place: [Cell] = [
            .text(pair.substances.0.text), .text(pair.substances.1.text), .optional(condition.voltage),
            .number(kink.fractions.atomic), .number(kink.fractions.molar),
        ]
        let energies = [e.totalPerAtom, e.mutualPerAtom, e.total, e.mutual].map { Cell.number(unit.value($0)) }
        let alone = [reaction.selfEnergyPerAtom1, reaction.selfEnergyPerAtom2].map { Cell.optional($0.map(unit.value)) }
        let formed: [Cell] = [
            react.entries.cell(kink.products),
            .text(react.text(pair.substances, reaction, kink)),
            react.flags(reaction, kink), .text(interphase.class.rawValue),
            react.entries.names(of: interphase.deciding), react.entries.gaps(of: interphase.deciding),
        ]
        return place + energies + formed + react.gas(pair.substances, reaction, kink).cells + alone
            + [react.entries.energyDoubts(rows: react.phases(reaction, kink))]
    }

    /// The phase without which the energy shown moves most, and that energy of the mixture where it then is lowest.
    private func decisiveCells(_ reaction: InterfaceReaction) throws(ThermodynamicsError) -> [Cell] {
        let energies = try calculator.decisiveEnergies(of: reaction)
        if let verification { verification.add(try energies.verify(calculator), rows: 0) }
        guard let phase = (metric == .total ? energies.total : energies.mutual).first else {
            return [.empty, .empty, .empty]
        }
        let e = minimum(phase.reaction).energies
        let values = metric == .total ? [e.total, e.totalPerAtom] : [e.mutual, e.mutualPerAtom]
        return [.text(react.entries.formula(at: phase.row))] + values.map { .number(unit.value($0)) }
    }

    /// The class of what forms where the energy shown is lowest; stable where nothing reacts.
    private func interphase(_ kink: InterfaceKink) -> InterphaseJudgement {
        let energy = metric == .total ? kink.energies.total : kink.energies.mutual
        return InterphaseClass.judge(unit.value(energy) < 0 ? kink.products : [], entries: react.entries)
    }

    private func failure(_ pair: Pair, _ condition: Condition, _ error: any Error) -> RowFailure {
        let place = condition.reservoirs.isEmpty ? "" : " (\(condition.text))"
        return Problem("\(pair.substances.0.text) | \(pair.substances.1.text)\(place)", error).failure
    }
}
