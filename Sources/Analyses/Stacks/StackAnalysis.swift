internal import Chemistry
internal import Electrochemistry
public import Interfaces
public import Thermodynamics

/// Cells as chains of materials, judged contact by contact and layer by layer.
public struct StackAnalysis: Analysis {
    /// Formulas or names of materials, from cathode to anode; empty with `table`.
    public var materials: [String]
    /// A file with one cell a row instead.
    public var table: String?
    /// Voltages of the cathode over the state of charge, `LOW:HIGH`, V against the reference of the workspace.
    public var voltage: String?
    /// Voltage of the anode, or its range.
    public var anodeVoltage: String?
    /// Driving forces up to this are stable, eV/atom.
    public var stableWithin = StackSettings().stableWithin
    /// Driving forces above this are reactive whatever forms, eV/atom.
    public var reactiveBeyond = StackSettings().reactiveBeyond
    /// Whether contacts between layers see all potentials between the electrodes.
    public var isInnerOpen = false
    /// Whether it is told which phases the energies hang on.
    public var isDecisive = false

    /// How energies are varied to see how sure the verdicts are; nil: not at all.
    public var uncertainty: UncertaintyRequest?

    /// One cell.
    public init(_ materials: [String]) { self.materials = materials }

    /// The cells of a table.
    public init(table: String) { (materials, self.table) = ([], table) }

    /// `stack`.
    public static let name = "stack"
    /// The materials, which all meet; everything for a table.
    public var scope: DataScope { table == nil ? .together(materials) : .everything }

    /// The bounds of verdicts.
    package var settings: StackSettings {
        var settings = StackSettings()
        settings.stableWithin = stableWithin
        settings.reactiveBeyond = reactiveBeyond
        settings.innerContactsSeeElectrodes = isInnerOpen
        return settings
    }

    /// The stack, or those of the table.
    public func inputs(in workspace: Workspace) throws -> Batch<StackInput> {
        if let table { return try StackTable(path: table).inputs(workspace) }
        let substances = workspace.substances(materials)
        try substances.refuseIfAnythingFailed()
        let conditions = CellConditions(
            ion: workspace.ion, cathodeVoltages: try voltage.map { try VoltageInterval(parsing: $0) }?.range,
            anodeVoltages: try anodeVoltage.map { try VoltageInterval(parsing: $0) }?.range,
            referenceOffset: workspace.reference.offset)
        let chain = substances.values.map(\.formula)
        let stack = try CellStack(chain: chain, conditions) {
            StackOrder.places(of: $0, catalogue: workspace.catalogue)
        }
        let order = StackOrder(try CellStack(chain: chain), takenAs: stack, catalogue: workspace.catalogue)
        if let remark = order.remark { workspace.observer.remark(remark) }
        let input = StackInput(name: materials.joined(separator: " | "), stack: stack, conditions: conditions)
        return Batch(outcomes: [.success(input)])
    }

    /// One report per stack.
    public func answers(to inputs: Batch<StackInput>, in workspace: Workspace) async throws -> Batch<StackAnswer> {
        let interfaces = InterfaceCalculator(entries: workspace.entries)
        let calculator = try StackCalculator(interfaces, settings: settings)
        _ = try uncertainty?.calibration(in: workspace)
        return await inputs.then(workspace, .analysis(Self.name), naming: { $0.place ?? $0.name }) { input in
            let report = try calculator.report(input.stack, input.conditions)
            let parts = StackAnswer.parts(of: report)
            if let tally = workspace.verification { tally.add(try calculator.verify(report), rows: parts.count) }
            var answer = StackAnswer(name: input.name, report: report, lines: [])
            for part in parts {
                let decisive = isDecisive ? try decisive(part, report, interfaces, workspace) : nil
                answer.lines.append(try StackAnswer.Line(part, decisive, workspace))
            }
            answer.scatter = try uncertainty.map { try StackScatter(of: input, settings, $0, workspace) }
            return answer
        }
    }

