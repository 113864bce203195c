internal import Chemistry
internal import Electrochemistry
internal import ExactArithmetic
internal import Interfaces
internal import ThermoEntries
internal import Thermodynamics

extension Bench {
    /// Value of a quantity in V or eV/atom, energies as magnitudes; infinite for a window without an upper limit, nil when it cannot be computed.
    mutating func value(_ quantity: Quantity) -> Double? {
        switch quantity {
        case .limit(let limit, let formula): return self.limit(limit, of: formula)
        case .reaction(let first, let second):
            // Sources speak of mutual energies; the total would count a metastable reactant's own decomposition as a reaction.
            guard let reaction = reaction(first, second) else { return nil }
            return (-reaction.kinks[reaction.mutualMinimum].energies.mutualPerAtom).orZero
        case .driving(let formula, let voltage): return drivingForce(of: formula, voltage: voltage)
        case .hydrolysis(let formula): return hydrolysisEnergy(of: formula)
        case .aboveHull(let formula): return aboveHull(formula)
        case .transition(let from, let to): return transition(from: from, to: to)
        case .spread(let limit, let formulas):
            let values = formulas.compactMap { self.limit(limit, of: $0) }.filter(\.isFinite)
            guard let low = values.min(), let high = values.max() else { return nil }
            return high - low
        case .difference(let first, let second):
            guard let left = value(first), let right = value(second) else { return nil }
            return (left - right).magnitude
        case .classLimit, .formula, .unknown: return nil
        }
    }

    /// Values of every member of a class with its name, in the order of its members; a single value for anything else.
    mutating func values(_ quantity: Quantity) -> [(name: String, value: Double)] {
        guard case .classLimit(let limit, let formulas) = quantity else {
            return value(quantity).map { [("", $0)] } ?? []
        }
        var values: [(name: String, value: Double)] = []
        for formula in formulas {
            if let value = self.limit(limit, of: formula) { values.append((formula.text, value)) }
        }
        return values
    }

    private mutating func limit(_ limit: WindowLimit, of formula: Formula) -> Double? {
        var ion = ion(of: formula.composition)
        if limit == .reduction, formula.composition.isElemental { ion = WorkingIon(.lithium, valence: 1) }
        guard let window = window(formula, ion: ion), let low = window.reductionLimit else { return nil }
        let high = window.oxidationLimit ?? .infinity
        return switch limit {
        case .reduction: low
        case .oxidation: high
        case .width: high - low
        }
    }

    /// Energy of a composition minus its grand-potential hull at a voltage, eV per atom; its own energy where the data have one.
    private mutating func drivingForce(of formula: Formula, voltage: Double) -> Double? {
        let ion = ion(of: formula.composition)
        let mu = ion.chemicalPotential(voltage: voltage)
        guard let evolution = evolution(formula, ion: ion), let lowest = evolution.grandPotential(at: mu),
            let own = energy(formula.composition) ?? hullEnergy(formula)
        else { return nil }
        let held = mu * formula.composition[ion.element].doubleValue
        return ((own - held - lowest) / formula.composition.atomCount.doubleValue).orZero
    }

    /// Hull energy in eV per formula unit.
    func hullEnergy(_ formula: Formula) -> Double? {
        guard
            let phases = try? PhaseSystem(entries, system: ChemicalSystem(formula.composition.elements)),
            var calculator = try? EquilibriumCalculator(phases)
        else { return nil }
        return try? calculator.hullEnergy(at: formula.composition)
    }

    private func aboveHull(_ formula: Formula) -> Double? {
        guard let own = energy(formula.composition), let hull = hullEnergy(formula) else { return nil }
        return ((own - hull) / formula.composition.atomCount.doubleValue).orZero
    }

    /// Voltage at which `to` appears while `from` takes up the ion (lithium).
    private mutating func transition(from: Formula, to: Formula) -> Double? {
        guard let evolution = evolution(from, ion: WorkingIon(.lithium, valence: 1)), let row = row(to.composition)
        else { return nil }
        let steps = evolution.steps.filter { step in step.phases.contains { $0.row == row } }
        return steps.map { $0.potentialLow == 0 ? 0 : -$0.potentialLow }.max()
    }
}

extension Double {
    /// Rounding noise below zero counts as zero.
    fileprivate var orZero: Double { self > 0 ? self : 0 }
}
