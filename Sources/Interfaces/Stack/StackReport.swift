public import Chemistry
public import Electrochemistry
public import Thermodynamics

/// One contact of a stack: its reactions closed and over the potentials it sees, and what follows.
public struct StackContact: Sendable {
    /// What a contact touches.
    public enum Side: String, Sendable, Hashable, CaseIterable {
        /// A layer at the cathode.
        case cathode
        /// Two layers.
        case inner
        /// A layer at the anode.
        case anode
        /// Both electrodes, without a layer between them.
        case electrodes
    }

    /// The material on the cathode's side, reactant 1 of every reaction here.
    public let first: Formula
    /// The material on the anode's side, reactant 2.
    public let second: Formula
    /// What it touches.
    public let side: Side
    /// The reaction without any reservoir.
    public let closed: InterfaceReaction
    /// The reaction over all potentials of the contact, V against the element of the ion; nil when none are known. At inner contacts
    /// these are all potentials between the electrodes.
    public let open: VoltageRangeReaction?
    /// The reaction that decides.
    public let worst: Worst
    /// What kind of interphase the new phases make, and the rows that decide it.
    public let interphase: InterphaseJudgement
    /// The verdict on this contact.
    public let verdict: StackVerdict

    /// The reaction of a contact that decides its verdict.
    public struct Worst: Sendable {
        /// V against the element of the ion; nil when closed.
        public let voltage: Double?
        /// Energy in eV per atom of the reactants, <= 0: mutual, or total where one partner is the reservoir itself.
        public let energyPerAtom: Double
        /// The whole reaction.
        public let reaction: InterfaceReaction
        /// The kink that attains the energy.
        public let kink: InterfaceKink
        /// Phases of the kink that neither partner is, nor an electrode turns into by itself.
        public let newPhases: [PhaseAmount]
    }
}

/// One layer of a stack: its window against the potentials it sees.
public struct StackLayer: Sendable {
    /// What one electrode does to the layer.
    public struct Exposure: Sendable {
        /// Which electrode: `cathode` or `anode`.
        public let side: StackContact.Side
        /// Potentials of that electrode, V against the element of the ion.
        public let voltages: ClosedRange<Double>
        /// The voltage of the range at which the layer suffers most.
        public let worstVoltage: Double
        /// Driving force for its own decomposition there, eV per atom of the layer, <= 0: the e_self of its reactions.
        public let drivingForce: Double
        /// Ions taken up there per formula unit of the layer; negative when given off.
        public let uptake: Double
        /// What it turns into there, in formula units per formula unit of the layer.
        public let products: [PhaseAmount]
        /// What kind of interphase that makes, and the rows that decide it.
        public let interphase: InterphaseJudgement
        /// The verdict.
        public let verdict: StackVerdict
    }

    /// The material.
    public let formula: Formula
    /// Its window, put on the hull.
    public let window: StabilityWindow
    /// Cathode first; empty for layers between layers, which no electrode holds at its potential.
    public let exposures: [Exposure]
}

/// Where the potential of an anode comes from.
public enum AnodeSource: Sendable, Hashable {
    /// It was stated.
    case stated
    /// The element of the ion: 0 V.
    case element
    /// A measured plateau, with the DOI of its source.
    case measured(String)
    /// The window of its composition, or its first uptake, in the data.
    case computed
}

/// A whole stack: contacts and layers from cathode to anode.
public struct StackReport: Sendable {
    /// The materials.
    public let stack: CellStack
    /// What they were held at; `anodeVoltages` are the ones used.
    public let conditions: CellConditions
    /// Where the potential of the anode comes from; nil without an anode.
    public let anodeSource: AnodeSource?
    /// Contacts from cathode to anode.
    public let contacts: [StackContact]
    /// Layers from cathode to anode, without the electrodes.
    public let layers: [StackLayer]

    /// The most severe verdict of all contacts and layers.
    public var verdict: StackVerdict {
        let all = contacts.map(\.verdict) + layers.flatMap(\.exposures).map(\.verdict)
        return all.max() ?? .stable
    }

    /// The contact with the strongest deciding reaction; the first of equals.
    public var worstContact: StackContact? { contacts.min { $0.worst.energyPerAtom < $1.worst.energyPerAtom } }

    /// The part that reacts most, a contact (`NCM811 | LiNbO3`) or a layer by itself (`Li6PS5Cl`), with its energy in eV/atom; the
    /// first of equals, contacts before layers.
    public var strongest: (part: String, energyPerAtom: Double)? {
        let touching = contacts.map { ("\($0.first.text) | \($0.second.text)", $0.worst.energyPerAtom) }
        let alone = layers.flatMap { layer in layer.exposures.map { (layer.formula.text, $0.drivingForce) } }
        var strongest: (part: String, energyPerAtom: Double)?
        for (part, energy) in touching + alone
        where strongest.map({ energy < $0.energyPerAtom - InterfaceReaction.sameEnergy }) ?? true {
            strongest = (part, energy)
        }
        return strongest
    }
}