    /// What the energy of a part hangs on; of a layer that of its reaction with itself. Nil where there is no energy.
    private func decisive(
        _ part: StackAnswer.Part, _ report: StackReport, _ calculator: InterfaceCalculator, _ workspace: Workspace
    ) throws -> StackAnswer.Decisive? {
        let reaction: InterfaceReaction
        let isTotal: Bool
        switch part {
        case .contact(let contact):
            reaction = contact.worst.reaction
            isTotal = reaction.flags.contains(.reservoirReactant)
        case .layer(let layer, let exposure?):
            let ion = workspace.ion
            reaction = try calculator.reaction(
                layer.formula, layer.formula,
                reservoirs: [
                    Reservoir(ion.element, chemicalPotential: ion.chemicalPotential(voltage: exposure.worstVoltage))
                ])
            isTotal = true
        case .layer(_, nil): return nil
        }
        let energies = try calculator.decisiveEnergies(of: reaction)
        if let tally = workspace.verification { tally.add(try energies.verify(calculator), rows: 0) }
        return StackAnswer.Decisive(reaction: reaction, isTotal: isTotal, energies: energies)
    }
}

/// The report of one stack, part by part.
public struct StackAnswer: Sendable {
    /// The materials as typed, joined by ` | `.
    public let name: String
    /// Contacts, layers, verdict.
    public let report: StackReport
    /// Contacts from cathode to anode, then layers with every electrode they touch.
    public internal(set) var lines: [Line]
    /// How sure the verdicts are; nil unless asked for.
    public internal(set) var scatter: StackScatter?

    /// A contact, or a layer with what one electrode does to it; nil for a layer that no electrode touches.
    public enum Part: Sendable {
        /// Two materials that touch.
        case contact(StackContact)
        /// A layer.
        case layer(StackLayer, StackLayer.Exposure?)
    }

    /// What the energy of a part hangs on.
    public struct Decisive: Sendable {
        /// The reaction.
        public let reaction: InterfaceReaction
        /// Whether the energy shown is the total one, per atom of the reactants; else the mutual one.
        public let isTotal: Bool
        /// The reaction without each of its phases.
        public let energies: DecisiveEnergies
    }

    /// A part with its materials, what it gives off, and what its energy hangs on.
    public struct Line: Sendable {
        /// The part.
        public let part: Part
        /// The materials as reactions name them: two of a contact, one of a layer.
        public let substances: [Substance]
        /// What is given off; nil for a layer that no electrode touches.
        public let gas: GasRelease?
        /// What its energy hangs on; nil unless asked for.
        public let decisive: Decisive?

        init(_ part: Part, _ decisive: Decisive?, _ workspace: Workspace) throws {
            (self.part, self.decisive) = (part, decisive)
            let (ion, entries) = (workspace.ion.element, workspace.entries)
            switch part {
            case .contact(let contact):
                let pair = try [contact.first, contact.second].map {
                    try Substance($0.text, catalogue: workspace.catalogue)
                }
                let (kink, reaction) = (contact.worst.kink, contact.worst.reaction)
                let x = kink.fractions.molar
                substances = pair
                gas = GasRelease(
                    kink.products, of: [(pair[0].composition, x), (pair[1].composition, 1 - x)],
                    exchanged: zip(reaction.reservoirs, kink.reservoirUptake).map { ($0.element, $1) }, ion: ion,
                    entries: entries)
            case .layer(let layer, let exposure):
                let substance = try Substance(layer.formula.text, catalogue: workspace.catalogue)
                substances = [substance]
                gas = exposure.map {
                    GasRelease($0.products, of: [(substance.composition, 1)], ion: ion, entries: entries)
                }
            }
        }

        /// The two materials of a contact.
        package func substances(of contact: StackContact) -> (Substance, Substance) {
            (substances[0], substances[substances.count - 1])
        }
    }

    static func parts(of report: StackReport) -> [Part] {
        report.contacts.map { .contact($0) }
            + report.layers.flatMap { layer -> [Part] in
                layer.exposures.isEmpty ? [.layer(layer, nil)] : layer.exposures.map { .layer(layer, $0) }
            }
    }
}
