import Chemistry
import ExactArithmetic
import Interfaces
import TestSupport
import ThermoEntries
import Thermodynamics

/// The reaction of two formulas over a set; `open` holds symbols and relative chemical potentials (eV).
func react(
    _ first: String, _ second: String, _ entries: EntrySet, energy: EnergyChoice = .own,
    open: [(String, Double)] = []
) throws -> InterfaceReaction {
    let reservoirs = try open.map { Reservoir(try Fixture.element($0.0), chemicalPotential: $0.1) }
    return try InterfaceCalculator(entries: entries, energyChoice: energy).reaction(
        FormulaParser.parse(first), FormulaParser.parse(second), reservoirs: reservoirs)
}

/// The kink at an atomic share of reactant 1, if there is one.
func kink(_ reaction: InterfaceReaction, atomic: Double) -> InterfaceKink? {
    reaction.kinks.first { Agreement.holds($0.fractions.atomic, atomic) }
}

/// Products by formula, per formula unit of mixture.
func products(_ kink: InterfaceKink, _ entries: EntrySet) -> [String: Double] {
    Dictionary(kink.products.map { (entries.formula(at: $0.row), $0.amount) }, uniquingKeysWith: +)
}

/// Whether two assemblages are the same phases in the same amounts.
func agree(_ found: [String: Double], _ expected: [String: Double]) -> Bool {
    Set(found.keys) == Set(expected.keys) && expected.allSatisfy { Agreement.holds(found[$0.key], $0.value) }
}

/// Total energy per non-reservoir atom at a molar share, read off the straight pieces between kinks.
func total(_ reaction: InterfaceReaction, molar x: Double) -> Double {
    let (size1, size2) = (reaction.reactant1.size.nonReservoirAtoms, reaction.reactant2.size.nonReservoirAtoms)
    let share = x * size1 / (x * size1 + (1 - x) * size2)
    for (left, right) in zip(reaction.kinks, reaction.kinks.dropFirst()) where share <= right.fractions.nonReservoir {
        let w = (share - left.fractions.nonReservoir) / (right.fractions.nonReservoir - left.fractions.nonReservoir)
        return (1 - w) * left.energies.total + w * right.energies.total
    }
    return reaction.kinks[reaction.kinks.count - 1].energies.total
}

/// Largest imbalance, in atoms per formula unit of mixture, of the products and reservoirs of a kink.
func imbalance(_ kink: InterfaceKink, of reaction: InterfaceReaction, _ entries: EntrySet) -> Double {
    let (first, second) = (reaction.reactant1.formula.composition, reaction.reactant2.formula.composition)
    let x = kink.fractions.molar
    return (first.elements + second.elements + reaction.reservoirs.map(\.element)).reduce(0) { worst, element in
        var sum = x * first[element].doubleValue + (1 - x) * second[element].doubleValue
        for (reservoir, uptake) in zip(reaction.reservoirs, kink.reservoirUptake) where reservoir.element == element {
            sum += uptake
        }
        for product in kink.products {
            sum -= product.amount * entries.composition(at: product.row)[element].doubleValue
        }
        return max(worst, sum.magnitude)
    }
}
