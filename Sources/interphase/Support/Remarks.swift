internal import Presentation
internal import ThermoEntries
internal import ThermoSnapshot
internal import Thermodynamics

extension EntrySet {
    /// The flags of a result row: remarks of the calculation, then the notes of the phases at `rows`, each once.
    func remarks(_ flags: [ResultFlag], rows: [Int]) -> Cell {
        var words = Set(flags).sorted().map(\.rawValue)
        for row in rows.sorted() {
            if let note = note(at: row), !words.contains(note) { words.append(note) }
        }
        return .list(words)
    }

    /// The doubtful and implausible phases among `rows` with the size of the doubt: `Li2CO3 -0.18` (ours minus measured, eV/atom),
    /// `LiS4 implausible`; each once, by formula.
    func energyDoubts(rows: [Int]) -> Cell {
        var doubts = Set<String>()
        for row in rows {
            switch note(at: row) {
            case ImplausiblePhase.note: doubts.insert("\(formula(at: row)) \(ImplausiblePhase.note)")
            case DoubtfulEnergy.note:
                let error = ThermoSnapshot.doubt(of: composition(at: row))?.errorPerAtom
                let size = error.flatMap { NumberFormat(significantDigits: 3).text($0) } ?? "of unknown size"
                doubts.insert("\(formula(at: row)) \(size.hasPrefix("-") || error == nil ? "" : "+")\(size)")
            default: continue
            }
        }
        return .list(doubts.sorted())
    }

    /// Phases with their amounts, named by reduced formula.
    func cell(_ phases: [PhaseAmount]) -> Cell {
        .amounts(phases.map { Amount(formula(at: $0.row), $0.amount) })
    }
}

extension Column {
    /// The column of `EntrySet.energyDoubts(rows:)`.
    static let energyDoubts = Column(
        "energy_doubts", title: "doubts / eV/atom", kind: .list, tableVisibility: .detail)
}

extension Table {
    /// Appends one row or several per input, and a failed row for every problem; `echo` names the column of the input.
    mutating func append(_ batch: Batch<[[Cell]]>, echo: String) {
        for outcome in batch.outcomes {
            switch outcome {
            case .success(let rows): rows.forEach { append($0) }
            case .failure(let problem):
                append(failure: problem.failure, echo: [(echo, .text(problem.failure.input))])
            }
        }
    }
}
