internal import Chemistry
internal import Electrochemistry
internal import ExactArithmetic
internal import ThermoEntries
internal import Thermodynamics

/// Judges cell stacks: every contact and every layer at the potentials it sees.
///
/// A contact with an electrode is open to the ion at the potentials of that electrode, which covers every state of charge, and is
/// also tried closed; the stronger reaction decides. A contact between two layers is closed (see
/// `StackSettings.innerContactsSeeElectrodes`). The anode sits at 0 V when it is the element of the ion, at its measured
/// plateau when that is known (`AnodePlateau`: In and LiIn, Li4Ti5O12, graphite), at the voltages of its own
/// window when it holds the ion (Li11Sn6), and at the voltage of its first uptake when it does not (Si),
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
        let anode = try anodeVoltages(stack, conditions)
        let held = CellConditions(
            ion: conditions.ion, cathodeVoltages: cathodeVoltages(stack, conditions), anodeVoltages: anode?.voltages)
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
            let isMetal = stack.cathode.map { $0.composition.elements == [held.ion.element] } ?? false
            let touches = (cathode: k == 0 && stack.cathode != nil, anode: k == stack.layers.count - 1)
            layers.append(
                try layer(
                    reactant, ion: held.ion,
                    cathode: (touches.cathode ? held.cathodeVoltages : nil).map {
                        Held(voltages: $0, isBounded: !isMetal)
                    },
                    anode: (touches.anode ? anode?.voltages : nil).map { Held(voltages: $0, isBounded: false) }))
        }
        return StackReport(
            stack: stack, conditions: held, anodeSource: anode?.source, contacts: contacts, layers: layers)
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

    /// Potentials of the anode as stated, or worked out (see the type); nil without an anode.
    private func anodeVoltages(
        _ stack: CellStack, _ conditions: CellConditions
    ) throws(InterfaceError) -> (voltages: ClosedRange<Double>, source: AnodeSource)? {
        guard let anode = stack.anode else { return nil }
        if let stated = conditions.anodeVoltages { return (stated, .stated) }
        let ion = conditions.ion
        if anode.composition.elements == [ion.element] { return (0...0, .element) }
        if let plateau = AnodePlateau.of(anode.composition, ion: ion) {
            return (plateau.potential...plateau.potential, .measured(plateau.source))
        }
        let window = try InterfaceError.translating { () throws(ThermodynamicsError) in
            try windows(ion).window(of: anode.composition)
        }
        let uptake = window.reductionLimit ?? 0
        guard !anode.composition[ion.element].isZero, let release = window.oxidationLimit else {
            return (uptake...uptake, .computed)
        }
        return (min(uptake, release)...max(uptake, release), .computed)
    }

    func windows(_ ion: WorkingIon) -> WindowCalculator {
        WindowCalculator(entries: entries, ion: ion, settings: interfaces.settings)
    }
}
