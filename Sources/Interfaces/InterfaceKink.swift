internal import Chemistry
public import Thermodynamics

/// Energies of one mixture; negative means that the mixture reacts.
///
/// Open systems: per non-reservoir atom, `total = [Phi_hull(mix) - x Phi1 - (1 - x) Phi2] / M(x)`, `selfPart` the same for the unmixed
/// reactants, `mutual = total - selfPart`. Closed systems: M is the number of atoms.
public struct InterfaceEnergies: Sendable, Hashable {
    /// e_total in eV per non-reservoir atom.
    public let total: Double
    /// e_self in eV per non-reservoir atom.
    public let selfPart: Double
    /// Non-reservoir atoms per formula unit of mixture, M(x).
    public let nonReservoirAtoms: Double
    /// Atoms per formula unit of mixture, N(x).
    public let atoms: Double

    /// e_mutual in eV per non-reservoir atom; exactly 0 at pure reactants.
    public var mutual: Double { total - selfPart }
    /// e_total in eV per atom of the reactants.
    public var totalPerAtom: Double { total * nonReservoirAtoms / atoms }
    /// e_self in eV per atom of the reactants.
    public var selfPerAtom: Double { selfPart * nonReservoirAtoms / atoms }
    /// e_mutual in eV per atom of the reactants.
    public var mutualPerAtom: Double { mutual * nonReservoirAtoms / atoms }
    /// Total reaction energy in eV per formula unit of mixture (reactant coefficients sum to 1).
    public var totalPerFormula: Double { total * nonReservoirAtoms }
    /// Total reaction energy in kJ per mole of the reaction whose reactant coefficients sum to 1.
    public var totalKilojoulePerMole: Double { totalPerFormula * InterfaceEnergies.kilojoulePerMolePerElectronvolt }
    /// Mutual reaction energy in the same unit.
    public var mutualKilojoulePerMole: Double {
        mutual * nonReservoirAtoms * InterfaceEnergies.kilojoulePerMolePerElectronvolt
    }

    /// 1 eV per particle in kJ/mol: e N_A / 1000.
    public static let kilojoulePerMolePerElectronvolt = PhysicalConstants.kilojoulesPerMoleInElectronvolt
}

/// A kink of the reaction energy over the mixing ratio, or one of its ends.
public struct InterfaceKink: Sendable {
    /// The mixing ratio, share of reactant 1.
    public let fractions: MixingFractions
    /// Energies there.
    public let energies: InterfaceEnergies
    /// Product phases in formula units per formula unit of mixture.
    public let products: [PhaseAmount]
    /// Atoms taken from each reservoir per formula unit of mixture (negative: given to it), in the order of the reservoirs.
    public let reservoirUptake: [Double]
    /// Whether this is a pure reactant.
    public let isEndpoint: Bool
    /// Whether other products cost the same.
    public let hasAlternatives: Bool
}
