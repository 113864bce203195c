internal import Analyses
internal import Electrochemistry
package import Presentation
internal import TextFormats
package import ThermoEntries
package import Thermodynamics

extension EntrySet {
    /// What the conduction of phases rests on: `InP: 1.34 eV measured`, `TiS2: 0 to 0.23 eV computed`, `Ni: element`.
    package func gaps(of rows: [Int]) -> Cell {
        .list(
            rows.map { row -> String in
                let text = fluid(at: row)?.rawValue ?? Self.text(PhaseConduction(row, entries: self).basis)
                return "\(formula(at: row)): \(text)"
            }.sorted())
    }

    private static func text(_ basis: PhaseConduction.Basis) -> String {
        switch basis {
        case .measured(let gap), .computed(let gap): "\(text(gap)) \(basis.word)"
        case .contradicting(let measured, let computed): "\(text(measured)) measured, \(text(computed)) computed"
        case .element, .nothing: basis.word
        }
    }

    private static func text(_ gap: BandGapRange) -> String {
        let ends = [gap.lowest, gap.highest].map { NumberFormat(significantDigits: 3).text($0) ?? "" }
        return gap.lowest == gap.highest ? "\(ends[0]) eV" : "\(ends[0]) to \(ends[1]) eV"
    }

    /// Names of the phases that decide a class, sorted.
    package func names(of rows: [Int]) -> Cell { .list(rows.map { formula(at: $0) }.sorted()) }
}

extension GasRelease {
    /// The columns of `cells`; `prefix` tells several reactions of a row apart.
    package static func columns(_ prefix: String = "", title: String = "gas") -> [Column] {
        [
            Column("\(prefix)gas_released", title: title, kind: .amounts, tableVisibility: .detail),
            Column("\(prefix)gas_mmol_per_g", kind: .number, tableVisibility: .exportOnly),
        ]
    }

    /// The gases, and mmol per gram of what reacts.
    package var cells: [Cell] {
        [.amounts(gases.map { Amount($0.formula, $0.amount) }), .number(millimolesPerGram)]
    }

    /// The cells of a reaction that is not there.
    package static let noCells: [Cell] = [.empty, .empty]
}
