internal import Thermodynamics

extension InterfaceReaction {
    /// A reactant that releases more than this by itself (eV per atom of it) gives the reaction the flag `self-decomposition`.
    ///
    /// Default 0.001: below the resolution of tables, far above rounding.
    public static let selfDecompositionFrom = 0.001

    /// Index of the kink with the most negative mutual energy per atom of the reactants, the basis of the thresholds; the first of
    /// equals.
    ///
    /// Closed it is `mutualMinimum`. Open, where that counts per non-reservoir atom, it can be another kink: between kinks the energy
    /// per atom is a quotient of two straight lines over the molar share, hence monotone, so its minimum lies at a kink too.
    public var worstPerAtom: Int { reservoirs.isEmpty ? mutualMinimum : lowest(\.mutualPerAtom, else: mutualMinimum) }

    /// The mutual energy there, eV per atom of the reactants.
    public var worstEnergyPerAtom: Double { kinks[worstPerAtom].energies.mutualPerAtom }

    /// Index of the kink with the most negative total energy per atom of the reactants; the first of equals.
    public var totalWorstPerAtom: Int {
        reservoirs.isEmpty ? totalMinimum : lowest(\.totalPerAtom, else: totalMinimum)
    }

    /// What reactant 1 releases by itself under the condition, eV per atom of it, <= 0; nil when it is made of reservoir elements.
    public var selfEnergyPerAtom1: Double? { selfEnergy(share: 1) }

    /// What reactant 2 releases by itself under the condition, eV per atom of it, <= 0; nil when it is made of reservoir elements.
    public var selfEnergyPerAtom2: Double? { selfEnergy(share: 0) }

    /// The same two in eV per non-reservoir atom of each.
    public var selfEnergies: (reactant1: Double?, reactant2: Double?) {
        (kinkAlone(share: 1)?.energies.total, kinkAlone(share: 0)?.energies.total)
    }

    private func selfEnergy(share: Double) -> Double? { kinkAlone(share: share)?.energies.totalPerAtom }

    private func kinkAlone(share: Double) -> InterfaceKink? {
        flags.contains(.sameCompound) ? kinks[0] : kinks.first { $0.fractions.molar == share }
    }

    /// The energies of equal kinks differ by rounding; `minimum` is kept where nothing is lower.
    private func lowest(_ energy: KeyPath<InterfaceEnergies, Double>, else minimum: Int) -> Int {
        var best = minimum
        for (k, kink) in kinks.enumerated()
        where kink.energies[keyPath: energy] < kinks[best].energies[keyPath: energy] - InterfaceReaction.sameEnergy {
            best = k
        }
        return best
    }
}
