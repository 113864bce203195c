internal import Analyses
package import Presentation
internal import TextFormats
package import ThermoEntries
internal import ThermoSnapshot
package import Thermodynamics

extension EntrySet {
    /// The flags of a result row: remarks of the calculation, then the notes of the phases at `rows`, each once.
    package func remarks(_ flags: [ResultFlag], rows: [Int]) -> Cell {
        var words = Set(flags).sorted().map(\.rawValue)
        for row in rows.sorted() {
            if let note = note(at: row), !words.contains(note) { words.append(note) }
        }
        return .list(words)
    }

    /// The doubtful and implausible phases among `rows` with the size of the doubt: `Li2CO3 -0.18±0.06` (ours minus measured, eV/atom,
    /// with the spread of the family), `LiS4 implausible`; each once, by formula.
    package func energyDoubts(rows: [Int]) -> Cell {
        var doubts = Set<String>()
        for row in rows {
            switch note(at: row) {
            case ImplausiblePhase.note: doubts.insert("\(formula(at: row)) \(ImplausiblePhase.note)")
            case DoubtfulEnergy.note:
                doubts.insert(
                    "\(formula(at: row)) \(ThermoSnapshot.doubt(of: composition(at: row))?.size ?? "of unknown size")")
            default: continue
            }
        }
        return .list(doubts.sorted())
    }

    /// Phases with their amounts, named by reduced formula.
    package func cell(_ phases: [PhaseAmount]) -> Cell {
        .amounts(phases.map { Amount(formula(at: $0.row), $0.amount) })
    }
}

extension DoubtfulEnergy {
    /// The mean error with its sign and spread, eV/atom; nil where it is not known.
    fileprivate var size: String? {
        guard let error = errorPerAtom, let size = NumberFormat().text(error, decimals: 2) else { return nil }
        let spread = spreadPerAtom.flatMap { NumberFormat().text($0, decimals: 2) }.map { "±\($0)" } ?? ""
        return (error > 0 ? "+" : "") + size + spread
    }
}

extension Table {
    /// The line below a table that says what its doubts are; nil when it has none.
    package var doubtFootnote: String? {
        guard let place = columns.firstIndex(where: { $0.name == Column.energyDoubts.name }),
            rows.contains(where: { if case .list(let doubts) = $0.cells[place] { !doubts.isEmpty } else { false } })
        else { return nil }
        return
            "Doubts: by how much such energies are off on average, computed minus measured, ± the spread of their family; see "
            + "'data flags'."
    }
}

extension Column {
    /// The column of `EntrySet.energyDoubts(rows:)`.
    package static let energyDoubts = Column(
        "energy_doubts", title: "doubts / eV/atom", kind: .list, tableVisibility: .detail)
}
