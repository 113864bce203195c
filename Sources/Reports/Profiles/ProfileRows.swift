package import Analyses
internal import Chemistry
package import Electrochemistry
internal import ExactArithmetic
package import Presentation
package import ThermoEntries
package import Thermodynamics

/// Steps of voltage profiles as rows of `interphase-profile/1`.
package struct ProfileRows: Sendable {
    /// The data.
    package let entries: EntrySet
    /// Writes the reactions.
    package let reactions: ReactionText
    /// What voltages are printed against.
    package let reference: ReferenceElectrode
    /// Steps that do not overlap this range of voltage against the reference are left out.
    package let range: ClosedRange<Double>

    /// Puts the parts together.
    package init(
        entries: EntrySet, reactions: ReactionText, reference: ReferenceElectrode, range: ClosedRange<Double>
    ) {
        self.entries = entries
        self.reactions = reactions
        self.reference = reference
        self.range = range
    }

    package static let columns: [Column] =
        [
            Column("formula", tableVisibility: .essential),
            Column("ion", tableVisibility: .exportOnly),
            Column("voltage_low_V", title: "from / V", kind: .number, tableVisibility: .essential),
            Column("voltage_high_V", title: "to / V", kind: .number, tableVisibility: .essential),
            Column("ion_uptake_per_formula", title: "uptake / per formula", kind: .number, tableVisibility: .essential),
            Column("phases", kind: .amounts, tableVisibility: .exportOnly),
            Column("reaction", tableVisibility: .detail),
            Column("capacity_mAh_per_g", title: "capacity / mAh/g", kind: .number, digits: 1),
            Column("flags", kind: .list),
            Column("ion_uptake_per_atom", kind: .number, tableVisibility: .exportOnly),
            Column("chemical_potential_high_eV", kind: .number, tableVisibility: .exportOnly),
            Column("chemical_potential_low_eV", kind: .number, tableVisibility: .exportOnly),
            Column("energy_at_high_eV_per_atom", kind: .number, digits: 4, tableVisibility: .exportOnly),
            Column("energy_at_low_eV_per_atom", kind: .number, digits: 4, tableVisibility: .exportOnly),
        ] + GasRelease.columns() + [.energyDoubts]

    /// The rows of one composition, low voltage of cations first; a single one for the element of the ion itself.
    ///
    /// The energies are those of the reaction at the two ends of the step, from the lowest entry of the composition, or from the hull
    /// where it has none.
    package func rows(_ substance: Substance, _ evolution: IonEvolution, ion: WorkingIon) -> [[Cell]] {
        let profile = VoltageProfile(evolution, ion: ion)
        guard let hull = evolution.closedHullEnergy else { return [reservoirItself(substance, ion)] }
        let atoms = substance.composition.atomCount.doubleValue
        let row = entries.rows(of: substance.composition).first
        let energy = row.map { entries.energies[$0] * atoms } ?? hull
        let isUnstable = energy - hull > SystemHull.stableWithin * atoms
        let flags: [ResultFlag] = row == nil ? [.noEntry] : isUnstable ? [.unstablePhase] : []
        return zip(profile.steps, evolution.steps).filter { overlaps($0.0) }.map { step, evolved in
            let ends = [evolved.potentialHigh, evolved.potentialLow].map { mu in
                mu.isFinite ? (evolved.energy - mu * evolved.uptake - energy) / atoms : nil
            }
            let involved = step.phases.map(\.row) + (row.map { [$0] } ?? [])
            let remarks = entries.remarks(
                flags + (step.hasAlternatives ? [.alternativeProducts] : []), rows: involved)
            let gas = GasRelease(
                step.phases, of: [(substance.composition, 1)], ion: ion.element, entries: entries)
            return cells(substance, ion, step, remarks) + ends.map { .optional($0) } + gas.cells
                + [entries.energyDoubts(rows: involved)]
        }
    }

    private func cells(_ substance: Substance, _ ion: WorkingIon, _ step: VoltageProfile.Step, _ flags: Cell) -> [Cell]
    {
        let reaction = reactions.text(of: substance, exchanging: [(ion.element, step.uptake)], products: step.phases)
        return [
            .text(substance.text), .text(ion.element.symbol), .optional(step.voltageLow.map(reference.voltage)),
            .optional(step.voltageHigh.map(reference.voltage)),
            .number(step.uptake), entries.cell(step.phases), .text(reaction), .number(step.capacity), flags,
            .number(step.uptake / substance.composition.atomCount.doubleValue), .optional(step.potentials.high),
            .optional(step.potentials.low),
        ]
    }

    private func reservoirItself(_ substance: Substance, _ ion: WorkingIon) -> [Cell] {
        Self.columns.map { column in
            switch column.name {
            case "formula": .text(substance.text)
            case "ion": .text(ion.element.symbol)
            case "flags": entries.remarks([.reservoirItself], rows: [])
            default: .empty
            }
        }
    }

    private func overlaps(_ step: VoltageProfile.Step) -> Bool {
        range.overlaps(
            step: step.voltageLow.map(reference.voltage) ?? -.infinity,
            step.voltageHigh.map(reference.voltage) ?? .infinity)
    }
}
