public import Chemistry
public import Thermodynamics

/// A reactant with its energy and where that energy comes from.
public struct Reactant: Sendable {
    /// Formula as typed and its composition.
    public let formula: Formula
    /// Formation energy in eV per formula unit as typed.
    public let energy: Double
    /// Where the energy comes from.
    public let source: EnergyChoice
    /// Row of the lowest entry of this composition, if any.
    public let entryRow: Int?
    /// Energy of that entry above the hull in eV/atom; nil without an entry.
    public let energyAboveHull: Double?
    /// N and M.
    public let size: ReactantSize
}
