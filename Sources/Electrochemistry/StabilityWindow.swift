public import Chemistry
public import Thermodynamics

/// The interval of voltage in which a composition neither takes up nor gives off the ion.
///
/// It is where `F(mu) + mu N` (see `IonEvolution`) is largest, N being the ions of the composition: the set of ion potentials of the
/// closed hull at that composition. Below the reduction limit a cation is inserted or an anion extracted, above the oxidation limit
/// the other way round; for anions all voltages are <= 0.
public struct StabilityWindow: Sendable {
    /// Products just outside one limit.
    public struct Edge: Sendable {
        /// Voltage in V against the element of the ion.
        public let voltage: Double
        /// Ions taken up per formula unit on the far side of the limit; negative when given off.
        public let uptake: Double
        /// Phases on the far side in formula units per formula unit.
        public let products: [PhaseAmount]
    }

    /// The composition as asked.
    public let composition: Composition
    /// The working ion.
    public let ion: WorkingIon
    /// How its energy was taken: on the hull, where `stabilisedBy` tells by how much that helps, or its own, with which there is no window
    /// when it decomposes at every voltage. A composition without an entry is put on the hull, but then a single voltage is no window
    /// either (CASES H12).
    public let mode: EnergyChoice
    /// Row of the lowest entry of this composition; nil when there is none.
    public let entryRow: Int?
    /// Energy of that entry above the hull in eV/atom; nil without an entry.
    public let energyAboveHull: Double?
    /// Lower end; nil when there is no window, no limit (`.noReductionLimit`), or nothing happens down to the metal
    /// (`.stableVersusMetal`).
    public let reduction: Edge?
    /// Upper end; nil when there is no window, no limit (`.noOxidationLimit`), or nothing happens up to the element of an
    /// anion (`.stableVersusElement`).
    public let oxidation: Edge?
    /// Lower limit in V; nil when there is no window or no limit.
    public let reductionLimit: Double?
    /// Upper limit in V; nil when there is no window or no limit.
    public let oxidationLimit: Double?
    /// Where the last ion leaves: beyond this voltage (above it for cations, below it for anion carriers) the products hold none.
    ///
    /// Nil when the composition holds no ion. It does not depend on the energy of the composition itself.
    public let fullExtraction: Edge?
    /// Smallest driving force for decomposition over all voltages, eV/atom, <= 0; 0 for a composition on the hull.
    public let smallestDrivingForce: Double
    /// Remarks, in printing order.
    public let flags: [ResultFlag]

    /// Width in V; nil when there is no window or no upper limit.
    public var width: Double? {
        guard let low = reductionLimit, let high = oxidationLimit else { return nil }
        return high - low
    }

    /// By how much the hull mode lowered the composition, eV/atom; 0 on the hull and without an entry.
    public var stabilisedBy: Double { mode == .hull ? (energyAboveHull ?? 0) : 0 }
}
