internal import Chemistry
internal import ExactArithmetic
public import ThermoEntries
public import Thermodynamics

extension InterfaceReaction {
    /// Re-checks every kink in rational arithmetic, and the middle of every piece between two kinks.
    ///
    /// The energy is convex over the mixing ratio: when the exact value in the middle of a piece lies on the chord, there is no
    /// further kink inside it.
    /// Every entry of the system takes part, whatever its stored hull status says.
    /// - Throws: `notCertified` when a kink or a piece is refuted.
    @discardableResult
    public func verify(_ entries: EntrySet) throws(ThermodynamicsError) -> VerificationReport {
        try verify(entries, excluding: nil)
    }

    /// The same for a reaction over all phases but those of one composition.
    @discardableResult
    func verify(
        _ entries: EntrySet, excluding excluded: Composition?
    ) throws(ThermodynamicsError) -> VerificationReport {
        var checked = VerificationReport()
        let elements = reactant1.formula.composition.elements + reactant2.formula.composition.elements
        let system = ChemicalSystem(elements + reservoirs.map(\.element))
        let verifier = try ExactVerifier(
            PhaseSystem(entries, system: system, candidates: .all, excluding: excluded), reservoirs: reservoirs)
        for kink in kinks {
            guard let mixture = mixture(kink.fractions.molar) else { continue }
            checked += try verifier.check(kink.products, energy: hullEnergy(kink, kink.fractions.molar), at: mixture)
        }
        for (left, right) in zip(kinks, kinks.dropFirst()) {
            let x = (left.fractions.molar + right.fractions.molar) / 2
            guard let mixture = mixture(x) else { continue }
            let chord = (hullEnergy(left, left.fractions.molar) + hullEnergy(right, right.fractions.molar)) / 2
            // Kinks closer than `LPSettings.breakpointMerge` are one, which lifts a chord by less than `sameEnergy`. A value beside the
            // chord means a kink that was missed.
            checked += try verifier.check(
                energy: chord, at: mixture, within: InterfaceReaction.sameEnergy + ExactVerifier.tolerance)
        }
        return checked
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
