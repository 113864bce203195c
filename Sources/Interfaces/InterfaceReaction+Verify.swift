internal import Chemistry
internal import ExactArithmetic
public import ThermoEntries
public import Thermodynamics

extension InterfaceReaction {
    /// Re-checks every kink in rational arithmetic, and the middle of every piece between two kinks.
    ///
    /// The energy is convex over the mixing ratio: when the exact value in the middle of a piece lies on the chord, there is no
    /// further kink inside it.
    /// - Throws: `notCertified` when a kink or a piece is refuted.
    public func verify(_ entries: EntrySet) throws(ThermodynamicsError) { try verify(entries, excluding: nil) }

    /// The same for a reaction over all phases but those of one composition.
    func verify(_ entries: EntrySet, excluding excluded: Composition?) throws(ThermodynamicsError) {
        let elements = reactant1.formula.composition.elements + reactant2.formula.composition.elements
        let system = ChemicalSystem(elements + reservoirs.map(\.element))
        let verifier = try ExactVerifier(
            PhaseSystem(
                entries, system: system, candidates: excluded == nil ? .possiblyStable : .all, excluding: excluded),
            reservoirs: reservoirs)
        for kink in kinks {
            guard let mixture = mixture(kink.fractions.molar) else { continue }
            try verifier.check(kink.products, energy: hullEnergy(kink, kink.fractions.molar), at: mixture)
        }
        for (left, right) in zip(kinks, kinks.dropFirst()) {
            let x = (left.fractions.molar + right.fractions.molar) / 2
            guard let mixture = mixture(x) else { continue }
            let chord = (hullEnergy(left, left.fractions.molar) + hullEnergy(right, right.fractions.molar)) / 2
            let exact = try verifier.exactEnergy(at: mixture)
            // Kinks closer than `LPSettings.breakpointMerge` are one, which lifts a chord by less than `sameEnergy`.
            let bound = InterfaceReaction.sameEnergy + ExactVerifier.tolerance
            guard (chord - exact).magnitude <= bound * (1 + exact.magnitude) else {
                throw ThermodynamicsError(
                    .notCertified, subject: "\(reactant1.formula.text) | \(reactant2.formula.text)",
                    message:
                        "between two kinks (molar share \(x)) the energy is \(exact), not \(chord) as a straight piece has it",
                    remedy: "please report the pair: this is a fault of the program")
            }
        }
    }

    /// `x c1 + (1 - x) c2` per formula unit of mixture, with x at the exact value of its double.
    private func mixture(_ x: Double) -> Composition? {
        guard let share = Rational(exactly: x) else { return nil }
        let (first, second) = (reactant1.formula.composition, reactant2.formula.composition)
        if share.isZero { return second }
        if share == .one { return first }
        return first.scaled(by: share) + second.scaled(by: .one - share)
    }

    /// Energy of the products (grand potential when open) in eV per formula unit of mixture, from the printed total energy.
    private func hullEnergy(_ kink: InterfaceKink, _ x: Double) -> Double {
        var reactants = x * reactant1.energy + (1 - x) * reactant2.energy
        for reservoir in reservoirs {
            let held =
                x * reactant1.formula.composition[reservoir.element].doubleValue
                + (1 - x) * reactant2.formula.composition[reservoir.element].doubleValue
            reactants -= reservoir.chemicalPotential * held
        }
        return kink.energies.totalPerFormula + reactants
    }
}
