import Chemistry
import Electrochemistry
import ExactArithmetic
import TestSupport
import ThermoEntries
import Thermodynamics

/// A calculator for Li (or another ion) over a set.
func calculator(_ entries: EntrySet, ion: String = "Li") throws -> WindowCalculator {
    WindowCalculator(entries: entries, ion: try WorkingIon(symbol: ion))
}

/// The window of a formula over the synthetic set.
func window(
    _ formula: String, mode: EnergyChoice = .hull, excluding: [String] = [], adding extra: [FixturePhase] = []
) throws -> StabilityWindow {
    let entries = try SyntheticSet.entries(excluding: excluding, adding: extra)
    return try calculator(entries).window(of: Fixture.composition(formula), mode: mode)
}

/// The evolution of a formula over the synthetic set.
func evolution(_ formula: String, adding extra: [FixturePhase] = []) throws -> IonEvolution {
    try calculator(SyntheticSet.entries(adding: extra)).evolution(of: Fixture.composition(formula))
}

/// Amounts by formula.
func amounts(_ phases: [PhaseAmount], _ entries: EntrySet) -> [String: Double] {
    Dictionary(phases.map { (entries.formula(at: $0.row), $0.amount) }, uniquingKeysWith: +)
}

/// Whether two assemblages are the same phases in the same amounts.
func agree(_ found: [String: Double], _ expected: [String: Double]) -> Bool {
    Set(found.keys) == Set(expected.keys) && expected.allSatisfy { Agreement.holds(found[$0.key], $0.value) }
}
