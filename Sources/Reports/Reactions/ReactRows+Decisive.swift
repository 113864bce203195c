internal import Analyses
package import Interfaces
package import Presentation
internal import ThermoEntries
internal import Thermodynamics

extension ReactRows {
    /// Columns of `--decisive`, behind all others; each filled in the row of the lowest energy of its kind.
    package static let decisiveColumns =
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
    package static let decisiveFootnote =
        "Hangs on: each lowest energy, of the mixture where it then is, without one of its phases, all polymorphs "
        + "of which are left out; the largest change first. Elements and the reactants stay."

    /// The cells of those columns in the row of a kink.
    package func cells(_ reaction: InterfaceReaction, _ index: Int, _ energies: DecisiveEnergies) -> [Cell] {
        let names = [("total", reaction.totalMinimum), ("mutual", reaction.mutualMinimum)].filter { $0.1 == index }
        return cells(reaction, names.map(\.0), energies)
    }

    /// The cells of those columns in a row of a worst case, which attains the minima of these names; the voltage is that of the row.
    package func worstCells(_ reaction: InterfaceReaction, _ names: [String], _ energies: DecisiveEnergies) -> [Cell] {
        cells(reaction, names.map { $0.replacing(" per non-reservoir atom", with: "") }, energies)
    }

    /// The cells of the minima called `total`, `mutual`, `total per atom` and `mutual per atom`; the last two only in words.
    private func cells(_ reaction: InterfaceReaction, _ names: [String], _ energies: DecisiveEnergies) -> [Cell] {
        let unit = reaction.reservoirs.isEmpty ? "eV/atom" : "eV/non-res. atom"
        var texts: [String] = []
        func decisive(
            _ name: String, _ phases: [DecisiveEnergies.Phase], _ energy: (InterfaceReaction) -> Lowest, _ unit: String
        ) -> [Cell] {
            guard names.contains(name) else { return DecisiveCells.empty + [.empty] }
            let without = phases.map { energy($0.reaction) }
            let decisive = DecisiveCells(
                entries, zip(phases, without).map { DecisivePhase(row: $0.row, valueWithout: $1.value) }, value: { $0 })
            texts.append("\(name) " + decisive.text(energy(reaction).value, decimals: 4, unit: unit))
            return decisive.cells + [.optional(without.first?.perAtom)]
        }
        let cells =
            decisive("total", energies.total, \.lowestTotal, unit)
            + decisive("mutual", energies.mutual, \.lowestMutual, unit)
        if !reaction.reservoirs.isEmpty {
            _ = decisive("total per atom", energies.totalPerAtom, \.lowestTotalPerAtom, "eV")
            _ = decisive("mutual per atom", energies.mutualPerAtom, \.lowestMutualPerAtom, "eV")
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
