import Chemistry
import ExactArithmetic
import TestSupport
import ThermoEntries
import Thermodynamics

/// The phases of a system named by a formula that holds its elements.
func phases(_ entries: EntrySet, _ formula: String, excluding: String? = nil) throws -> PhaseSystem {
    try PhaseSystem(
        entries, system: ChemicalSystem(Fixture.composition(formula).elements), candidates: .all,
        excluding: excluding.map(Fixture.composition))
}

/// A reservoir by symbol and relative chemical potential (eV/atom).
func reservoir(_ symbol: String, _ potential: Double) throws -> Reservoir {
    Reservoir(try Fixture.element(symbol), chemicalPotential: potential)
}

/// The equilibrium at a formula within the system of its own elements and `with`.
func equilibrium(
    _ entries: EntrySet, _ formula: String, with elements: String = "", reservoirs: [Reservoir] = [],
    excluding: String? = nil
) throws -> Equilibrium {
    var calculator = try EquilibriumCalculator(
        phases(entries, formula + elements, excluding: excluding), reservoirs: reservoirs)
    return try calculator.equilibrium(at: Fixture.composition(formula))
}

/// Formation energy of the hull in eV/atom at a formula.
func hullEnergyPerAtom(_ entries: EntrySet, _ formula: String, excluding: String? = nil) throws -> Double {
    try equilibrium(entries, formula, excluding: excluding).energy / Fixture.composition(formula).atomCount.doubleValue
}

/// Distances of every row of the system with exactly the elements of a formula, by id.
func distances(_ entries: EntrySet, _ formula: String) throws -> [String: SystemHull.Distance] {
    let system = ChemicalSystem(try Fixture.composition(formula).elements)
    let rows = entries.rows(within: system)
    let own = rows.filter { entries.composition(at: $0).elements == system.elements }
    let (first, last) = (own.first ?? 0, own.last ?? -1)
    let hull = try SystemHull(
        entries, system: system, own: first..<(last + 1), below: rows.filter { !own.contains($0) })
    return Dictionary(uniqueKeysWithValues: hull.distances.map { (entries.id(at: $0.row), $0) })
}

/// Amounts by formula.
func amounts(_ phases: [PhaseAmount], _ entries: EntrySet) -> [String: Double] {
    Dictionary(phases.map { (entries.formula(at: $0.row), $0.amount) }, uniquingKeysWith: +)
}

/// Whether two assemblages are the same phases in the same amounts.
func agree(_ found: [String: Double], _ expected: [String: Double]) -> Bool {
    Set(found.keys) == Set(expected.keys) && expected.allSatisfy { Agreement.holds(found[$0.key], $0.value) }
}

/// Whether the phases hold the atoms of the composition; elements in `except` may differ.
func conserves(_ phases: [PhaseAmount], _ composition: Composition, _ entries: EntrySet, except: [Element] = []) -> Bool
{
    let elements = Set(composition.elements + phases.flatMap { entries.composition(at: $0.row).elements })
    return elements.subtracting(except).allSatisfy { element in
        let held = phases.reduce(0.0) { $0 + $1.amount * entries.composition(at: $1.row)[element].doubleValue }
        return Agreement.holds(held, composition[element].doubleValue)
    }
}
