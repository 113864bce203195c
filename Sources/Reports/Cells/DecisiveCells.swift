internal import Analyses
package import Presentation
internal import TextFormats
package import ThermoEntries
package import Thermodynamics

/// The phases on which one number hangs, as cells and in words.
package struct DecisiveCells {
    /// Formulas and what the number is without each, nil for none; the largest change first.
    private let phases: [(formula: String, value: Double?)]

    /// Phases of `entries`; `value` turns what the library says into what is printed.
    package init(_ entries: EntrySet, _ phases: [DecisivePhase], value: (Double) -> Double) {
        self.phases = phases.map { (entries.formula(at: $0.row), $0.valueWithout.map(value)) }
    }

    /// The decisive phase, the number without it, and the numbers without each phase that moves it: `LiS4: 2.418987964`.
    package var cells: [Cell] {
        let all = phases.map { formula, value in
            "\(formula): " + (value.flatMap { NumberFormat().text($0) } ?? Self.nothing)
        }
        return [.optional(phases.first?.formula), .optional(phases.first.flatMap(\.value)), .list(all)]
    }

    /// The same where the number is another row's.
    package static let empty: [Cell] = [.empty, .empty, .list([])]

    /// `2.361 V, without P2S7 2.472 V, without LiS4 2.419 V`; of many phases those that count most.
    package func text(_ number: Double, decimals: Int, unit: String) -> String {
        func text(_ number: Double) -> String { "\(NumberFormat().text(number, decimals: decimals) ?? "") \(unit)" }
        if phases.isEmpty { return "\(text(number)): on no single phase" }
        let named = phases.prefix(Self.mostNamed).map {
            ", without \($0.formula) \($0.value.map(text) ?? Self.nothing)"
        }
        let rest = phases.count - named.count
        return text(number) + named.joined()
            + (rest > 0 ? ", \(rest) more \(rest == 1 ? "phase counts" : "phases count") less" : "")
    }

    /// Phases named in words; files hold all.
    private static let mostNamed = 3
    /// What stands for a number that there is none of.
    private static let nothing = "none"
}
