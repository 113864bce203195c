internal import Chemistry
internal import ExactArithmetic
internal import ThermoEntries

extension EquilibriumCalculator {
    /// The phases on which the energy of an equilibrium hangs, the one that raises it most first; energies without each in eV per formula
    /// unit of its composition.
    ///
    /// The calculator needs the reservoirs of the equilibrium and every phase of the system (`PhaseSystem.Candidates.all`). A phase
    /// outside the equilibrium leaves it possible and takes away only rivals: its absence changes nothing.
    /// - Throws: `notCertified`.
    /// - Complexity: one linear program per phase.
    public mutating func decisivePhases(of equilibrium: Equilibrium) throws(ThermodynamicsError) -> [DecisivePhase] {
        let composition = equilibrium.composition
        var candidates: [DecisivePhase] = []
        for row in phases.removable(equilibrium.phases.map(\.row), keeping: [composition]) {
            let energy = try self.equilibrium(at: composition, withoutRow: row).energy
            candidates.append(DecisivePhase(row: row, valueWithout: energy))
        }
        let negligible = SystemHull.stableWithin * composition.atomCount.doubleValue
        return DecisivePhase.ranked(candidates, at: equilibrium.energy, negligible: negligible)
    }

    /// Re-checks those energies in rational arithmetic over all other phases.
    ///
    /// - Throws: `notCertified` when one is refuted.
    public func verify(
        _ decisive: [DecisivePhase], of equilibrium: Equilibrium
    ) throws(ThermodynamicsError) {
        for phase in decisive {
            let rest = try PhaseSystem(
                phases.entries, system: phases.system, rows: phases.rows.filter { $0 != phase.row })
            let exact = try ExactVerifier(rest, reservoirs: equilibrium.reservoirs)
                .exactEnergy(at: equilibrium.composition)
            let energy = phase.valueWithout ?? .nan
            guard (energy - exact).magnitude <= ExactVerifier.tolerance * (1 + exact.magnitude) else {
                throw ThermodynamicsError(
                    .notCertified, subject: equilibrium.composition.formula,
                    message: "without \(phases.entries.formula(at: phase.row)) the energy is \(exact), not \(energy)",
                    remedy: "please report the input: this is a fault of the program")
            }
        }
    }
}
