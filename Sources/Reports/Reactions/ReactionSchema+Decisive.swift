internal import Analyses
internal import Interfaces
internal import Presentation
internal import ThermoEntries
internal import Thermodynamics

extension Schema<ReactionMixture> {
    /// What the lowest energies hang on, behind all others; each filled in the row that attains it.
    static var decisive: Schema {
        let kinds: [(name: String, kind: ReactionMixture.Kind)] = [("total", .total), ("mutual", .mutual)]
        let numbers = kinds.flatMap { name, kind -> [Field<ReactionMixture>] in
            [
                Field("e_\(name)_decisive_phase", .text, .exportOnly) { $0.decisiveCells(kind, $1)[0] },
                Field("e_\(name)_without_it_eV_per_nonreservoir_atom", .number, .exportOnly) {
                    $0.decisiveCells(kind, $1)[1]
                },
                Field("e_\(name)_without_each_eV_per_nonreservoir_atom", .list, .exportOnly) {
                    $0.decisiveCells(kind, $1)[2]
                },
                Field("e_\(name)_without_it_eV_per_atom", .number, .exportOnly) { row, _ in
                    .optional(row.without(kind).first?.perAtom)
                },
            ]
        }
        return Schema(
            numbers + [Field("hangs_on", title: "hangs on", .text, .detail) { row, page in row.hangsOn(page) }])
    }

    /// The line below that says what it means.
    static var decisiveFootnote: String {
        "Hangs on: each lowest energy, of the mixture where it then is, without one of its phases, all polymorphs "
            + "of which are left out; the largest change first. Elements and the reactants stay."
    }
}

extension ReactionMixture {
    /// The lowest energies of a reaction; those per atom are told in words only.
    enum Kind: CaseIterable {
        case total, mutual, totalPerAtom, mutualPerAtom

        fileprivate var name: String {
            switch self {
            case .total: "total"
            case .mutual: "mutual"
            case .totalPerAtom: "total per atom"
            case .mutualPerAtom: "mutual per atom"
            }
        }

        fileprivate var minimum: VoltageRangeReaction.Minimum {
            switch self {
            case .total: .totalPerNonReservoirAtom
            case .mutual: .mutualPerNonReservoirAtom
            case .totalPerAtom: .totalPerAtom
            case .mutualPerAtom: .mutualPerAtom
            }
        }

        fileprivate func lowest(_ reaction: InterfaceReaction) -> Lowest {
            switch self {
            case .total: reaction.lowestTotal
            case .mutual: reaction.lowestMutual
            case .totalPerAtom: reaction.lowestTotalPerAtom
            case .mutualPerAtom: reaction.lowestMutualPerAtom
            }
        }

        fileprivate func phases(_ energies: DecisiveEnergies) -> [DecisiveEnergies.Phase] {
            switch self {
            case .total: energies.total
            case .mutual: energies.mutual
            case .totalPerAtom: energies.totalPerAtom
            case .mutualPerAtom: energies.mutualPerAtom
            }
        }
    }

    /// Whether this mixture attains a lowest energy: over the range of voltages, or of its own reaction.
    private func attains(_ kind: Kind) -> Bool {
        if !minima.isEmpty { return minima.contains(kind.minimum) }
        return switch kind {
        case .total: index == reaction.totalMinimum
        case .mutual: index == reaction.mutualMinimum
        case .totalPerAtom, .mutualPerAtom: false
        }
    }

    /// The lowest energy without each phase; nothing where another row attains it.
    fileprivate func without(_ kind: Kind) -> [Lowest] {
        guard let decisive, attains(kind) else { return [] }
        return kind.phases(decisive).map { kind.lowest($0.reaction) }
    }

    private func cells(_ kind: Kind, _ page: CellContext) -> DecisiveCells? {
        guard let decisive, attains(kind) else { return nil }
        let phases = zip(kind.phases(decisive), without(kind)).map {
            DecisivePhase(row: $0.row, valueWithout: $1.value)
        }
        return DecisiveCells(page.entries, phases, value: { $0 })
    }

    fileprivate func decisiveCells(_ kind: Kind, _ page: CellContext) -> [Cell] {
        cells(kind, page)?.cells ?? DecisiveCells.empty
    }

    fileprivate func hangsOn(_ page: CellContext) -> Cell {
        let unit = reaction.reservoirs.isEmpty ? "eV/atom" : "eV/non-res. atom"
        let texts = Kind.allCases.compactMap { kind -> String? in
            let isPerAtom = kind == .totalPerAtom || kind == .mutualPerAtom
            guard let cells = cells(kind, page), !(isPerAtom && reaction.reservoirs.isEmpty) else { return nil }
            let value = kind.lowest(reaction).value
            return "\(kind.name) " + cells.text(value, decimals: 4, unit: isPerAtom ? "eV" : unit)
        }
        return texts.isEmpty ? .empty : .text(texts.joined(separator: "; "))
    }
}

/// The lowest energy of a kind: the kink, the energy per non-reservoir atom and per atom there, eV.
fileprivate struct Lowest {
    let kink: Int
    let value: Double
    let perAtom: Double
}

extension InterfaceReaction {
    fileprivate var lowestTotal: Lowest {
        let energies = kinks[totalMinimum].energies
        return Lowest(kink: totalMinimum, value: energies.total, perAtom: energies.totalPerAtom)
    }

    fileprivate var lowestTotalPerAtom: Lowest {
        let energy = kinks[totalWorstPerAtom].energies.totalPerAtom
        return Lowest(kink: totalWorstPerAtom, value: energy, perAtom: energy)
    }

    fileprivate var lowestMutualPerAtom: Lowest {
        Lowest(kink: worstPerAtom, value: worstEnergyPerAtom, perAtom: worstEnergyPerAtom)
    }

    fileprivate var lowestMutual: Lowest {
        let energies = kinks[mutualMinimum].energies
        return Lowest(kink: mutualMinimum, value: energies.mutual, perAtom: energies.mutualPerAtom)
    }
}
