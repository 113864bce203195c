internal import Chemistry
internal import Electrochemistry
internal import Interfaces
internal import Presentation
internal import ThermoEntries
internal import Thermodynamics

/// The lowest reaction energy of one pair under one condition.
struct HeatmapValue: Sendable {
    /// Positions in the lists of rows, columns and conditions.
    var row: Int
    var column: Int
    var condition: Int
    /// The metric per non-reservoir atom (closed: per atom) in the unit of the map; the failure where there is none, nil for a
    /// difference to a database without a value.
    var value: Result<Double?, RowFailure>
    /// The long row; empty when only the value was asked for.
    var cells: [Cell]

    /// Why there is no value.
    var failure: RowFailure? {
        if case .failure(let failure) = value { failure } else { nil }
    }
}

/// Calculates the cells of a heat map and writes them as long rows of `interphase-heatmap/1`.
struct HeatmapRows: Sendable {
    let calculator: InterfaceCalculator
    let react: ReactRows
    let conditions: [Condition]
    let metric: EnergyMetric
    let unit: EnergyUnit
    /// Whether long rows are wanted; products and reactions cost more than the numbers.
    let isLong: Bool
    let isVerified: Bool
    /// Whether the energy without its phases is wanted in long rows.
    var isDecisive = false

    /// Columns of `--decisive`, behind all others.
    static func decisiveColumns(_ metric: EnergyMetric, _ unit: EnergyUnit) -> [Column] {
        let names = [true, false].map { "\(metric.rawValue)_without_it_\(unit.name(isNonReservoir: $0))" }
        return [
            Column("decisive_phase", title: "hangs on", tableVisibility: .detail),
            Column(names[0], kind: .number, tableVisibility: .exportOnly),
            Column(names[1], title: "without it", kind: .number, digits: unit.digits, tableVisibility: .detail),
        ]
    }

    /// Columns of the long form, named after the unit.
    static func columns(_ unit: EnergyUnit) -> [Column] {
        let energies = [false, true].flatMap { isNonReservoir in
            ["total", "mutual"].map { kind in
                Column(
                    "\(kind)_\(unit.name(isNonReservoir: isNonReservoir))",
                    title: "\(kind) / \(unit == .kJ ? "kJ/mol" : unit.rawValue + "/atom")", kind: .number,
                    digits: unit.digits, tableVisibility: isNonReservoir ? .exportOnly : .essential)
            }
        }
        return [
            Column("row", tableVisibility: .essential), Column("column", tableVisibility: .essential),
            Column("voltage_V", title: "voltage / V", kind: .number),
            Column("x1_atomic", title: "x1 / atomic", kind: .number),
            Column("x1_molar", title: "x1 / molar", kind: .number),
        ] + energies + [
            Column("products", kind: .amounts, tableVisibility: .exportOnly),
            Column("reaction", tableVisibility: .detail), Column("flags", kind: .list, tableVisibility: .detail),
            Column("interphase_class", title: "interphase"),
        ]
    }

    /// A substance with its energy, or why it has none.
    struct Material: Sendable {
        let substance: Substance
        let reactant: Result<PreparedReactant, ThermodynamicsError>

        init(_ substance: Substance, _ calculator: InterfaceCalculator) {
            self.substance = substance
            reactant = Result { () throws(ThermodynamicsError) in try calculator.prepare(substance.formula) }
        }
    }

    /// One pair of substances with its place in the map.
    struct Pair: Sendable {
        var row: (position: Int, material: Material)
        var column: (position: Int, material: Material)

        var substances: (Substance, Substance) { (row.material.substance, column.material.substance) }
    }

    /// The values of a pair under every condition; a condition that fails leaves the others alone.
    func values(_ pair: Pair) -> [HeatmapValue] {
        let all = try? reactions(pair, conditions)
        return conditions.indices.map { index in
            var value = HeatmapValue(
                row: pair.row.position, column: pair.column.position, condition: index, value: .success(0), cells: [])
            do {
                let reaction = try all?[index] ?? reactions(pair, [conditions[index]])[0]
                if isVerified { try reaction.verify(calculator.entries) }
                let energies = minimum(reaction).energies
                value.value = .success(unit.value(metric == .total ? energies.total : energies.mutual))
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
        return [
            .text(pair.substances.0.text), .text(pair.substances.1.text), .optional(condition.voltage),
            .number(kink.fractions.atomic), .number(kink.fractions.molar),
        ] + [e.totalPerAtom, e.mutualPerAtom, e.total, e.mutual].map { .number(unit.value($0)) } + [
            react.entries.cell(kink.products),
            .text(react.text(pair.substances, reaction, kink)),
            react.flags(reaction, kink), .text(interphase(kink).rawValue),
        ]
    }

    /// The phase without which the energy shown moves most, and that energy of the mixture where it then is lowest.
    private func decisiveCells(_ reaction: InterfaceReaction) throws(ThermodynamicsError) -> [Cell] {
        let energies = try calculator.decisiveEnergies(of: reaction)
        if isVerified { try energies.verify(calculator) }
        guard let phase = (metric == .total ? energies.total : energies.mutual).first else {
            return [.empty, .empty, .empty]
        }
        let e = minimum(phase.reaction).energies
        let values = metric == .total ? [e.total, e.totalPerAtom] : [e.mutual, e.mutualPerAtom]
        return [.text(react.entries.formula(at: phase.row))] + values.map { .number(unit.value($0)) }
    }

    /// The class of what forms where the energy shown is lowest; stable where nothing reacts.
    private func interphase(_ kink: InterfaceKink) -> InterphaseClass {
        let energy = metric == .total ? kink.energies.total : kink.energies.mutual
        return InterphaseClass.judge(unit.value(energy) < 0 ? kink.products : [], entries: react.entries).class
    }

    private func failure(_ pair: Pair, _ condition: Condition, _ error: any Error) -> RowFailure {
        let place = condition.reservoirs.isEmpty ? "" : " (\(condition.text))"
        return InputProblem("\(pair.substances.0.text) | \(pair.substances.1.text)\(place)", error).failure
    }
}
