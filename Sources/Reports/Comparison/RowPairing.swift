internal import Analyses
public import Presentation
internal import TextFormats

/// Which rows of two answers to one input stand beside each other.
public enum RowPairing {
    /// The first row of each.
    case first
    /// Rows that agree in these columns, in their order where several do; rows that only the other answer has follow at the end.
    case matching([String])
    /// Rows that hold between two voltages: one pair for every piece between neighbouring limits of either answer, as far as it overlaps
    /// the range. Limits that print alike are one.
    case steps(low: String, high: String, within: ClosedRange<Double>)

    /// Two rows; nil where an answer has none.
    public struct Pair {
        /// Of the first answer.
        public var here: [Cell]?
        /// Of the other one.
        public var there: [Cell]?
    }

    /// The pairs in the order of the first answer; `position` finds a column by its name.
    public func pairs(_ here: [[Cell]], _ there: [[Cell]]?, _ position: (String) -> Int?) -> [Pair] {
        switch self {
        case .first: return here.isEmpty ? [] : [Pair(here: here.first, there: there?.first)]
        case .matching(let names):
            return Self.matched(here, there ?? [], names.compactMap(position))
        case .steps(let low, let high, let range):
            guard let low = position(low), let high = position(high) else { return [] }
            return VoltageSteps(low: low, high: high, range: range).pieces(here, there)
        }
    }

    private static func matched(_ here: [[Cell]], _ there: [[Cell]], _ keys: [Int]) -> [Pair] {
        var rest = there
        let pairs = here.map { row in
            let match = rest.firstIndex { other in keys.allSatisfy { row[$0] == other[$0] } }
            return Pair(here: row, there: match.map { rest.remove(at: $0) })
        }
        return pairs + rest.map { Pair(here: nil, there: $0) }
    }
}

/// Two staircases over the voltage, cut into the pieces in which neither has a step.
package struct VoltageSteps {
    /// Positions of the lower and the upper limit; an empty cell is no limit.
    package let low: Int
    package let high: Int
    /// Pieces that do not overlap this range are left out.
    package let range: ClosedRange<Double>

    /// Each piece with the rows that hold in it, their limits replaced by those of the piece; in the order of the first staircase.
    package func pieces(_ here: [[Cell]], _ there: [[Cell]]?) -> [RowPairing.Pair] {
        let limits = cuts(here + (there ?? []))
        let pieces = zip(limits, limits.dropFirst()).filter { range.overlaps(step: $0.0, $0.1) }.map { from, to in
            RowPairing.Pair(here: row(here, from, to), there: there.flatMap { row($0, from, to) })
        }
        let starts = here.map { self.limits($0).low }
        return zip(starts, starts.dropFirst()).contains { $0.0 > $0.1 } ? pieces.reversed() : pieces
    }

    private func limits(_ row: [Cell]) -> (low: Double, high: Double) {
        func number(_ cell: Cell, or open: Double) -> Double {
            if case .number(let value) = cell { value } else { open }
        }
        return (number(row[low], or: -.infinity), number(row[high], or: .infinity))
    }

    /// All limits in rising order; of those that print alike the first.
    private func cuts(_ rows: [[Cell]]) -> [Double] {
        let format = NumberFormat()
        let all = rows.map(limits).flatMap { [$0.low, $0.high] }.sorted()
        return all.reduce(into: []) { kept, next in
            guard let last = kept.last else { return kept.append(next) }
            if last != next, !(next.isFinite && format.text(last) == format.text(next)) { kept.append(next) }
        }
    }

    private func row(_ rows: [[Cell]], _ from: Double, _ to: Double) -> [Cell]? {
        let inside = Self.inside(from, to)
        guard var row = rows.first(where: { limits($0).low <= inside && inside <= limits($0).high }) else { return nil }
        row[low] = .optional(from)
        row[high] = .optional(to)
        return row
    }

    /// A voltage between two limits, of which any may be infinite.
    private static func inside(_ from: Double, _ to: Double) -> Double {
        if from.isFinite, to.isFinite { return (from + to) / 2 }
        return from.isFinite ? from + 1 : to.isFinite ? to - 1 : 0
    }
}
