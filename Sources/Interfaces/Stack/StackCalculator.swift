internal import Chemistry
internal import Electrochemistry
internal import ExactArithmetic
internal import ThermoEntries
internal import Thermodynamics

/// Judges cell stacks: every contact and every layer at the potentials it sees.
///
/// A contact with an electrode is open to the ion at the potentials of that electrode, which covers every state of charge, and is
/// also tried closed; the stronger reaction decides. A contact between two layers is closed (see
/// `StackSettings.innerContactsSeeElectrodes`). The anode sits at 0 V when it is the element of the ion, at the voltages of its own
/// window when it holds the ion (Li11Sn6, LiIn), and at the voltage of its first uptake when it does not (In, Si, graphite),
/// unless the conditions say otherwise.
public struct StackCalculator: Sendable {
    /// Data, energies of the reactants, index.
    public let interfaces: InterfaceCalculator
    /// Thresholds.
    public let settings: StackSettings

    /// Data, energies of the reactants and index come from `interfaces`.
    ///
    /// - Throws: `invalidSettings`.
    public init(_ interfaces: InterfaceCalculator, settings: StackSettings = StackSettings()) throws(InterfaceError) {
        try settings.validate()
        self.interfaces = interfaces
        self.settings = settings
    }

    var entries: EntrySet { interfaces.entries }

    /// Works out every contact and layer of a stack.
    ///
    /// - Throws: `tooFewLayers`, `invalidVoltageRange`; `electrochemistry` for electrodes below the element of the ion; `thermodynamics`.
    /// - Complexity: per contact one closed curve and one for every end and transition of its range.
    public func report(_ stack: CellStack, _ conditions: CellConditions) throws(InterfaceError) -> StackReport {
        guard stack.materials.count > 1 else { throw CellStack.tooFew(stack.materials.map(\.text)) }
        let held = CellConditions(
            ion: conditions.ion, cathodeVoltages: cathodeVoltages(stack, conditions),
            anodeVoltages: try anodeVoltages(stack, conditions))
        var prepared: [PreparedReactant] = []
        for material in stack.materials {
            prepared.append(
                try InterfaceError.translating { () throws(ThermodynamicsError) in try interfaces.prepare(material) })
        }
        var contacts: [StackContact] = []
        for (k, pair) in zip(prepared, prepared.dropFirst()).enumerated() {
            let side = StackCalculator.side(of: k, in: stack)
            contacts.append(try contact(pair.0, pair.1, side, held))
        }
        var layers: [StackLayer] = []
        let first = stack.cathode == nil ? 0 : 1
        for (k, reactant) in prepared[first..<(first + stack.layers.count)].enumerated() {
            let cathode = k == 0 && stack.cathode != nil ? held.cathodeVoltages : nil
            let anode = k == stack.layers.count - 1 && stack.anode != nil ? held.anodeVoltages : nil
            layers.append(try layer(reactant, ion: held.ion, cathode: cathode, anode: anode))
        }
        return StackReport(stack: stack, conditions: held, contacts: contacts, layers: layers)
    }

    private static func side(of contact: Int, in stack: CellStack) -> StackContact.Side {
        let touchesCathode = contact == 0 && stack.cathode != nil
        let touchesAnode = contact == stack.materials.count - 2 && stack.anode != nil
        if touchesCathode && touchesAnode { return .electrodes }
        return touchesCathode ? .cathode : touchesAnode ? .anode : .inner
    }

    /// A cathode that is the element of the ion (symmetric cells) sits at 0 V.
    private func cathodeVoltages(
        _ stack: CellStack, _ conditions: CellConditions
    ) -> ClosedRange<Double>? {
        guard let cathode = stack.cathode, conditions.cathodeVoltages == nil else { return conditions.cathodeVoltages }
        return cathode.composition.elements == [conditions.ion.element] ? 0...0 : nil
    }

    /// Potentials of the anode as stated, or worked out from its own evolution (see the type).
    private func anodeVoltages(
        _ stack: CellStack, _ conditions: CellConditions
    ) throws(InterfaceError) -> ClosedRange<Double>? {
        guard let anode = stack.anode, conditions.anodeVoltages == nil else { return conditions.anodeVoltages }
        let ion = conditions.ion
        if anode.composition.elements == [ion.element] { return 0...0 }
        let window = try InterfaceError.translating { () throws(ThermodynamicsError) in
            try windows(ion).window(of: anode.composition)
        }
        let uptake = window.reductionLimit ?? 0
        guard !anode.composition[ion.element].isZero, let release = window.oxidationLimit else {
            return uptake...uptake
        }
        return min(uptake, release)...max(uptake, release)
    }

    func windows(_ ion: WorkingIon) -> WindowCalculator {
        WindowCalculator(entries: entries, ion: ion, index: interfaces.index, settings: interfaces.settings)
    }
}
