package import Analyses
package import Chemistry
package import Electrochemistry
package import Interfaces
package import Presentation
package import ThermoEntries
package import Thermodynamics

/// What the energies of contacts hang on: the phase without which each moves most, at the condition shown.
package struct DecisiveContacts: Sendable {
    /// Follows the reactions again without a phase.
    package let calculator: InterfaceCalculator
    /// The working ion.
    package let ion: WorkingIon
    /// Where checks in exact arithmetic report; nil when none are asked for.
    package let verification: VerificationTally?
    /// What the names of the columns begin with.
    package let quantity: String
    /// The unit that energies are printed in.
    package let unit: EnergyUnit

    /// Puts the parts together.
    package init(
        calculator: InterfaceCalculator, ion: WorkingIon, verification: VerificationTally?, quantity: String,
        unit: EnergyUnit
    ) {
        self.calculator = calculator
        self.ion = ion
        self.verification = verification
        self.quantity = quantity
        self.unit = unit
    }

    /// The columns, behind all others.
    package var columns: [Column] {
        let unit = unit.name(isNonReservoir: false)
        return [
            Column("decisive_phase", tableVisibility: .exportOnly),
            Column("\(quantity)_without_it_\(unit)", kind: .number, tableVisibility: .exportOnly),
            Column("\(quantity)_without_each_\(unit)", kind: .list, tableVisibility: .exportOnly),
            Column("hangs_on", title: "hangs on", tableVisibility: .detail),
        ]
    }

    /// The line below such columns that says what they mean.
    package static let footnote =
        "Hangs on: the energy, at the voltage shown and of the mixture where it then is lowest, without one of its phases, all "
        + "polymorphs of which are left out; the largest change first. Elements and the materials themselves stay."

    /// The cells where there is no energy.
    package static let noCells: [Cell] = DecisiveCells.empty + [.empty]

    /// The cells of a reaction; its energy is the lowest total or mutual one per atom of the reactants.
    package func cells(_ reaction: InterfaceReaction, isTotal: Bool) throws(ThermodynamicsError) -> [Cell] {
        let energies = try calculator.decisiveEnergies(of: reaction)
        if let verification { verification.add(try energies.verify(calculator), rows: 0) }
        return Self.cells(reaction, energies, isTotal: isTotal, unit, calculator.entries)
    }

    /// The cells of a reaction whose energies without its phases are known.
    package static func cells(
        _ reaction: InterfaceReaction, _ energies: DecisiveEnergies, isTotal: Bool, _ unit: EnergyUnit,
        _ entries: EntrySet
    ) -> [Cell] {
        let phases = isTotal ? energies.totalPerAtom : energies.mutualPerAtom
        func value(_ reaction: InterfaceReaction) -> Double {
            isTotal
                ? reaction.kinks[reaction.totalWorstPerAtom].energies.totalPerAtom : reaction.worstEnergyPerAtom
        }
        let decisive = DecisiveCells(
            entries, phases.map { DecisivePhase(row: $0.row, valueWithout: value($0.reaction)) },
            value: unit.value)
        let text = decisive.text(
            unit.value(value(reaction)), decimals: unit.digits, unit: unit.title(isNonReservoir: false))
        return decisive.cells + [.text(text)]
    }

    /// The reaction of two materials, closed or open to the ion at a voltage against its element.
    package func reaction(
        _ first: Formula, _ second: Formula, at voltage: Double?
    ) throws(ThermodynamicsError) -> InterfaceReaction {
        try calculator.reaction(
            first, second,
            reservoirs: voltage.map {
                [Reservoir(ion.element, chemicalPotential: ion.chemicalPotential(voltage: $0))]
            } ?? [])
    }
}
