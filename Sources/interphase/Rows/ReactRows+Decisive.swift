internal import Interfaces
internal import Presentation
internal import ThermoEntries
internal import Thermodynamics

extension ReactRows {
    /// Columns of `--decisive`, behind all others; each filled in the row of the lowest energy of its kind.
    static let decisiveColumns =
        ["total", "mutual"].flatMap { kind in
            [
                Column("e_\(kind)_decisive_phase", tableVisibility: .exportOnly),
                Column(
                    "e_\(kind)_without_it_eV_per_nonreservoir_atom", kind: .number, tableVisibility: .exportOnly),
                Column(
                    "e_\(kind)_without_each_eV_per_nonreservoir_atom", kind: .list, tableVisibility: .exportOnly),
                Column("e_\(kind)_without_it_eV_per_atom", kind: .number, tableVisibility: .exportOnly),
            ]
        } + [Column("hangs_on", title: "hangs on", tableVisibility: .detail)]

    /// The line below decisive columns that says what they mean.
    static let decisiveFootnote =
        "Hangs on: each lowest energy, of the mixture where it then is, without one of its phases, all polymorphs "
        + "of which are left out; the largest change first. Elements and the reactants stay."

    /// The cells of those columns in the row of a kink.
    func cells(_ reaction: InterfaceReaction, _ index: Int, _ energies: DecisiveEnergies) -> [Cell] {
        let unit = reaction.reservoirs.isEmpty ? "eV/atom" : "eV/non-res. atom"
        let kinds: [(name: String, phases: [DecisiveEnergies.Phase], energy: KeyPath<InterfaceReaction, Lowest>)] = [
            ("total", energies.total, \.lowestTotal), ("mutual", energies.mutual, \.lowestMutual),
        ]
        var (cells, texts): ([Cell], [String]) = ([], [])
        for (name, phases, energy) in kinds {
            let lowest = reaction[keyPath: energy]
            guard lowest.kink == index else {
                cells += DecisiveCells.empty + [.empty]
                continue
            }
            let without = phases.map { $0.reaction[keyPath: energy] }
            let decisive = DecisiveCells(
                entries, zip(phases, without).map { DecisivePhase(row: $0.row, valueWithout: $1.value) }, value: { $0 })
            cells += decisive.cells + [.optional(without.first?.perAtom)]
            texts.append("\(name) " + decisive.text(lowest.value, decimals: 4, unit: unit))
        }
        return cells + [texts.isEmpty ? .empty : .text(texts.joined(separator: "; "))]
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

    fileprivate var lowestMutual: Lowest {
        let energies = kinks[mutualMinimum].energies
        return Lowest(kink: mutualMinimum, value: energies.mutual, perAtom: energies.mutualPerAtom)
    }
}
