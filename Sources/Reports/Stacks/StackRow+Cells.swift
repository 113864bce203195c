internal import Analyses
internal import Chemistry
internal import Electrochemistry
internal import Interfaces
internal import Presentation
internal import ThermoEntries
internal import Thermodynamics

extension StackContact {
    /// Whether a partner is the reservoir itself, so that the total energy is shown.
    var isReservoir: Bool { worst.reaction.flags.contains(.reservoirReactant) }

    /// What the layer of a contact releases by itself, eV per atom of it; of two layers or two electrodes the stronger.
    var layerSelf: Double? {
        let reaction = worst.reaction
        switch side {
        case .cathode: return reaction.selfEnergyPerAtom2
        case .anode: return reaction.selfEnergyPerAtom1
        case .inner, .electrodes:
            return [reaction.selfEnergyPerAtom1, reaction.selfEnergyPerAtom2].compactMap { $0 }.min()
        }
    }
}

extension StackRow {
    /// The word for the row of a whole stack.
    static let whole = "stack"

    var kind: String {
        if isWhole { return Self.whole }
        return switch line.part {
        case .contact: "contact"
        case .layer: "layer"
        }
    }

    /// `NCM811 | LiNbO3`, or the layer.
    var part: String {
        switch line.part {
        case .contact(let contact): "\(contact.first.text) | \(contact.second.text)"
        case .layer(let layer, _): layer.formula.text
        }
    }

    var side: StackContact.Side {
        switch line.part {
        case .contact(let contact): contact.side
        case .layer(_, let exposure): exposure?.side ?? .inner
        }
    }

    /// V against the element of the ion.
    var voltages: ClosedRange<Double>? {
        switch line.part {
        case .contact(let contact):
            guard let points = contact.open?.points, let first = points.first, let last = points.last else {
                return nil
            }
            return first.voltage...last.voltage
        case .layer(_, let exposure): return exposure?.voltages
        }
    }

    /// eV/atom; nil for a layer that no electrode touches.
    var energy: Double? {
        switch line.part {
        case .contact(let contact): contact.worst.energyPerAtom
        case .layer(_, let exposure): exposure?.drivingForce
        }
    }

    var interphase: InterphaseJudgement? {
        switch line.part {
        case .contact(let contact): contact.interphase
        case .layer(_, let exposure): exposure?.interphase
        }
    }

    var verdict: StackVerdict? {
        switch line.part {
        case .contact(let contact): contact.verdict
        case .layer(_, let exposure): exposure?.verdict
        }
    }

    /// What the reaction gives off; nil where there is none.
    var gas: GasRelease? { line.gas }

    /// The phases that the numbers rest on.
    var involved: [Int] {
        switch line.part {
        case .contact(let contact):
            contact.worst.kink.products.map(\.row)
                + [contact.worst.reaction.reactant1, contact.worst.reaction.reactant2].compactMap(\.entryRow)
        case .layer(let layer, let exposure):
            (exposure?.products.map(\.row) ?? []) + (layer.window.entryRow.map { [$0] } ?? [])
        }
    }

    func reaction(_ page: CellContext) -> Cell {
        switch line.part {
        case .contact(let contact):
            return .text(page.react.text(line.substances(of: contact), contact.worst.reaction, contact.worst.kink))
        case .layer(_, let exposure):
            guard let exposure, let layer = line.substances.first else { return .empty }
            return .text(
                page.reactions.text(
                    of: layer, exchanging: [(page.ion.element, exposure.uptake)], products: exposure.products))
        }
    }

    /// Remarks; the one on self-decomposition only where the layer decomposes, since what the electrode does is what it is for.
    func flags(_ page: CellContext) -> Cell {
        switch line.part {
        case .contact(let contact):
            guard case .list(let words) = page.react.flags(contact.worst.reaction, contact.worst.kink) else {
                return .list([])
            }
            let decomposes = (contact.layerSelf ?? 0) < -InterfaceReaction.selfDecompositionFrom
            return .list(words.filter { decomposes || $0 != ResultFlag.selfDecomposition.rawValue })
        case .layer(let layer, _):
            return page.entries.remarks(
                layer.window.flags + layer.window.completenessFlags(in: page.entries), rows: involved)
        }
    }

    /// Where the potential of the anode comes from, for files.
    var anodeText: Cell {
        guard side == .anode || side == .electrodes, let source = answer.report.anodeSource else { return .empty }
        return switch source {
        case .stated: .text("stated")
        case .element: .text("element of the ion")
        case .measured(let doi): .text("measured plateau, \(doi)")
        case .computed: .text("computed from the data")
        }
    }
}
