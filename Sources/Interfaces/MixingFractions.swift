/// One mixing ratio of two reactants in the three bases the field uses; always the share of reactant 1.
///
/// With N atoms and M non-reservoir atoms per formula unit:
/// `atomic = x N1 / (x N1 + (1 - x) N2)`, `nonReservoir = x M1 / (x M1 + (1 - x) M2)`, x the molar share.
public struct MixingFractions: Sendable, Hashable {
    /// Share of formula units.
    public let molar: Double
    /// Share of atoms.
    public let atomic: Double
    /// Share of atoms that no reservoir holds.
    public let nonReservoir: Double

    /// Converts a share of non-reservoir atoms, the basis in which the kinks are found.
    ///
    /// - Precondition: both weights are positive.
    init(nonReservoir share: Double, _ size1: ReactantSize, _ size2: ReactantSize) {
        nonReservoir = share
        if share == 0 || share == 1 {
            molar = share
            atomic = share
            return
        }
        let (first, second) = (share / size1.nonReservoirAtoms, (1 - share) / size2.nonReservoirAtoms)
        molar = first / (first + second)
        let (atoms1, atoms2) = (first * size1.atoms, second * size2.atoms)
        atomic = atoms1 / (atoms1 + atoms2)
    }
}

/// Atoms of one reactant per formula unit as typed.
public struct ReactantSize: Sendable, Hashable {
    /// N.
    public let atoms: Double
    /// M, atoms that no reservoir holds.
    public let nonReservoirAtoms: Double
}
