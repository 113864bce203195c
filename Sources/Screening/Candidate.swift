public import Thermodynamics

/// What the funnel found out about one candidate; fields after the stage that stopped it are empty.
public struct Candidate: Sendable {
    /// Row of the candidate in the entries.
    public let row: Int
    /// Energy above the hull, eV/atom.
    public internal(set) var energyAboveHull: Double?
    /// Lower end of the window, V; nil when not reached.
    public internal(set) var reductionLimit: Double?
    /// Upper end of the window, V; nil when not reached or without limit.
    public internal(set) var oxidationLimit: Double?
    /// Band gap, eV: measured, else the smallest computed for the polymorphs (see `PhaseConduction`).
    public internal(set) var bandGap: Double?
    /// Cost in the unit of the table of costs; nil without a table, or when the table does not know it.
    public internal(set) var cost: Double?
    /// Contacts in the order electrolyte, cathode, charged cathode: the worst of its states.
    public internal(set) var contacts: [Contact] = []
    /// The stage that stopped it and the number that did; nil when it passed.
    public internal(set) var stopped: Stop?
    /// Later stages that would have stopped it too, in their order; empty unless every stage was calculated.
    public internal(set) var furtherStops: [Stop] = []
    /// Remarks.
    public internal(set) var flags: [ResultFlag] = []

    /// A reaction with one partner, reduced to what the ranking needs.
    public struct Contact: Sendable {
        /// The stage this contact decides.
        public let stage: ScreeningStage
        /// Formula of the partner as typed.
        public let partner: String
        /// Most negative mutual reaction energy, eV per atom of the reactants.
        public let mutualEnergy: Double
        /// Molar share of the candidate at that mixture.
        public let molarShare: Double
        /// Products at that mixture, formula units per formula unit of mixture.
        public let products: [PhaseAmount]
        /// V against the ion's metal at which the contact was open to the ion; nil for a closed one.
        public let voltage: Double?
        /// Ions taken up per formula unit of mixture; 0 for a closed contact.
        public let ionUptake: Double
        /// What the candidate releases by itself under the condition of the contact, eV per atom of it, <= 0.
        public let selfEnergy: Double
    }

    /// Where and why a candidate left the funnel.
    public struct Stop: Sendable {
        /// The stage.
        public let stage: ScreeningStage
        /// The value that failed, in the unit of its criterion; nil for stages without a number.
        public let value: Double?
        /// In words what the number does not say; empty where it says it all.
        public let reason: String
        /// The limit of the window that fails; nil at other stages.
        public let limit: WindowLimit?

        init(stage: ScreeningStage, value: Double?, reason: String, limit: WindowLimit? = nil) {
            (self.stage, self.value, self.reason, self.limit) = (stage, value, reason, limit)
        }
    }

    /// An end of a window.
    public enum WindowLimit: String, Sendable, Hashable {
        /// The lower one: below it the candidate takes up the ion.
        case reduction
        /// The upper one: above it the candidate gives off the ion.
        case oxidation
    }

    init(row: Int) { self.row = row }

    /// The most that the candidate releases by itself in any of its contacts, eV per atom of it; nil without contacts.
    public var selfEnergy: Double? { contacts.map(\.selfEnergy).min() }

    /// Every stage that stops it as far as it was judged, the first first.
    public var stops: [Stop] { (stopped.map { [$0] } ?? []) + furtherStops }

    /// The contact with the most negative mutual energy.
    public var worst: Contact? { contacts.min { $0.mutualEnergy < $1.mutualEnergy } }
}
