internal import Chemistry
internal import Presentation
internal import ThermoEntries
internal import Thermodynamics

extension EquilibriumRows {
    /// Columns of `--decisive`, behind all others.
    static let decisiveColumns = [
        Column(
            "equilibrium_energy_without_it_eV_per_formula", title: "equilibrium without it / eV", kind: .number,
            digits: 4),
        Column("is_decisive", title: "decisive", kind: .boolean),
    ]

    /// The line below decisive columns that says what they mean.
    static let decisiveFootnote =
        "Without it: the energy of the equilibrium, in eV per formula unit asked, that takes the place of this "
        + "one when all polymorphs of the phase are left out; decisive: the phase with the largest. Elements and the composition itself stay."

    /// The cells of those columns, phase by phase.
    func decisiveCells(_ equilibrium: Equilibrium, within system: ChemicalSystem) throws -> [[Cell]] {
        let phases = try PhaseSystem(entries, system: system, candidates: .all)
        var calculator = try EquilibriumCalculator(phases, reservoirs: equilibrium.reservoirs)
        let decisive = try calculator.decisivePhases(of: equilibrium)
        if isVerified { try calculator.verify(decisive, of: equilibrium) }
        return equilibrium.phases.map { phase in
            let without = decisive.first { $0.row == phase.row }
            return [.optional(without?.valueWithout), .boolean(phase.row == decisive.first?.row)]
        }
    }
}
