internal import Analyses
internal import Chemistry
package import Presentation
package import ThermoEntries
package import Thermodynamics

extension EquilibriumRows {
    /// Columns of `--decisive`, behind all others.
    package static let decisiveColumns = [
        Column(
            "equilibrium_energy_without_it_eV_per_formula", title: "equilibrium without it / eV", kind: .number,
            digits: 4),
        Column("is_decisive", title: "decisive", kind: .boolean),
    ]

    /// The line below decisive columns that says what they mean.
    package static let decisiveFootnote =
        "Without it: the energy of the equilibrium, in eV per formula unit asked, that takes the place of this "
        + "one when all polymorphs of the phase are left out; decisive: the phase with the largest. Elements and the composition itself stay."

    /// The cells of those columns, phase by phase.
    package func decisiveCells(_ equilibrium: Equilibrium, within system: ChemicalSystem) throws -> [[Cell]] {
        let phases = try PhaseSystem(entries, system: system, candidates: .all)
        var calculator = try EquilibriumCalculator(phases, reservoirs: equilibrium.reservoirs)
        let decisive = try calculator.decisivePhases(of: equilibrium)
        if let verification {
            verification.add(try calculator.verify(decisive, of: equilibrium), rows: 0)
        }
        return equilibrium.phases.map { phase in
            let without = decisive.first { $0.row == phase.row }
            return [.optional(without?.valueWithout), .boolean(phase.row == decisive.first?.row)]
        }
    }
}
