internal import Chemistry
internal import ThermoEntries
public import Thermodynamics

extension WindowCalculator {
    /// Re-checks every step of an evolution in rational arithmetic, against every entry of its chemical system.
    ///
    /// - Throws: `notCertified` when a step is refuted.
    public func verify(_ evolution: IonEvolution) throws(ThermodynamicsError) -> VerificationReport {
        let system = ChemicalSystem(evolution.composition.elements + [ion.element])
        return try evolution.verify(PhaseSystem(entries, system: system, candidates: .all))
    }
}
