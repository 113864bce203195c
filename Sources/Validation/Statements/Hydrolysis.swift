internal import Chemistry
internal import ExactArithmetic
internal import Interfaces
internal import ThermoEntries
internal import Thermodynamics

/// The reaction of an electrolyte with water in which hydrogen leaves as a gas; it decides signs.
///
/// Published magnitudes are those of `Bench.hydrolysisEnergy`, the plain reaction of two materials.
///
/// Hydrates, hydroxides and hydrogen itself are left out: `X + w H2O -> gases + phases without hydrogen`, X on the hull. The gases
/// are H2S for a sulfide, HCl for a chloride, and both where X holds both.
struct Hydrolysis {
    /// Energy of that reaction in eV per H2O; nil when none is favourable.
    let perWater: Double?
    /// Energy with one H2O per formula unit that has to react, in eV; positive means that water is refused.
    let forced: Double?
}

extension Bench {
    /// Strongest reaction with water as a magnitude in eV per atom of both reactants, each at its own energy where the data have one,
    /// any product allowed: the total energy of an interface calculation, which contains what the electrolyte gains by its own decay.
    mutating func hydrolysisEnergy(of formula: Formula) -> Double? {
        guard let water = self.formula("H2O"), let reaction = reaction(formula, water) else { return nil }
        return max(0, -reaction.kinks[reaction.totalMinimum].energies.totalPerAtom)
    }

    /// The reaction with water as the data have it; nil without an entry for water or a gas.
    func hydrolysis(of formula: Formula) -> Hydrolysis? {
        let gases = [("S", "H2S"), ("Cl", "HCl")].compactMap { anion, gas -> Composition? in
            guard let element = Element(symbol: anion), !formula.composition[element].isZero else { return nil }
            return self.formula(gas)?.composition
        }
        guard !gases.isEmpty, let water = self.formula("H2O")?.composition, let waterEnergy = energy(water),
            let own = hullEnergy(formula)
        else { return nil }
        let system = ChemicalSystem(formula.composition.elements + [.hydrogen, .oxygen])
        guard let phases = try? PhaseSystem(entries, system: system) else { return nil }
        let solve = { (forced: Double?) -> (objective: Double, amounts: [Double])? in
            var program = PhaseProgram(elements: system.elements, furtherRows: forced == nil ? 0 : 1)
            program.append(water, sign: -1, cost: -waterEnergy, further: forced == nil ? [] : [1])
            for gas in gases { program.append(gas, cost: energy(gas) ?? 0) }
            for row in phases.rows {
                let phase = entries.composition(at: row)
                if !phase[.hydrogen].isZero { continue }
                program.append(phase, cost: entries.energies[row] * phase.atomCount.doubleValue)
            }
            return program.solve(
                balances: system.elements.map { formula.composition[$0].doubleValue },
                further: forced.map { [$0] } ?? [])
        }
        guard let best = solve(nil) else { return nil }
        let released = best.objective - own
        let waters = best.amounts[0]
        let atoms = formula.composition.atomCount.doubleValue + waters * water.atomCount.doubleValue
        let reacts = -released / atoms > settings.noReaction
        return Hydrolysis(
            perWater: reacts ? released / waters : nil,
            forced: solve(1).map { $0.objective - own })
    }
}
