internal import TextFormats
internal import Analyses
internal import Chemistry
package import Electrochemistry
package import Interfaces
package import Presentation
package import ThermoEntries
package import ThermoSnapshot
internal import Thermodynamics

/// Contacts and layers of stacks as rows of `interphase-stack/1`.
package struct StackRows: Sendable {
    /// The data.
    package let entries: EntrySet
    /// Names of materials.
    package let catalogue: MaterialCatalogue
    /// What printed voltages refer to.
    package let reference: ReferenceElectrode
    /// Writes the reactions.
    package let reactions: ReactionText
    /// Tells what energies hang on; nil when that is not asked for.
    package var decisive: DecisiveContacts?

    /// Puts the parts together.
    package init(
        entries: EntrySet, catalogue: MaterialCatalogue, reference: ReferenceElectrode, reactions: ReactionText, decisive: DecisiveContacts? = nil
    ) {
        self.entries = entries
        self.catalogue = catalogue
        self.reference = reference
        self.reactions = reactions
        self.decisive = decisive
    }

    /// The columns; a table of one stack leaves out its name and verdict, which stand in every row.
    package static func columns(isBatch: Bool) -> [Column] {
        [
            Column("stack", tableVisibility: isBatch ? .detail : .exportOnly),
            Column("stack_verdict", title: "stack", tableVisibility: isBatch ? .normal : .exportOnly),
            Column("kind", tableVisibility: .exportOnly), Column("part", tableVisibility: .essential), Column("side"),
            Column("voltage_low_V", title: "from / V", kind: .number, digits: 2),
            Column("voltage_high_V", title: "to / V", kind: .number, digits: 2),
            Column("worst_voltage_V", title: "worst at / V", kind: .number, digits: 2),
            Column("energy_eV_per_atom", title: "energy / eV/atom", kind: .number, tableVisibility: .essential),
            Column("energy_kind", tableVisibility: .exportOnly),
            Column("closed_mutual_eV_per_atom", title: "closed / eV/atom", kind: .number),
            Column("open_mutual_eV_per_atom", title: "open / eV/atom", kind: .number, tableVisibility: .exportOnly),
            Column("open_worst_voltage_V", kind: .number, tableVisibility: .exportOnly),
            Column("x1_molar", kind: .number, tableVisibility: .exportOnly),
            Column("reduction_limit_V", title: "reduction / V", kind: .number),
            Column("oxidation_limit_V", title: "oxidation / V", kind: .number),
            Column("interphase_class", title: "interphase"), Column("verdict", tableVisibility: .essential),
            Column("products", kind: .amounts, tableVisibility: .exportOnly),
            Column("reaction", tableVisibility: .detail),
            Column("deciding_phases", kind: .list, tableVisibility: .exportOnly),
            Column("flags", kind: .list, tableVisibility: .detail),
            Column("anode_voltage_from", tableVisibility: .exportOnly),
            Column("interphase_gaps", kind: .list, tableVisibility: .exportOnly),
            Column("electrode_own_phases", kind: .list, tableVisibility: .exportOnly),
            Column("layer_self_eV_per_atom", kind: .number, tableVisibility: .exportOnly),
        ] + GasRelease.columns() + [.energyDoubts]
    }

    /// The column of the comparison of two databases that says which contact reacts most.
    package static let weakestContact = Column("weakest_contact", title: "weakest contact")

    /// The kind of the row that stands for a whole stack.
    package static let wholeStack = "stack"

    /// The rows of a stack behind one of kind `stack` that stands for the whole of it: its verdict, and the numbers of the contact or layer that
    /// reacts most, named in `weakestContact`.
    package func comparedRows(_ report: StackReport, name: String) throws -> [[Cell]] {
        var rows = try rows(report, name: name).map { $0 + [.empty] }
        let columns = Self.columns(isBatch: false).map(\.name)
        let parts = columns.firstIndex(of: "part") ?? 0
        let energies = columns.firstIndex(of: "energy_eV_per_atom") ?? 0
        let worst = rows.firstIndex { row in
            row[parts] == .text(report.strongest?.part ?? "")
                && row[energies] == .optional(report.strongest?.energyPerAtom)
        }
        guard let worst else { return rows }
        let changes: [String: Cell] = [
            "kind": .text(Self.wholeStack), "part": .text(name), "side": .empty, "voltage_low_V": .empty,
            "voltage_high_V": .empty, "verdict": .text(report.verdict.rawValue),
        ]
        let whole = zip(columns, rows[worst]).map { changes[$0] ?? $1 }
        rows.insert(whole + [rows[worst][parts]], at: 0)
        return rows
    }

    /// How many rows a stack has.
    package static func count(_ report: StackReport) -> Int {
        report.contacts.count + report.layers.reduce(0) { $0 + max(1, $1.exposures.count) }
    }

    /// A row per contact from cathode to anode, then one per layer and electrode it touches.
    package func rows(_ report: StackReport, name: String) throws -> [[Cell]] {
        let lead: [Cell] = [.text(name), .text(report.verdict.rawValue)]
        let layers = try report.layers.flatMap { layer in
            try layer.exposures.isEmpty
                ? [cells(layer, nil, report)]
                : layer.exposures.map { try cells(layer, $0, report) }
        }
        return try (report.contacts.map { try cells($0, report) } + layers).map { lead + $0 }
    }

    /// The verdict of a whole stack and its weakest contact in one line.
    package static func summary(_ report: StackReport) -> String {
        let verdict = "Verdict of the stack: \(report.verdict.rawValue)"
        guard let strongest = report.strongest, strongest.energyPerAtom < 0 else { return verdict + "." }
        let energy = NumberFormat(significantDigits: 3).text(strongest.energyPerAtom) ?? ""
        return verdict + "; strongest reaction: \(strongest.part), \(energy) eV/atom."
    }

    /// Where the potential of the anode comes from, for files.
    private func anodeText(_ report: StackReport, _ side: StackContact.Side) -> Cell {
        guard side == .anode || side == .electrodes, let source = report.anodeSource else { return .empty }
        return switch source {
        case .stated: .text("stated")
        case .element: .text("element of the ion")
        case .measured(let doi): .text("measured plateau, \(doi)")
        case .computed: .text("computed from the data")
        }
    }

    /// The same in a line for people, of anodes that are neither stated nor the element of the ion.
    package func anodeNote(_ report: StackReport) -> String? {
        guard let anode = report.stack.anode, let volts = report.conditions.anodeVoltages,
            let source = report.anodeSource
        else { return nil }
        let ends = [volts.lowerBound, volts.upperBound].map {
            NumberFormat(significantDigits: 4).text(reference.voltage(againstElement: $0)) ?? ""
        }
        let place = ends[0] == ends[1] ? "\(ends[0]) V" : "\(ends[0]) to \(ends[1]) V"
        return switch source {
        case .stated, .element: nil
        case .measured(let doi):
            "Anode \(anode.text) at \(place): measured plateau, doi:\(doi), the scale of references too."
        case .computed: "Anode \(anode.text) at \(place): computed from the data, not measured."
        }
    }

    /// What the driving force of a layer hangs on, as the reaction of the layer with itself.
    private func decisiveCells(
        _ layer: StackLayer, _ exposure: StackLayer.Exposure?
    ) throws(ThermodynamicsError) -> [Cell] {
        guard let decisive else { return [] }
        guard let exposure else { return DecisiveContacts.noCells }
        return try decisive.cells(
            decisive.reaction(layer.formula, layer.formula, at: exposure.worstVoltage), isTotal: true)
    }

    /// The note of a flag that a contact carries when its layer decomposes by itself; what the electrode does is what it is for.
    private func flags(_ contact: StackContact, _ react: ReactRows) -> Cell {
        guard case .list(let words) = react.flags(contact.worst.reaction, contact.worst.kink) else { return .list([]) }
        let decomposes = (layerSelf(contact) ?? 0) < -InterfaceReaction.selfDecompositionFrom
        return .list(words.filter { decomposes || $0 != ResultFlag.selfDecomposition.rawValue })
    }

    /// What the layer of a contact releases by itself, eV per atom of it; of two layers or two electrodes the stronger.
    private func layerSelf(_ contact: StackContact) -> Double? {
        let reaction = contact.worst.reaction
        switch contact.side {
        case .cathode: return reaction.selfEnergyPerAtom2
        case .anode: return reaction.selfEnergyPerAtom1
        case .inner, .electrodes:
            return [reaction.selfEnergyPerAtom1, reaction.selfEnergyPerAtom2].compactMap { $0 }.min()
        }
    }

    private func volts(_ value: Double?) -> Cell { .optional(value.map { reference.voltage(againstElement: $0) }) }

    private func cells(_ contact: StackContact, _ report: StackReport) throws -> [Cell] {
        let (worst, open) = (contact.worst, contact.open)
        let substances = (
            try Substance(contact.first.text, catalogue: catalogue),
            try Substance(contact.second.text, catalogue: catalogue)
        )
        let react = ReactRows(entries: entries, reactions: reactions, ion: report.conditions.ion.element)
        let isReservoir = worst.reaction.flags.contains(.reservoirReactant)
        let opened = open?.worstMutualPerAtom
        let closed = contact.closed.kinks[contact.closed.mutualMinimum].energies.mutualPerAtom
        let cells: [Cell] = [
            .text("contact"), .text("\(contact.first.text) | \(contact.second.text)"), .text(contact.side.rawValue),
            volts(open?.points.first?.voltage), volts(open?.points.last?.voltage), volts(worst.voltage),
            .number(worst.energyPerAtom), .text(isReservoir ? "total" : "mutual"), .number(closed),
            .optional(opened?.point.reaction.worstEnergyPerAtom), volts(opened?.point.voltage),
            .number(worst.kink.fractions.molar), .empty, .empty, .text(contact.interphase.class.rawValue),
            .text(contact.verdict.rawValue), entries.cell(worst.kink.products),
            .text(react.text(substances, worst.reaction, worst.kink)),
            .list(contact.interphase.deciding.map { entries.formula(at: $0) }), flags(contact, react),
            anodeText(report, contact.side), entries.gaps(of: contact.interphase.deciding),
            entries.names(of: contact.interphase.electrodeOwn), .optional(layerSelf(contact)),
        ]
        return cells + react.gas(substances, worst.reaction, worst.kink).cells
            + [entries.energyDoubts(rows: react.phases(worst.reaction, worst.kink))]
            + (try decisive?.cells(worst.reaction, isTotal: isReservoir) ?? [])
    }

    private func cells(
        _ layer: StackLayer, _ exposure: StackLayer.Exposure?, _ report: StackReport
    ) throws -> [Cell] {
        let ion = report.conditions.ion
        let substance = try Substance(layer.formula.text, catalogue: catalogue)
        let products = exposure?.products ?? []
        let reaction = exposure.map { exposure in
            reactions.text(of: substance, exchanging: [(ion.element, exposure.uptake)], products: exposure.products)
        }
        let gas = GasRelease(products, of: [(substance.composition, 1)], ion: ion.element, entries: entries)
        let involved = products.map(\.row) + (layer.window.entryRow.map { [$0] } ?? [])
        let remarks = entries.remarks(
            layer.window.flags + layer.window.completenessFlags(in: entries), rows: involved)
        let cells: [Cell] = [
            .text("layer"), .text(layer.formula.text), .text((exposure?.side ?? .inner).rawValue),
            volts(exposure?.voltages.lowerBound), volts(exposure?.voltages.upperBound),
            volts(exposure?.worstVoltage), .optional(exposure?.drivingForce), .text("self"), .empty, .empty, .empty,
            .empty, volts(layer.window.reductionLimit), volts(layer.window.oxidationLimit),
            .optional(exposure?.interphase.class.rawValue), .optional(exposure?.verdict.rawValue),
            exposure == nil ? .empty : entries.cell(products), .optional(reaction),
            entries.names(of: exposure?.interphase.deciding ?? []), remarks,
            anodeText(report, exposure?.side ?? .inner),
            entries.gaps(of: exposure?.interphase.deciding ?? []), .list([]), .optional(exposure?.drivingForce),
        ]
        return try cells + (exposure == nil ? GasRelease.noCells : gas.cells)
            + [entries.energyDoubts(rows: involved)] + decisiveCells(layer, exposure)
    }
}
