internal import Chemistry
internal import Electrochemistry
internal import ThermoEntries
internal import Thermodynamics

extension StackCalculator {
    /// The reactions of one contact and the verdict on it.
    func contact(
        _ first: PreparedReactant, _ second: PreparedReactant, _ side: StackContact.Side, _ conditions: CellConditions
    ) throws(InterfaceError) -> StackContact {
        let closed = try InterfaceError.translating { () throws(ThermodynamicsError) in
            try interfaces.reactions(first, second, conditions: [[]])[0]
        }
        var open: VoltageRangeReaction?
        if let voltages = StackCalculator.voltages(side, conditions) {
            open = try interfaces.worstReaction(first, second, ion: conditions.ion, voltages: voltages)
        }
        let worst = decisive(closed, open, side)
        let ends = (first.formula.composition, second.formula.composition)
        let interphase = InterphaseClass.judge(
            worst.newPhases, entries: entries,
            electrode: StackCalculator.electrodeElements(ends, side, ion: conditions.ion.element))
        let isTotal = worst.reaction.flags.contains(.reservoirReactant)
        let verdict = settings.verdict(
            drivingForce: -worst.energyPerAtom, interphase: interphase.class, isBounded: !isTotal && side != .anode)
        return StackContact(
            first: first.formula, second: second.formula, side: side, closed: closed, open: open, worst: worst,
            interphase: interphase, verdict: verdict)
    }

    /// Elements whose conductors come from the electrode of a contact; nil without one, or between two electrodes.
    private static func electrodeElements(
        _ ends: (first: Composition, second: Composition), _ side: StackContact.Side, ion: Element
    ) -> ChemicalSystem? {
        switch side {
        case .cathode: InterphaseClass.electrodeElements(of: ends.first, ion: ion, layer: ends.second)
        case .anode: InterphaseClass.electrodeElements(of: ends.second, ion: ion, layer: ends.first)
        case .inner, .electrodes: nil
        }
    }

    /// Potentials the contact is held at; between layers, all potentials between the electrodes.
    private static func voltages(_ side: StackContact.Side, _ conditions: CellConditions) -> ClosedRange<Double>? {
        switch side {
        case .cathode: return conditions.cathodeVoltages
        case .anode: return conditions.anodeVoltages
        case .inner, .electrodes:
            let ends = [conditions.cathodeVoltages, conditions.anodeVoltages].compactMap { $0 }
            guard let low = ends.map(\.lowerBound).min(), let high = ends.map(\.upperBound).max() else { return nil }
            return low...high
        }
    }

    /// The stronger of the closed reaction and the worst open one; the closed one alone where no electrode holds the contact.
    private func decisive(
        _ closed: InterfaceReaction, _ open: VoltageRangeReaction?, _ side: StackContact.Side
    ) -> StackContact.Worst {
        let still = worst(closed, voltage: nil, side)
        let isHeld = side == .cathode || side == .anode || (side == .inner && settings.innerContactsSeeElectrodes)
        guard let open, isHeld else { return still }
        let isReservoir =
            closed.flags.contains(.reservoirReactant)
            || open.points.contains { $0.reaction.flags.contains(.reservoirReactant) }
        let chosen = isReservoir ? open.worstTotalPerAtom : open.worstMutualPerAtom
        let moving = worst(chosen.point.reaction, voltage: chosen.point.voltage, side)
        return isReservoir || moving.energyPerAtom <= still.energyPerAtom ? moving : still
    }

    /// The kink that releases most per atom of the reactants, as in a screening.
    private func worst(_ reaction: InterfaceReaction, voltage: Double?, _ side: StackContact.Side) -> StackContact.Worst
    {
        let isReservoir = reaction.flags.contains(.reservoirReactant)
        let kink = reaction.kinks[isReservoir ? reaction.totalWorstPerAtom : reaction.worstPerAtom]
        let energy = isReservoir ? kink.energies.totalPerAtom : kink.energies.mutualPerAtom
        return StackContact.Worst(
            voltage: voltage, energyPerAtom: min(energy, 0), reaction: reaction, kink: kink,
            newPhases: newPhases(kink, of: reaction, side))
    }

    /// Phases that neither reactant is, nor an electrode among them turns into by itself under the same condition.
    private func newPhases(
        _ kink: InterfaceKink, of reaction: InterfaceReaction, _ side: StackContact.Side
    ) -> [PhaseAmount] {
        var known = Set<Int>()
        for reactant in [reaction.reactant1, reaction.reactant2] {
            known.formUnion(entries.rows(of: reactant.formula.composition.reduced.composition))
        }
        if reaction.kinks.count > 1 {
            if side == .cathode || side == .electrodes {
                known.formUnion(reaction.kinks[reaction.kinks.count - 1].products.map(\.row))
            }
            if side == .anode || side == .electrodes { known.formUnion(reaction.kinks[0].products.map(\.row)) }
        }
        return kink.products.filter { !known.contains($0.row) }
    }
}
