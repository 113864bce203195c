internal import Chemistry
internal import ExactArithmetic
public import ThermoEntries

extension EntrySet {
    /// Grand potential `E - sum_o mu_o n_o` of a row in eV per reduced formula unit, its own energy taken.
    ///
    /// Defined for every row under any reservoirs, also when they hold all of its elements: it is then the energy of
    /// forming the phase out of the reservoirs.
    public func grandPotential(ofRow row: Int, reservoirs: [Reservoir]) -> Double {
        let composition = composition(at: row)
        return reservoirs.reduce(energies[row] * atomCount(at: row)) { phi, reservoir in
            phi - reservoir.chemicalPotential * composition[reservoir.element].doubleValue
        }
    }
}
