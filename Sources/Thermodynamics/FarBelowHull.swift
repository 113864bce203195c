internal import Chemistry
internal import ExactArithmetic
public import ThermoEntries

/// A new phase that lies further below the hull of everything it competes with than any compound does: most likely its energy is a
/// total energy, or one per formula, and not a formation energy per atom.
public struct FarBelowHull: Sendable, Hashable {
    /// Id of the phase.
    public let id: String
    /// Its reduced formula.
    public let formula: String
    /// Its formation energy as given, in eV/atom.
    public let formationEnergyPerAtom: Double
    /// How far it lies below the hull without it, in eV/atom.
    public let depth: Double

    /// Depth in eV/atom from which a phase is reported. The deepest of the 85,014 compounds of mp-2019 that a database could lack lie about
    /// 1 eV/atom below their competitors where those are elements only; a total energy per atom is 2 to 10 eV/atom off.
    public static let limit = 1.0
    /// Phases that are looked at, the lowest first: more of them are a database and no slip.
    public static let mostChecked = 200

    /// The entries among `added` that lie far below the hull of `base`, lowest energy first. Binaries of elements that `base` holds
    /// nothing else of are measured against those elements and never reported: their formation energy itself may be lower than the limit.
    /// - Complexity: one linear program for each entry with a formation energy below minus the limit.
    public static func among(_ added: [Entry], beside base: EntrySet) -> [FarBelowHull] {
        let low = added.filter { $0.formationEnergyPerAtom < -limit }.sorted {
            ($0.formationEnergyPerAtom, $0.id) < ($1.formationEnergyPerAtom, $1.id)
        }
        return low.prefix(mostChecked).compactMap { entry in
            guard let hull = hull(below: entry.composition, in: base) else { return nil }
            let depth = hull.energy - entry.formationEnergyPerAtom
            guard depth > limit, hull.hasCompounds || entry.formationEnergyPerAtom < deepestCompound else { return nil }
            return FarBelowHull(
                id: entry.id, formula: entry.composition.reducedFormula,
                formationEnergyPerAtom: entry.formationEnergyPerAtom, depth: depth)
        }
    }

    /// The deepest formation energy of a compound, in eV/atom: fluorides and oxides of rare earths end at about -4.5.
    private static let deepestCompound = -4.6

    /// Energy of the hull in eV/atom at a composition, and whether compounds carry it; nil where an element is missing.
    private static func hull(below composition: Composition, in base: EntrySet) -> (energy: Double, hasCompounds: Bool)?
    {
        do {
            let phases = try PhaseSystem(base, system: ChemicalSystem(composition.elements))
            var calculator = try EquilibriumCalculator(phases)
            let answer = try calculator.equilibrium(at: composition)
            return (
                answer.energy / composition.atomCount.doubleValue,
                answer.phases.contains { base.starts[$0.row + 1] - base.starts[$0.row] > 1 }
            )
        } catch {
            return nil
        }
    }
}
