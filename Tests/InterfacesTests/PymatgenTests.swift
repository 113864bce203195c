import Chemistry
import Interfaces
import Testing
import ThermoEntries
import ThermoSnapshot
import Thermodynamics

/// Random pairs of the embedded data (seed 20260611) against pymatgen 2026.10.24 (pymatgen-core 2026.10.16) on the same entries.
///
/// Oracle: `InterfacialReactivity(norm=True)` when closed; `GrandPotentialInterfacialReactivity(norm=True)` with
/// `include_no_mixing_energy` for the total and without it for the mutual energy when open to Li. Each line holds the minimum over
/// the kinks and the number of kinks. Pairs with a reactant of positive formation energy are left out: pymatgen then takes the hull
/// energy without being asked (CASES X6).
@Suite("pymatgen on the same data")
struct PymatgenTests {
    @Test("closed and open minima of eleven pairs of up to eight elements, own and hull energies, to 1e-6 eV/atom")
    func minima() throws {
        let entries = try ThermoSnapshot.mp2019()
        let table = try ReferenceTable("pymatgen")
        #expect(table.records.count == 66)
        for record in table.records {
            let first = try FormulaParser.parse(try #require(record["reactant1"]))
            let second = try FormulaParser.parse(try #require(record["reactant2"]))
            let reservoirs = Double(record["mu_Li_eV"] ?? "").map { [Reservoir(.lithium, chemicalPotential: $0)] } ?? []
            let calculator = InterfaceCalculator(
                entries: entries, energyChoice: record["use_hull_energy"] == "true" ? .hull : .own)
            let reaction = try calculator.reaction(first, second, reservoirs: reservoirs)
            let isMutual = record["value"] == "mutual"
            let kink = reaction.kinks[isMutual ? reaction.mutualMinimum : reaction.totalMinimum]
            let energy = isMutual ? kink.energies.mutual : kink.energies.total
            let expected = try #require(Double(record["energy_eV"] ?? ""))
            #expect((energy - expected).magnitude < 1e-6, "\(record)")
            #expect(reaction.kinks.count == Int(record["kinks"] ?? ""), "\(record)")
            if expected < -1e-6 {
                let share = try #require(Double(record["x1_atomic"] ?? ""))
                #expect((kink.fractions.atomic - share).magnitude < 1e-6, "\(record)")
            }
        }
    }
}
