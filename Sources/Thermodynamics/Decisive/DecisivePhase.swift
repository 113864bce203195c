public import Chemistry
internal import ThermoEntries

/// A phase on which a value hangs: without it the value is another one.
///
/// The decisive phase of a value is the one without which it moves most.
///
/// A phase is a composition: it is left out with all its polymorphs, as `EntrySet.excluding` does with a formula. Elements stay, for
/// they are what energies count from, and so does the composition asked about.
public struct DecisivePhase: Sendable, Hashable {
    /// Row of its lowest polymorph in the entries.
    public let row: Int
    /// The value without the phase, in the unit of the value; nil when there is none then.
    public let valueWithout: Double?

    /// A phase and the value without it.
    public init(row: Int, valueWithout: Double?) {
        self.row = row
        self.valueWithout = valueWithout
    }

    /// The candidates that move `value` by more than `negligible`, those that move it most first.
    ///
    /// A value that vanishes moves most. Changes that are equal in units of `negligible` stand in the canonical order of the entries, which
    /// does not depend on the order of the input.
    public static func ranked(
        _ candidates: [DecisivePhase], at value: Double, negligible: Double
    ) -> [DecisivePhase] {
        func change(_ candidate: DecisivePhase) -> Double {
            candidate.valueWithout.map { ($0 - value).magnitude } ?? .infinity
        }
        func inUnits(_ candidate: DecisivePhase) -> Double { (change(candidate) / negligible).rounded() }
        return candidates.filter { change($0) > negligible }
            .sorted { (inUnits($1), $0.row) < (inUnits($0), $1.row) }
    }
}

extension PhaseSystem {
    /// Which of `rows` can be left out of a question about `compositions`: neither an element nor one of those, each once, ascending.
    public func removable(_ rows: some Sequence<Int>, keeping compositions: [Composition]) -> [Int] {
        let kept = Set(compositions.flatMap { entries.rows(of: $0) } + elementPhases.map { self.rows[$0] })
        return Set(rows).subtracting(kept).sorted()
    }
}
