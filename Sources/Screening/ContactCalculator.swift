public import Chemistry
public import Electrochemistry
public import Interfaces
public import ThermoEntries
internal import Thermodynamics

/// Reactions of a coating, or of the bare electrolyte, with the partners of a screening.
///
/// Contacts with the electrolyte are closed. Contacts with the cathode are closed too unless voltages are given; then they are
/// also tried open to the ion at every voltage of the range (exact, see `VoltageRangeReaction`), and the stronger case counts.
public struct ContactCalculator: Sendable {
    /// A reaction and the voltage at which it is worst; nil when the closed reaction is.
    public typealias Judged = (reaction: InterfaceReaction, voltage: Double?)

    /// Follows the kinks.
    public let interfaces: InterfaceCalculator
    /// The working ion.
    public let ion: WorkingIon
    /// Voltages at which contacts with the cathode are open; nil: never.
    public let voltages: ClosedRange<Double>?

    /// Puts the parts together.
    public init(interfaces: InterfaceCalculator, ion: WorkingIon, voltages: ClosedRange<Double>?) {
        self.interfaces = interfaces
        self.ion = ion
        self.voltages = voltages
    }

    /// The reaction that counts: most negative mutual energy per atom over the conditions of the stage.
    ///
    /// - Throws: the errors of `InterfaceCalculator.worstReaction`.
    /// - Complexity: one curve when closed, a few more when open.
    public func reaction(
        _ coating: PreparedReactant, _ partner: PreparedReactant, at stage: ScreeningStage
    ) throws(InterfaceError) -> Judged {
        let closed = try InterfaceError.translating { () throws(ThermodynamicsError) in
            try interfaces.reactions(coating, partner, conditions: [[]])[0]
        }
        guard stage == .cathode || stage == .chargedCathode, let voltages else { return (closed, nil) }
        let range = try interfaces.worstReaction(coating, partner, ion: ion, voltages: voltages)
        var worst: Judged = (closed, nil)
        for point in range.points where point.reaction.worstEnergyPerAtom < worst.reaction.worstEnergyPerAtom {
            worst = (point.reaction, point.voltage)
        }
        return worst
    }

    /// The same for formulas.
    ///
    /// - Throws: as above.
    public func reaction(
        _ coating: Formula, _ partner: Formula, at stage: ScreeningStage
    ) throws(InterfaceError) -> Judged {
        let reactants = try InterfaceError.translating { () throws(ThermodynamicsError) in
            (try interfaces.prepare(coating), try interfaces.prepare(partner))
        }
        return try reaction(reactants.0, reactants.1, at: stage)
    }

    /// The same, reduced to what a ranking needs.
    func contact(
        _ coating: PreparedReactant, _ partner: PreparedReactant, at stage: ScreeningStage
    ) throws(InterfaceError) -> Candidate.Contact {
        let (reaction, voltage) = try reaction(coating, partner, at: stage)
        let minimum = reaction.kinks[reaction.worstPerAtom]
        return Candidate.Contact(
            stage: stage, partner: partner.formula.text, mutualEnergy: minimum.energies.mutualPerAtom,
            molarShare: minimum.fractions.molar, products: minimum.products, voltage: voltage,
            ionUptake: minimum.reservoirUptake.first ?? 0,
            selfEnergy: reaction.selfEnergyPerAtom1 ?? 0)
    }
}

extension Candidate.Contact {
    /// What kind of interphase the products make; conductors made of the cathode's own elements do not count.
    public func interphase(
        coating: Composition, partner: Composition, ion: WorkingIon, entries: EntrySet
    ) -> InterphaseJudgement {
        let touchesCathode = stage == .cathode || stage == .chargedCathode
        return InterphaseClass.judge(
            mutualEnergy < 0 ? products : [], entries: entries,
            electrode: touchesCathode
                ? InterphaseClass.electrodeElements(of: partner, ion: ion.element, layer: coating) : nil)
    }
}
